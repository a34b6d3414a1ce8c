/**
 * Reads the configuration, from weak to strong: the shipped {@code lifafa.yaml}, a file, the environment, the command line.
 * Thread rule: read once at the start.
 */
package io.lifafa.config.load;
