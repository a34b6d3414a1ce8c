/** {@code lifafa run}: files in, results out, with progress and a summary. Thread rule: the main thread, which may block. */
package io.lifafa.cli.run;
