package io.lifafa.cli.key;

import io.lifafa.cli.base.DurationConverter;
import io.lifafa.cli.base.ExitCode;
import io.lifafa.tenants.Permission;
import io.lifafa.tenants.key.ApiKey;
import io.lifafa.tenants.key.GeneratedKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lifafa key}: makes, lists, revokes and replaces API keys, also while nodes run on the store. */
@Command(
        name = "key",
        description = "API keys in the store: create, list, revoke, rotate. Once one was made, the ports ask for one.",
        mixinStandardHelpOptions = true,
        subcommands = {
            KeyCommand.Create.class,
            KeyCommand.ListAll.class,
            KeyCommand.Revoke.class,
            KeyCommand.Rotate.class
        })
public final class KeyCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: one of the commands below");
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    /** To standard output the key alone, so that a script can take it. */
    private static int show(GeneratedKey key) {
        System.out.println(key.presented().text());
        System.err.println("This key is shown once. Send it as: Authorization: Bearer KEY");
        return ExitCode.OK;
    }

    /** {@code lifafa key create}. */
    @Command(name = "create", description = "Makes a key and shows it, once.", mixinStandardHelpOptions = true)
    static final class Create extends OnKeys {
        @Option(
                names = "--tenant",
                paramLabel = "NAME",
                description = "Whose data it opens. Default: the configured tenant.")
        private String tenant;

        @Option(
                names = "--role",
                required = true,
                paramLabel = "ROLES",
                description = "What it may do: ingest, read, operate, admin (all of them); separated by commas.")
        private String roles;

        @Option(
                names = "--expires",
                paramLabel = "TIME",
                converter = DurationConverter.class,
                description = "When it ends, from now on, such as 90d. Default: never.")
        private Duration expires;

        @Option(names = "--label", defaultValue = "", paramLabel = "TEXT", description = "What it is for.")
        private String label;

        @Override
        int work(StoredKeys keys) throws Exception {
            var now = now();
            var key = GeneratedKey.generate(
                    new SecureRandom(),
                    tenant == null ? keys.home() : tenant,
                    Permission.parse(roles),
                    label,
                    now,
                    Optional.ofNullable(expires).map(now::plus));
            keys.insert(key.stored());
            return show(key);
        }
    }

    /** {@code lifafa key list}. */
    @Command(
            name = "list",
            description = "Lists a tenant's keys, without their secrets.",
            mixinStandardHelpOptions = true)
    static final class ListAll extends OnKeys {
        @Option(names = "--tenant", paramLabel = "NAME", description = "Whose keys. Default: the configured tenant.")
        private String tenant;

        @Override
        protected boolean changes() {
            return false;
        }

        @Override
        int work(StoredKeys keys) throws Exception {
            var now = Instant.now();
            for (var key : keys.list(tenant == null ? keys.home() : tenant)) {
                System.out.printf(
                        "%s  %-28s  created %s  %s  %s%n",
                        key.id(), roles(key), key.created(), state(key, now), key.label());
            }
            return ExitCode.OK;
        }

        private static String roles(ApiKey key) {
            return key.permissions().stream().sorted().map(Permission::text).collect(Collectors.joining(","));
        }

        private static String state(ApiKey key, Instant now) {
            if (key.revoked().isPresent()) {
                return "revoked " + key.revoked().get();
            }
            var end = key.expires().map(Instant::toString).orElse("never");
            var replaced = key.replacedBy().map(it -> ", replaced by " + it).orElse("");
            return (key.refusal(now).isPresent() ? "expired " : "expires ") + end + replaced;
        }
    }

    /** {@code lifafa key revoke}. */
    @Command(
            name = "revoke",
            description = "Ends a key: within a second every node refuses it.",
            mixinStandardHelpOptions = true)
    static final class Revoke extends OnKeys {
        @Parameters(paramLabel = "ID", description = "The key's id: the 12 characters after lifafa_.")
        private String id;

        @Override
        int work(StoredKeys keys) throws Exception {
            keys.revoke(id, now());
            System.out.println("key " + id + " is revoked");
            return ExitCode.OK;
        }
    }

    /** {@code lifafa key rotate}. */
    @Command(
            name = "rotate",
            description = "Makes a key in another's place and shows it, once. Both work for a while.",
            mixinStandardHelpOptions = true)
    static final class Rotate extends OnKeys {
        @Parameters(paramLabel = "ID", description = "The old key's id.")
        private String id;

        @Option(
                names = "--overlap",
                paramLabel = "TIME",
                defaultValue = "24h",
                converter = DurationConverter.class,
                description = "How long the old one works on. Default: ${DEFAULT-VALUE}.")
        private Duration overlap;

        @Override
        int work(StoredKeys keys) throws Exception {
            var now = now();
            return show(keys.rotate(id, now, now.plus(overlap)));
        }
    }
}
