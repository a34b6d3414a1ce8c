package io.lifafa.metrics;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is wrong with a page in the Prometheus text format, by the rules that {@code promtool check metrics} names. */
public final class PromLint {
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{.*\\})? (\\S+)");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");
    private static final Set<String> NOT_BASE_UNITS = Set.of(
            "milliseconds",
            "microseconds",
            "nanoseconds",
            "minutes",
            "hours",
            "days",
            "weeks",
            "kilobytes",
            "megabytes",
            "gigabytes",
            "kibibytes",
            "mebibytes",
            "gibibytes",
            "bits",
            "percent",
            "percents");
    private static final Set<String> ABBREVIATIONS =
            Set.of("s", "ms", "us", "ns", "sec", "b", "kb", "mb", "gb", "tb", "pb", "m", "h", "d");
    private static final Set<String> TYPES = Set.of("counter", "gauge", "histogram", "summary");

    private final Map<String, String> types = new LinkedHashMap<>();
    private final Set<String> helped = new HashSet<>();
    private final Set<String> series = new HashSet<>();
    private final List<String> faults = new ArrayList<>();

    private PromLint() {}

    public static List<String> faults(String page) {
        var lint = new PromLint();
        page.lines().filter(line -> !line.isBlank()).forEach(lint::line);
        lint.types.forEach(lint::family);
        return List.copyOf(lint.faults);
    }

    /** The values of a label, over all metrics whose name starts so. */
    public static Set<String> values(String page, String metric, String label) {
        var pattern = Pattern.compile("^" + metric + "[^ ]*[{,]" + label + "=\"([^\"]*)\"", Pattern.MULTILINE);
        return pattern.matcher(page).results().map(it -> it.group(1)).collect(java.util.stream.Collectors.toSet());
    }

    private void line(String line) {
        var words = line.split(" ", 4);
        if (line.startsWith("# HELP ")) {
            check(helped.add(words[2]), words[2], "is explained twice");
            check(words.length == 4 && !words[3].isBlank(), words[2], "has no help text");
        } else if (line.startsWith("# TYPE ")) {
            check(types.put(words[2], words[3]) == null, words[2], "is declared twice");
        } else {
            sample(line);
        }
    }

    private void sample(String line) {
        var sample = SAMPLE.matcher(line);
        if (!sample.matches()) {
            faults.add("no sample: " + line);
            return;
        }
        var name = sample.group(1);
        check(series.add(name + sample.group(2)), name, "has a series twice");
        check(!Set.of("NaN", "+Inf", "-Inf").contains(sample.group(3)), name, "is no number: " + sample.group(3));
        check(family(name) != null, name, "has no TYPE");
    }

    private String family(String name) {
        return Stream.of("", "_bucket", "_sum", "_count")
                .filter(name::endsWith)
                .map(suffix -> name.substring(0, name.length() - suffix.length()))
                .filter(types::containsKey)
                .findFirst()
                .orElse(null);
    }

    private void family(String name, String type) {
        check(helped.contains(name), name, "has no HELP");
        check(NAME.matcher(name).matches(), name, "is not in lower case with single underscores");
        check(name.endsWith("_total") == type.equals("counter"), name, "says counter in its name or type alone");
        boolean several = type.equals("histogram") || type.equals("summary");
        check(several || !name.matches(".*_(count|sum|bucket)"), name, "ends as only parts of a histogram do");
        for (var word : name.split("_")) {
            check(!NOT_BASE_UNITS.contains(word), name, "is not in the base unit");
            check(!ABBREVIATIONS.contains(word), name, "shortens a unit");
            check(!TYPES.contains(word), name, "has a type in its name");
        }
        check(!type.equals("summary"), name, "is a summary, which cannot be added up over nodes");
    }

    private void check(boolean good, String name, String fault) {
        if (!good) {
            faults.add(name + " " + fault);
        }
    }
}
