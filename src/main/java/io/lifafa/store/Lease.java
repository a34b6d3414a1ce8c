package io.lifafa.store;

import io.lifafa.sms.ChunkId;

/**
 * The right to work on a chunk until its lease ends. Only the newest epoch can close the chunk (fencing token).
 *
 * @param chunk which chunk
 * @param owner who holds it: node and worker
 * @param epoch grows by one with every claim
 */
public record Lease(ChunkId chunk, String owner, long epoch) {}
