/** {@code lifafa cache}: the stored templates, looked at, exported, imported. Thread rule: the main thread, which may block. */
package io.lifafa.cli.cache;
