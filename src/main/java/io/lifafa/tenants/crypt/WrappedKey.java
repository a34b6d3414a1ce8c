package io.lifafa.tenants.crypt;

import java.time.Instant;
import java.util.Optional;

/**
 * One version of a tenant's key, as it is stored.
 *
 * @param tenant whose texts it opens
 * @param version 1 for the tenant's first
 * @param master the id of the master key that it is wrapped with
 * @param wrapped the key, wrapped; empty once it was dropped
 * @param retired true if nothing new is encrypted with it
 * @param created when it was made
 */
public record WrappedKey(
        String tenant, int version, String master, Optional<byte[]> wrapped, boolean retired, Instant created) {

    /** The same key, wrapped by another master key. */
    WrappedKey with(String newMaster, byte[] newWrapped) {
        return new WrappedKey(tenant, version, newMaster, Optional.of(newWrapped), retired, created);
    }

    /** Names no part of the key. */
    @Override
    public String toString() {
        return "WrappedKey[" + tenant + " " + version + "]";
    }
}
