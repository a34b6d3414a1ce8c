/** The commands of the command line. Thread rule: the main thread, which may block. */
package io.lifafa.cli;
