/** {@code lifafa evaluate}: who answers the labelled messages. Thread rule: the main thread, which may block. */
package io.lifafa.cli.evaluate;
