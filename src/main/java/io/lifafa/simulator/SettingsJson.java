package io.lifafa.simulator;

import io.lifafa.config.text.Durations;
import io.vertx.core.json.JsonObject;

/** Settings as JSON, as {@code POST /set} takes and gives them. */
final class SettingsJson {
    private static final String MASK = "****";

    private SettingsJson() {}

    /** All of them; the key is masked. */
    static JsonObject write(Settings settings) {
        return new JsonObject()
                .put(Setting.LATENCY.key(), Durations.format(settings.latency()))
                .put(Setting.PER_ITEM.key(), Durations.format(settings.perItem()))
                .put(Setting.JITTER.key(), settings.jitter())
                .put(Setting.WORKERS.key(), settings.workers())
                .put(Setting.RATE.key(), settings.rate())
                .put(Setting.BURST.key(), settings.burst())
                .put(Setting.TOKENS_PER_MINUTE.key(), settings.tokensPerMinute())
                .put(Setting.MAX_PARALLEL.key(), settings.maxParallel())
                .put(Setting.FAIL.key(), settings.fail())
                .put(Setting.GARBAGE.key(), settings.garbage())
                .put(Setting.HANG.key(), settings.hang())
                .put(Setting.NOISE.key(), settings.noise())
                .put(Setting.DROP.key(), settings.drop())
                .put(Setting.SWAP.key(), settings.swap())
                .put(Setting.REFUSE.key(), settings.refusal().status())
                .put(Setting.REFUSE_CODE.key(), settings.refusal().code())
                .put(Setting.REFUSE_TYPE.key(), settings.refusal().type())
                .put(Setting.REFUSE_MESSAGE.key(), settings.refusal().message())
                .put(Setting.KEY.key(), settings.key().map(key -> MASK).orElse(""))
                .put(Setting.STRUCTURED.key(), settings.structured().wireName())
                .put(Setting.SEED.key(), settings.seed());
    }

    /**
     * A value as it would stand on the command line. A duration may be a number of milliseconds.
     *
     * @throws IllegalArgumentException if it is neither text nor number
     */
    static String text(Setting setting, Object value) {
        if (value instanceof Number && (setting == Setting.LATENCY || setting == Setting.PER_ITEM)) {
            return value + "ms";
        }
        if (value instanceof Number || value instanceof String) {
            return value.toString();
        }
        throw new IllegalArgumentException(setting.option() + ": give a text or a number");
    }
}
