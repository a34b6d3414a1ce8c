package io.lifafa.tenants.quota;

import java.util.List;

/**
 * What a node adds at a time. It may be sent again when nobody knows whether it arrived: each document keeps the mark of the batch that was
 * added last from a slot, and adds none twice.
 *
 * @param slot of the node's process, 0 to {@value #SLOTS} - 1: bounds what a document keeps. Two processes may fall on one; then a batch
 *     that is repeated after the other's may count twice
 * @param mark differs for every batch of every process
 */
public record UsageBatch(int slot, String mark, List<UsageDelta> deltas) {
    public static final int SLOTS = 64;

    public UsageBatch {
        deltas = List.copyOf(deltas);
    }
}
