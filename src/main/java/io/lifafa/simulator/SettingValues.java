package io.lifafa.simulator;

import io.lifafa.config.text.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the values of settings; notes every one that cannot be used, and goes on. Thread rule: one thread. */
final class SettingValues {
    private final Map<Setting, String> values;
    private final List<String> problems;

    SettingValues(Map<Setting, String> values, List<String> problems) {
        this.values = values;
        this.problems = problems;
    }

    Duration duration(Setting setting, Duration longest) {
        try {
            var duration = Durations.parse(values.get(setting));
            if (duration.compareTo(longest) > 0) {
                wrong(setting, "is out of range; allowed: 0s to " + Durations.format(longest));
            }
            return duration;
        } catch (IllegalArgumentException e) {
            return wrong(setting, e.getMessage(), Duration.ZERO);
        }
    }

    double share(Setting setting) {
        return decimal(setting, 0, 1, "a share, 0 to 1, such as 0.05");
    }

    double decimal(Setting setting, long largest) {
        return decimal(setting, 0, largest, "a number, 0 to " + largest);
    }

    private double decimal(Setting setting, double least, double largest, String allowed) {
        try {
            double value = Double.parseDouble(values.get(setting));
            if (value >= least && value <= largest) {
                return value;
            }
        } catch (NumberFormatException e) {
            return wrong(setting, "is not a number; allowed: " + allowed, 0.0);
        }
        return wrong(setting, "is out of range; allowed: " + allowed, 0.0);
    }

    long whole(Setting setting, long least, long largest) {
        var allowed = "; allowed: " + least + " to " + largest;
        try {
            long value = Long.parseLong(values.get(setting));
            return value >= least && value <= largest ? value : wrong(setting, "is out of range" + allowed, 1L);
        } catch (NumberFormatException e) {
            return wrong(setting, "is not a whole number" + allowed, 1L);
        }
    }

    Settings.Refusal refusal() {
        int status = (int) whole(Setting.REFUSE, 0, 599);
        if (status > 0 && status < 300) {
            wrong(Setting.REFUSE, "is no error; allowed: 0, 300 to 599");
        }
        return new Settings.Refusal(
                status,
                values.get(Setting.REFUSE_CODE),
                values.get(Setting.REFUSE_TYPE),
                values.get(Setting.REFUSE_MESSAGE));
    }

    Optional<String> key() {
        var key = values.get(Setting.KEY);
        if (!key.matches("[\\x21-\\x7e]{0,8192}")) {
            problems.add(Setting.KEY.option()
                    + " cannot stand in an HTTP header; allowed: up to 8192 printable ASCII characters without spaces");
        }
        return Optional.of(key).filter(it -> !it.isEmpty());
    }

    OutputSupport structured() {
        var name = values.get(Setting.STRUCTURED);
        return Stream.of(OutputSupport.values())
                .filter(it -> it.wireName().equals(name))
                .findFirst()
                .orElseGet(() -> wrong(
                        Setting.STRUCTURED, "is unknown; allowed: json_schema, json_object, text", OutputSupport.TEXT));
    }

    private void wrong(Setting setting, String problem) {
        problems.add(setting.option() + ": " + quoted(values.get(setting)) + " " + problem);
    }

    private <T> T wrong(Setting setting, String problem, T instead) {
        wrong(setting, problem);
        return instead;
    }

    private static String quoted(String value) {
        return "\"" + (value.length() > 40 ? value.substring(0, 40) + "…" : value) + "\"";
    }
}
