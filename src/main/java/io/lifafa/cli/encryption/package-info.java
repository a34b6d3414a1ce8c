/** {@code lifafa encryption}: keys of texts at rest. Thread rule: the main thread, which may block. */
package io.lifafa.cli.encryption;
