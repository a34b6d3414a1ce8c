package io.lifafa.store.crypt;

import io.lifafa.config.SecurityConfig;
import io.lifafa.store.database.Database;
import io.lifafa.tenants.crypt.KeyRing;
import io.lifafa.tenants.crypt.MasterKeys;
import io.lifafa.tenants.crypt.TenantKeyChanges;
import io.lifafa.tenants.crypt.TenantKeyStore.MasterMark;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A database whose texts are encrypted.
 *
 * @param plain texts as they are stored
 * @param database encrypts and opens on the way
 * @param texts counts what could not be opened
 * @param masters the master keys that this process was given
 */
public record TextEncryption(Database plain, Database database, EncryptedTexts texts, MasterKeys masters) {
    private static final String HOW_TO =
            ": set security.master_key_file to the file with that key (or security.master_keys)."
                    + " If it is lost, those texts are lost: restore it from where it is kept";

    /**
     * The master keys that the configuration names; empty if texts are not to be encrypted. Blocks while it reads their file.
     *
     * @throws IOException if that cannot be read or holds what is no key; the message names the configuration key
     */
    public static Optional<MasterKeys> masterKeys(SecurityConfig config) throws IOException {
        if (config.masterKeyFile().isPresent()) {
            var file = config.masterKeyFile().get();
            try {
                return Optional.of(parsed("security.master_key_file: " + file, Files.readString(file)));
            } catch (NoSuchFileException e) {
                throw new IOException("security.master_key_file: " + file + " does not exist", e);
            } catch (CharacterCodingException | AccessDeniedException e) {
                throw new IOException("security.master_key_file: " + file + " cannot be read as text", e);
            }
        }
        return config.masterKeys().isPresent()
                ? Optional.of(parsed("security.master_keys", config.masterKeys().get()))
                : Optional.empty();
    }

    private static MasterKeys parsed(String origin, String text) throws IOException {
        try {
            var keys = MasterKeys.parse(text);
            // The first use of a cipher takes its time: here rather than on an event loop.
            keys.first().check();
            return keys;
        } catch (IllegalArgumentException e) {
            throw new IOException(origin + " " + e.getMessage(), e);
        }
    }

    /** Over a database as it is. */
    public static TextEncryption over(Vertx vertx, Database plain, MasterKeys masters) {
        var texts = new EncryptedTexts(vertx, new KeyRing(vertx, new MongoTenantKeys(plain), masters));
        return new TextEncryption(plain, plain.with(texts), texts, masters);
    }

    /** Changes the keys of this store. */
    public TenantKeyChanges changes(Vertx vertx) {
        return new TenantKeyChanges(new MongoTenantKeys(plain), masters, Clock.systemUTC(), () -> vertx.timer(
                        TenantKeyChanges.NOTICED.toMillis(), TimeUnit.MILLISECONDS)
                .mapEmpty());
    }

    /**
     * Succeeds if the store's texts can be read with these master keys; one that has no encrypted texts yet is marked as the first key's.
     *
     * @param masters empty if this process was given none
     * @return fails with an {@code IllegalStateException} that names the key and the remedy
     */
    public static Future<Void> require(Database database, Optional<MasterKeys> masters) {
        var keys = new MongoTenantKeys(database);
        return masters.map(given -> keys.begin(MasterMark.of(given.first())).compose(mark -> require(mark, given)))
                .orElseGet(() -> keys.master()
                        .compose(mark -> mark.isEmpty()
                                ? Future.succeededFuture()
                                : refused("the texts in this store are encrypted under master key "
                                        + mark.get().id() + ", and none is configured" + HOW_TO)));
    }

    private static Future<Void> require(MasterMark mark, MasterKeys given) {
        return given.find(mark.id()).filter(mark::isOf).isPresent()
                ? Future.succeededFuture()
                : refused("the texts in this store are encrypted under master key " + mark.id()
                        + ", and security.master_key_file or security.master_keys has " + given.ids() + HOW_TO);
    }

    private static Future<Void> refused(String why) {
        return Future.failedFuture(new IllegalStateException(why));
    }
}
