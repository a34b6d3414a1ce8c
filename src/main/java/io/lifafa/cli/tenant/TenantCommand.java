package io.lifafa.cli.tenant;

import io.lifafa.cli.base.Await;
import io.lifafa.cli.base.ExitCode;
import io.lifafa.cli.base.OnStore;
import io.lifafa.config.LifafaConfig;
import io.lifafa.store.database.Database;
import io.lifafa.store.mongo.MongoTenantStore;
import io.lifafa.tenants.TenantName;
import io.lifafa.tenants.settings.OnQuota;
import io.lifafa.tenants.settings.QuotaName;
import io.lifafa.tenants.settings.TemplateSharing;
import io.lifafa.tenants.settings.TenantSettings;
import io.lifafa.tenants.settings.TenantSettingsJson;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lifafa tenant}: what is settled for tenants, also while nodes run on the store; they follow within a second. */
@Command(
        name = "tenant",
        description = "Tenants' weights, quotas and switches in the store: set, list, show, disable, enable.",
        mixinStandardHelpOptions = true,
        subcommands = {
            TenantCommand.Change.class,
            TenantCommand.ListAll.class,
            TenantCommand.Show.class,
            TenantCommand.Disable.class,
            TenantCommand.Enable.class
        })
public final class TenantCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: one of the commands below");
    }

    /** What the sub-commands about one tenant share. */
    abstract static class OnTenant extends OnStore {
        @Parameters(paramLabel = "NAME", description = "The tenant.")
        private String name;

        @Override
        protected final int work(Database database, LifafaConfig config) throws Exception {
            TenantName.check(name);
            var tenants = new MongoTenantStore(database);
            var before = Await.on(tenants.find(name)).orElseGet(() -> TenantSettings.of(name));
            var after = changed(before).checkedFor(config.tenant());
            if (changes()) {
                Await.on(tenants.put(after));
            }
            System.out.println(name + " " + TenantSettingsJson.write(after).encode());
            return ExitCode.OK;
        }

        abstract TenantSettings changed(TenantSettings settings);
    }

    /** {@code lifafa tenant set}. */
    @Command(
            name = "set",
            description = "Changes what is given and leaves the rest as it is.",
            mixinStandardHelpOptions = true)
    static final class Change extends OnTenant {
        @Option(
                names = "--weight",
                paramLabel = "N",
                description = "Share of claims and API calls against other tenants with work, 1 to 1000. Default: 1.")
        private Optional<Integer> weight = Optional.empty();

        @Option(
                names = "--sms-per-day",
                paramLabel = "N",
                converter = Limit.Converter.class,
                description = "Most SMS accepted a day (UTC), or none.")
        private Limit smsPerDay;

        @Option(
                names = "--requests-per-second",
                paramLabel = "N",
                converter = Limit.Converter.class,
                description = "Most requests a second, all nodes together, or none.")
        private Limit requestsPerSecond;

        @Option(
                names = "--api-tokens-per-day",
                paramLabel = "N",
                converter = Limit.Converter.class,
                description = "Most tokens of the extraction API a day (UTC), or none.")
        private Limit apiTokensPerDay;

        @Option(
                names = "--api-tokens-per-month",
                paramLabel = "N",
                converter = Limit.Converter.class,
                description = "The same a month.")
        private Limit apiTokensPerMonth;

        @Option(
                names = "--on-quota",
                paramLabel = "wait|rules",
                description = "When its API tokens are used up its SMS wait, or the rules answer. Default: wait.")
        private Optional<OnQuota> onQuota = Optional.empty();

        @Option(
                names = "--give-templates",
                arity = "1",
                paramLabel = "true|false",
                description = "Whether its answers teach the shared templates. Default: true.")
        private Optional<Boolean> give = Optional.empty();

        @Option(
                names = "--take-templates",
                arity = "1",
                paramLabel = "true|false",
                description = "Whether templates answer for it. Default: true.")
        private Optional<Boolean> take = Optional.empty();

        @Override
        TenantSettings changed(TenantSettings settings) {
            var changed = quota(settings, QuotaName.SMS_PER_DAY, smsPerDay);
            changed = quota(changed, QuotaName.REQUESTS_PER_SECOND, requestsPerSecond);
            changed = quota(changed, QuotaName.API_TOKENS_PER_DAY, apiTokensPerDay);
            changed = quota(changed, QuotaName.API_TOKENS_PER_MONTH, apiTokensPerMonth);
            var before = changed.templates();
            return changed.withWeight(weight.orElse(changed.weight()))
                    .withOnQuota(onQuota.orElse(changed.onQuota()))
                    .withTemplates(new TemplateSharing(give.orElse(before.give()), take.orElse(before.take())));
        }

        private static TenantSettings quota(TenantSettings settings, QuotaName name, Limit limit) {
            return limit == null
                    ? settings
                    : settings.withQuotas(settings.quotas().with(name, limit.value()));
        }
    }

    /** {@code lifafa tenant list}. */
    @Command(
            name = "list",
            description = "Lists the tenants for which anything was settled.",
            mixinStandardHelpOptions = true)
    static final class ListAll extends OnStore {
        @Override
        protected boolean changes() {
            return false;
        }

        @Override
        protected int work(Database database, LifafaConfig config) throws Exception {
            for (var tenant : Await.on(new MongoTenantStore(database).list())) {
                System.out.println(
                        tenant.name() + " " + TenantSettingsJson.write(tenant).encode());
            }
            return ExitCode.OK;
        }
    }

    /** {@code lifafa tenant show}. */
    @Command(name = "show", description = "Shows what is settled for a tenant.", mixinStandardHelpOptions = true)
    static final class Show extends OnTenant {
        @Override
        protected boolean changes() {
            return false;
        }

        @Override
        TenantSettings changed(TenantSettings settings) {
            return settings;
        }
    }

    /** {@code lifafa tenant disable}. */
    @Command(
            name = "disable",
            description = "Lets nobody in with its keys and tokens; what it sent before is worked off.",
            mixinStandardHelpOptions = true)
    static final class Disable extends OnTenant {
        @Override
        TenantSettings changed(TenantSettings settings) {
            return settings.withDisabled(true);
        }
    }

    /** {@code lifafa tenant enable}. */
    @Command(name = "enable", description = "Lets its keys and tokens in again.", mixinStandardHelpOptions = true)
    static final class Enable extends OnTenant {
        @Override
        TenantSettings changed(TenantSettings settings) {
            return settings.withDisabled(false);
        }
    }
}
