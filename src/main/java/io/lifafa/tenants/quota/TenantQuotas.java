package io.lifafa.tenants.quota;

import io.lifafa.tenants.settings.QuotaName;
import io.lifafa.tenants.settings.Quotas;
import io.lifafa.tenants.settings.TenantSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Counts what tenants use and says when one has used up a quota. Of several quotas the first one that is hit decides. Settings that change
 * while in use hold from the next request on.
 *
 * <p>SMS and tokens are counted optimistically: a node knows its own use at once and that of others at the next {@link UsageSync}. So
 * N nodes may together exceed a quota by what N - 1 of them let in within one sync (half a second and the time of a write and a read), and by
 * what the API calls under way use. Requests per second are a token bucket of each node, which has an equal share of them.
 *
 * <p>Thread rule: any. Nothing blocks; each call takes the lock of one tenant for well under a microsecond.
 */
public final class TenantQuotas implements RequestAdmission, SmsAdmission, ApiAdmission {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final UsageCounts REQUEST = new UsageCounts(1, 0, 0, 0, 0);

    /** SMS that wait are looked at again after so long at the latest. */
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final Function<String, TenantSettings> settings;
    private final TenantAccounts accounts = new TenantAccounts();
    private final Clock clock;
    private final LongSupplier nanos;
    private final Consumer<QuotaName> refused;

    /** How many nodes take requests, this one included. */
    private volatile int nodes = 1;

    /**
     * @param settings of a tenant, from memory
     * @param nanos never goes back
     * @param refused hears which quota each refusal is for, to be counted; called on any thread
     */
    public TenantQuotas(
            Function<String, TenantSettings> settings, Clock clock, LongSupplier nanos, Consumer<QuotaName> refused) {
        this.settings = settings;
        this.clock = clock;
        this.nanos = nanos;
        this.refused = refused;
    }

    /** From now on so many nodes share the requests per second. */
    void sharedBy(int takingRequests) {
        nodes = Math.max(1, takingRequests);
    }

    TenantAccounts accounts() {
        return accounts;
    }

    Quotas quotas(String tenant) {
        return settings.apply(tenant).quotas();
    }

    private TenantAccount account(String tenant, Instant now) {
        return accounts.of(tenant, now);
    }

    @Override
    public void request(String tenant) {
        var now = clock.instant();
        var account = account(tenant, now);
        var limit = quotas(tenant).limit(QuotaName.REQUESTS_PER_SECOND);
        if (limit.isPresent()) {
            long wait = account.requests().take(share(limit.getAsLong()), nanos.getAsLong());
            if (wait > 0) {
                throw exceeded(QuotaName.REQUESTS_PER_SECOND, limit.getAsLong(), Duration.ofNanos(wait));
            }
        }
        account.add(REQUEST, now);
    }

    private double share(long perSecond) {
        return (double) perSecond / nodes;
    }

    @Override
    public Optional<RateLimitHeaders> rateLimit(String tenant) {
        var quotas = quotas(tenant);
        if (quotas.isEmpty()) {
            return Optional.empty();
        }
        var now = clock.instant();
        var account = account(tenant, now);
        var items = new ArrayList<RateLimitHeaders.Item>(2);
        quotas.limit(QuotaName.REQUESTS_PER_SECOND).ifPresent(limit -> {
            long left = account.requests().left(share(limit), nanos.getAsLong());
            items.add(new RateLimitHeaders.Item("requests", limit, SECOND, left, SECOND));
        });
        quotas.limit(QuotaName.SMS_PER_DAY).ifPresent(limit -> {
            long left = limit - account.used(UsagePeriod.DAY, now).sms();
            items.add(new RateLimitHeaders.Item("sms", limit, Duration.ofDays(1), left, left(UsagePeriod.DAY, now)));
        });
        return items.isEmpty() ? Optional.empty() : Optional.of(new RateLimitHeaders(items));
    }

    private static Duration left(UsagePeriod period, Instant now) {
        return Duration.between(now, period.end(now));
    }

    @Override
    public void requireSms(String tenant) {
        var limit = smsPerDay(tenant);
        var now = clock.instant();
        if (limit.isPresent() && account(tenant, now).used(UsagePeriod.DAY, now).sms() >= limit.getAsLong()) {
            throw smsUsedUp(limit.getAsLong(), now);
        }
    }

    @Override
    public void takeSms(String tenant, int count) {
        var limit = smsPerDay(tenant);
        var now = clock.instant();
        if (!account(tenant, now).takeSms(count, limit.orElse(Long.MAX_VALUE), now)) {
            throw smsUsedUp(limit.orElseThrow(), now);
        }
    }

    private OptionalLong smsPerDay(String tenant) {
        return quotas(tenant).limit(QuotaName.SMS_PER_DAY);
    }

    private QuotaExceeded smsUsedUp(long limit, Instant now) {
        return exceeded(QuotaName.SMS_PER_DAY, limit, left(UsagePeriod.DAY, now));
    }

    private QuotaExceeded exceeded(QuotaName quota, long limit, Duration retryAfter) {
        refused.accept(quota);
        return new QuotaExceeded(quota, limit, retryAfter);
    }

    @Override
    public void countSms(String tenant, int count) {
        add(tenant, new UsageCounts(0, count, 0, 0, 0));
    }

    /** Counts SMS that a template answered. */
    public void templateHits(String tenant, int count) {
        add(tenant, new UsageCounts(0, 0, 0, 0, count));
    }

    @Override
    public void called(String tenant, long tokens) {
        add(tenant, new UsageCounts(0, 0, 1, tokens, 0));
    }

    private void add(String tenant, UsageCounts counts) {
        var now = clock.instant();
        account(tenant, now).add(counts, now);
    }

    @Override
    public Optional<UsedUp> usedUp(String tenant) {
        var settled = settings.apply(tenant);
        if (settled.quotas().isEmpty()) {
            return Optional.empty();
        }
        var now = clock.instant();
        var day = tokensUsedUp(settled, QuotaName.API_TOKENS_PER_DAY, UsagePeriod.DAY, now);
        var month = tokensUsedUp(settled, QuotaName.API_TOKENS_PER_MONTH, UsagePeriod.MONTH, now);
        return month.or(() -> day)
                .map(wait -> new UsedUp(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT, settled.onQuota()));
    }

    private Optional<Duration> tokensUsedUp(TenantSettings settled, QuotaName quota, UsagePeriod period, Instant now) {
        var limit = settled.quotas().limit(quota);
        return limit.isPresent()
                        && account(settled.name(), now).used(period, now).apiTokens() >= limit.getAsLong()
                ? Optional.of(left(period, now))
                : Optional.empty();
    }
}
