package io.lifafa.store.database;

import io.vertx.core.shareddata.Shareable;

/** Bytes in a document. Not a {@code byte[]}: a JSON object shows that as text. Thread rule: for whoever does not change them. */
public record Bytes(byte[] value) implements Shareable {}
