package io.lifafa.store;

/**
 * What a replay or rework has set going.
 *
 * @param batchId the batch in which the SMS are tried again; empty if there are none
 * @param count how many of them have been found so far; 0 only if there are none
 */
public record Replayed(String batchId, int count) {}
