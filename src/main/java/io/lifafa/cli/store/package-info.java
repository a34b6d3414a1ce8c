/** {@code lifafa store} and {@code lifafa audit}. Thread rule: the main thread, which may block. */
package io.lifafa.cli.store;
