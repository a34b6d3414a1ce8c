/**
 * Reads the configuration, from weak to strong: the defaults, a file, the environment, the command line; and builds the
 * records from the table of keys. Thread rule: read once at the start.
 */
package io.lifafa.config.load;
