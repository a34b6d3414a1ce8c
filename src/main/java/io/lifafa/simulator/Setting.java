package io.lifafa.simulator;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that can be set: as an option of the command line, and by {@code POST /set} while it runs. */
public enum Setting {
    LATENCY("latency", "200ms", "DURATION", "How long a call takes, without its SMS"),
    PER_ITEM("per-item", "20ms", "DURATION", "How much longer for each SMS in it"),
    JITTER("jitter", "0.2", "SHARE", "Up to how much of that a call is faster or slower, 0 to 1"),
    WORKERS("workers", "16", "N", "Calls answered at a time; up to 10,000 more wait their turn"),
    RATE("rate", "0", "N", "Calls taken per second, decimals allowed; beyond it 429; 0: no limit"),
    BURST("burst", "10", "N", "Calls that may come at once after a pause; with --rate"),
    TOKENS_PER_MINUTE("tokens-per-minute", "0", "N", "Tokens (4 bytes each) taken and given per minute; 0: no limit"),
    MAX_PARALLEL("max-parallel", "0", "N", "Calls under way beyond which 429 with rate_limit_type; 0: no limit"),
    FAIL("fail", "0", "SHARE", "Share of calls answered 500 or 503"),
    GARBAGE("garbage", "0", "SHARE", "Share of calls answered by prose or half a JSON"),
    HANG("hang", "0", "SHARE", "Share of calls never answered"),
    NOISE("noise", "0", "SHARE", "Share of transactions with one wrong or missing value"),
    DROP("drop", "0", "SHARE", "Share of replies that leave out an SMS"),
    SWAP("swap", "0", "SHARE", "Share of replies in which two SMS have each other's answers"),
    REFUSE("refuse", "0", "STATUS", "Every call is answered with this error, such as 400; 0: none is"),
    REFUSE_CODE("refuse-code", "", "CODE", "The error's code, such as budget_exceeded; with --refuse"),
    REFUSE_TYPE("refuse-type", "invalid_request_error", "TYPE", "The error's type; with --refuse"),
    REFUSE_MESSAGE("refuse-message", "Every call is refused.", "TEXT", "The error's message; with --refuse"),
    KEY("key", "", "KEY", "API key; if given, calls without it are answered 401"),
    STRUCTURED(
            "structured", "json_schema", "FORM", "Most that response_format may ask: json_schema, json_object, text"),
    SEED("seed", "1", "N", "Start of the random numbers");

    private final String key;
    private final String preset;
    private final String form;
    private final String description;

    Setting(String key, String preset, String form, String description) {
        this.key = key;
        this.preset = preset;
        this.form = form;
        this.description = description;
    }

    /** Its name in JSON. */
    public String key() {
        return key;
    }

    /** Its name on the command line. */
    public String option() {
        return "--" + key;
    }

    /** Its value where none is given; may be empty. */
    public String preset() {
        return preset;
    }

    /** What kind of value it has, for the help. */
    public String form() {
        return form;
    }

    /** One line, with the unit. */
    public String description() {
        return description;
    }

    /** All names in JSON, for people. */
    static String keys() {
        return Stream.of(values()).map(Setting::key).collect(Collectors.joining(", "));
    }

    static Optional<Setting> of(String key) {
        return Stream.of(values()).filter(it -> it.key.equals(key)).findFirst();
    }
}
