package io.lifafa.store;

/**
 * What a replay has set going.
 *
 * @param batchId the batch in which the dead letters are tried again
 * @param count how many they are
 */
public record Replayed(String batchId, int count) {}
