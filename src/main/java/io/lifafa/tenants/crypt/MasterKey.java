package io.lifafa.tenants.crypt;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** The key that wraps the tenants' keys; never stored. Thread rule: immutable. */
public final class MasterKey {
    private static final int ID_BYTES = 8;
    private static final int FIRST_VERSION = 0;
    private static final TextBinding CHECK = new TextBinding("", "", "master key check");
    private static final String CHECK_TEXT = "lifafa";

    private final DataKey key;
    private final String id;

    MasterKey(byte[] key) {
        this.key = new DataKey(FIRST_VERSION, key);
        this.id = fingerprint(key);
    }

    /** Tells it from others, and nothing of it: 16 hexadecimal digits of a hash. */
    public String id() {
        return id;
    }

    /** A new key of a tenant. */
    WrappedKey generate(String tenant, int version, Instant now) {
        return new WrappedKey(tenant, version, id, Optional.of(wrap(Nonces.key(), tenant, version)), false, now);
    }

    /** The key in memory; empty if this is not the master key that wrapped it, or it was changed since. */
    Optional<DataKey> unwrap(WrappedKey wrapped) {
        return bytes(wrapped).map(it -> new DataKey(wrapped.version(), it));
    }

    /** The same key of a tenant wrapped by this one instead of {@code old}; empty if {@code old} does not open it. */
    Optional<WrappedKey> rewrap(WrappedKey wrapped, MasterKey old) {
        return old.bytes(wrapped).map(it -> wrapped.with(id, wrap(it, wrapped.tenant(), wrapped.version())));
    }

    /** What is kept in the store to tell this key from a wrong one. */
    public byte[] check() {
        return key.encrypt(CHECK_TEXT, CHECK);
    }

    /** Whether this key made the check. */
    public boolean made(byte[] check) {
        return key.open(check, CHECK).filter(CHECK_TEXT::equals).isPresent();
    }

    private byte[] wrap(byte[] bytes, String tenant, int version) {
        return key.encrypt(HexFormat.of().formatHex(bytes), place(tenant, version));
    }

    private Optional<byte[]> bytes(WrappedKey wrapped) {
        return wrapped.wrapped()
                .flatMap(it -> key.open(it, place(wrapped.tenant(), wrapped.version())))
                .map(HexFormat.of()::parseHex);
    }

    private static TextBinding place(String tenant, int version) {
        return new TextBinding(tenant, Integer.toString(version), "tenant key");
    }

    private static String fingerprint(byte[] key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update("lifafa master key".getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest.digest(key), 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Names the id alone. */
    @Override
    public String toString() {
        return "MasterKey[" + id + "]";
    }
}
