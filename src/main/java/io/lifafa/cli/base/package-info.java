/** What every command shares: options, exit codes, waiting, words for failures. Thread rule: the main thread, which may block. */
package io.lifafa.cli.base;
