package io.lifafa.tenants.crypt;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** Where wrapped keys are kept. Futures fail with what the store fails with. Thread rule: any. */
public interface TenantKeyStore {
    /** All versions of a tenant's key, dropped ones too. */
    Future<List<WrappedKey>> of(String tenant);

    /** Keeps a new version. The Future gives false if there is one of that number already, which then stays. */
    Future<Boolean> add(WrappedKey key);

    /** Changes one that is there. */
    Future<Void> replace(WrappedKey key);

    /** The names of all tenants that have a key, also a dropped one. */
    Future<List<String>> tenants();

    /** Grows whenever something that nodes know already has changed; 0 at first. */
    Future<Long> changes();

    /** Tells nodes that something has changed. */
    Future<Void> changed();

    /** The store's master key; empty while it has none. */
    Future<Optional<MasterMark>> master();

    /** Marks the store as this master key's if it has none yet. The Future gives the mark that then stands. */
    Future<MasterMark> begin(MasterMark mark);

    /** Marks it as another master key's. */
    Future<Void> replaceMaster(MasterMark mark);

    /**
     * What the store says of its master key.
     *
     * @param id of the key
     * @param check that only this key can have made
     */
    record MasterMark(String id, byte[] check) {
        public static MasterMark of(MasterKey key) {
            return new MasterMark(key.id(), key.check());
        }

        public boolean isOf(MasterKey key) {
            return id.equals(key.id()) && key.made(check);
        }
    }
}
