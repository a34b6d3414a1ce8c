package io.lifafa.cli.encryption;

import io.lifafa.cli.base.Await;
import io.lifafa.cli.base.ExitCode;
import io.lifafa.config.LifafaConfig;
import io.lifafa.node.StoreAccess;
import io.lifafa.store.crypt.MongoTenantKeys;
import io.lifafa.store.crypt.Reencryption;
import io.lifafa.tenants.crypt.TenantKeyStore;
import io.lifafa.tenants.crypt.WrappedKey;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lifafa encryption}: keys of texts at rest, also while nodes run on the store. */
@Command(
        name = "encryption",
        description = "Keys of the texts in the store: status, rotate, reencrypt, rotate-master, drop.",
        mixinStandardHelpOptions = true,
        subcommands = {
            EncryptionCommand.Status.class,
            EncryptionCommand.Rotate.class,
            EncryptionCommand.Reencrypt.class,
            EncryptionCommand.RotateMaster.class,
            EncryptionCommand.Drop.class
        })
public final class EncryptionCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: one of the commands below");
    }

    private static int reencrypt(StoreAccess store, String tenant) throws Exception {
        var reencryption = new Reencryption(
                OnTexts.encryption(store), count -> System.err.print("\r" + count + " texts encrypted anew"));
        long count = Await.on(reencryption.of(tenant));
        System.err.println();
        System.out.println(count + " texts of tenant " + tenant + " are encrypted under its newest key now");
        return ExitCode.OK;
    }

    /** {@code lifafa encryption status}. */
    @Command(
            name = "status",
            description =
                    "Shows the id of the store's master key and the versions of each tenant's key; no master key is needed.",
            mixinStandardHelpOptions = true)
    static final class Status extends OnTexts {
        @Override
        Future<StoreAccess> open(Vertx vertx, LifafaConfig config) {
            return StoreAccess.requireToRead(vertx, config.store());
        }

        @Override
        int work(StoreAccess store, Vertx vertx) throws Exception {
            var keys = new MongoTenantKeys(store.database());
            var mark = Await.on(keys.master());
            System.out.println(
                    mark.map(it -> "texts are encrypted; master key " + it.id()).orElse("texts are not encrypted"));
            for (var tenant : Await.on(keys.tenants())) {
                for (var key : Await.on(keys.of(tenant))) {
                    System.out.printf(
                            "%s  version %d  created %s  %s%n", tenant, key.version(), key.created(), state(key));
                }
            }
            return ExitCode.OK;
        }

        private static String state(WrappedKey key) {
            if (key.wrapped().isEmpty()) {
                return "dropped";
            }
            return "under master key " + key.master() + (key.retired() ? ", retired" : "");
        }
    }

    /** {@code lifafa encryption rotate}. */
    @Command(
            name = "rotate",
            description = {
                "Makes a new version of a tenant's key, which all nodes use within seconds, and encrypts stored texts anew.",
                "May be broken off: 'reencrypt' goes on."
            },
            mixinStandardHelpOptions = true)
    static final class Rotate extends OnTexts {
        @Option(names = "--tenant", required = true, paramLabel = "NAME", description = "Whose key.")
        private String tenant;

        @Override
        int work(StoreAccess store, Vertx vertx) throws Exception {
            int version = Await.on(encryption(store).changes(vertx).rotate(tenant));
            System.out.println("tenant " + tenant + " has version " + version + " of its key");
            return reencrypt(store, tenant);
        }
    }

    /** {@code lifafa encryption reencrypt}. */
    @Command(
            name = "reencrypt",
            description =
                    "Encrypts a tenant's stored texts under its newest key: those in clear and those under older versions.",
            mixinStandardHelpOptions = true)
    static final class Reencrypt extends OnTexts {
        @Option(names = "--tenant", required = true, paramLabel = "NAME", description = "Whose texts.")
        private String tenant;

        @Override
        int work(StoreAccess store, Vertx vertx) throws Exception {
            return reencrypt(store, tenant);
        }
    }

    /** {@code lifafa encryption rotate-master}. */
    @Command(
            name = "rotate-master",
            description = {
                "Wraps all tenants' keys with the first of the configured master keys.",
                "Give every node both keys before, the new one first."
            },
            mixinStandardHelpOptions = true)
    static final class RotateMaster extends OnTexts {
        @Override
        int work(StoreAccess store, Vertx vertx) throws Exception {
            var encryption = encryption(store);
            int count = Await.on(encryption.changes(vertx).rewrap());
            System.out.println(count + " keys are wrapped with master key "
                    + encryption.masters().first().id() + " now; no other is needed any more");
            return ExitCode.OK;
        }
    }

    /** {@code lifafa encryption drop}. */
    @Command(
            name = "drop",
            description = {
                "Drops all versions of a tenant's key: its texts cannot be read any more, by nobody, for ever.",
                "Open work of the tenant becomes dead letters; whatever it sends afterwards gets a new key."
            },
            mixinStandardHelpOptions = true)
    static final class Drop extends OnTexts {
        @Option(names = "--tenant", required = true, paramLabel = "NAME", description = "Whose texts.")
        private String tenant;

        @Option(names = "--yes", required = true, description = "Says that this is meant: it cannot be undone.")
        private boolean meant;

        @Override
        int work(StoreAccess store, Vertx vertx) throws Exception {
            if (!meant) {
                throw new IllegalStateException("nothing was dropped: say --yes if this is meant");
            }
            TenantKeyStore keys = new MongoTenantKeys(encryption(store).plain());
            if (Await.on(keys.of(tenant)).isEmpty()) {
                System.out.println("tenant " + tenant + " has no key");
                return ExitCode.NOT_OK;
            }
            int count = Await.on(encryption(store).changes(vertx).drop(tenant));
            System.out.println(count + " versions of the key of tenant " + tenant + " are dropped");
            return ExitCode.OK;
        }
    }
}
