package io.lifafa.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the simulated API behaves; the components are those of {@link Setting}.
 *
 * @param jitter 0 to 1
 * @param rate calls per second; 0: no limit
 * @param tokensPerMinute 0: no limit
 * @param maxParallel calls under way; 0: no limit
 * @param fail share of calls, as are {@code garbage} and {@code hang}
 * @param noise share of transactions
 * @param drop share of replies, as is {@code swap}
 * @param refusal what every call is answered with
 */
public record Settings(
        Duration latency,
        Duration perItem,
        double jitter,
        int workers,
        double rate,
        int burst,
        long tokensPerMinute,
        int maxParallel,
        double fail,
        double garbage,
        double hang,
        double noise,
        double drop,
        double swap,
        Refusal refusal,
        Optional<String> key,
        OutputSupport structured,
        long seed) {
    /** The error that every call is answered with; status 0: none is. */
    public record Refusal(int status, String code, String type, String message) {
        boolean isWanted() {
            return status != 0;
        }

        ApiError error() {
            return new ApiError(status, type, code, message);
        }
    }

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MOST = 1_000_000;

    /**
     * Reads settings as they are written; what is not given has its default.
     *
     * @throws IllegalArgumentException if values cannot be used: a line for each, which names its option
     */
    public static Settings read(Map<Setting, String> given) {
        var all = new EnumMap<Setting, String>(Setting.class);
        for (var setting : Setting.values()) {
            all.put(setting, given.getOrDefault(setting, setting.preset()).strip());
        }
        var problems = new ArrayList<String>();
        var settings = read(new SettingValues(all, problems), problems);
        return settings.orElseThrow(() -> new IllegalArgumentException(String.join("\n", problems)));
    }

    private static Optional<Settings> read(SettingValues values, List<String> problems) {
        var settings = new Settings(
                values.duration(Setting.LATENCY, LONGEST),
                values.duration(Setting.PER_ITEM, LONGEST),
                values.share(Setting.JITTER),
                (int) values.whole(Setting.WORKERS, 1, MOST),
                values.decimal(Setting.RATE, MOST),
                (int) values.whole(Setting.BURST, 1, MOST),
                values.whole(Setting.TOKENS_PER_MINUTE, 0, 1_000_000_000_000L),
                (int) values.whole(Setting.MAX_PARALLEL, 0, MOST),
                values.share(Setting.FAIL),
                values.share(Setting.GARBAGE),
                values.share(Setting.HANG),
                values.share(Setting.NOISE),
                values.share(Setting.DROP),
                values.share(Setting.SWAP),
                values.refusal(),
                values.key(),
                values.structured(),
                values.whole(Setting.SEED, Long.MIN_VALUE, Long.MAX_VALUE));
        return problems.isEmpty() ? Optional.of(settings) : Optional.empty();
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "Settings[workers=" + workers + ", rate=" + rate + "]";
    }
}
