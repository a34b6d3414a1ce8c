/** {@code lifafa key}: API keys in the store. Thread rule: the main thread, which may block. */
package io.lifafa.cli.key;
