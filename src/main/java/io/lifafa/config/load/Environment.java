package io.lifafa.config.load;

import io.lifafa.config.key.ConfigKey;
import io.lifafa.config.key.ValueTypes;
import io.lifafa.config.text.Nearest;
import io.lifafa.config.text.Printable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * What the environment says about the configuration. A key may be given by more than one variable; whether they agree
 * is for the reader to judge, who knows its type.
 */
final class Environment {
    private static final String PREFIX = "LIFAFA_";
    static final String FILE = "_FILE";
    private static final String LOG_LEVEL = "LIFAFA_LOG_LEVEL";
    private static final Set<String> LEVELS = Set.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR", "OFF");

    // Kubernetes hands each pod the addresses of the services around it, as variables named after them: a service
    // "lifafa-http" makes a LIFAFA_HTTP_PORT=tcp://10.0.0.7:8080 that is not meant for us.
    private static final Pattern LINK_NAME =
            Pattern.compile(".*_SERVICE_(HOST|PORT)(_.*)?|.*_PORT_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?");
    private static final Pattern LINK_VALUE = Pattern.compile("(tcp|udp|sctp)://.*");

    private final Map<String, String> variables = new TreeMap<>();
    private final Map<String, List<Given>> values = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    /** @param table all keys that exist */
    Environment(Map<String, String> environment, Map<String, ConfigKey<?>> table) {
        environment.forEach((name, text) -> {
            if (!text.isBlank()
                    && !(name.endsWith("_PORT") && LINK_VALUE.matcher(text).matches())) {
                variables.put(name, text.strip());
            }
        });
        table.forEach((path, key) -> {
            take(variable(path), path, key, Optional::of);
            key.variables().forEach(it -> take(it.name(), path, key, it.form()));
        });
        checkLevel();
        refuseUnknown(table.keySet());
    }

    /** The variable that every key has. */
    static String variable(String path) {
        return PREFIX + path.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    Map<String, List<Given>> values() {
        return values;
    }

    List<String> problems() {
        return problems;
    }

    private void take(String variable, String path, ConfigKey<?> key, Function<String, Optional<String>> form) {
        Optional.ofNullable(variables.remove(variable))
                .ifPresent(text -> add(path, "environment variable " + variable, () -> form.apply(text)));
        if (key.isSecret()) {
            Optional.ofNullable(variables.remove(variable + FILE))
                    .ifPresent(file -> add(path, "file named by " + variable + FILE, () -> secret(file)));
        }
    }

    private void add(String key, String origin, Supplier<Optional<String>> value) {
        try {
            value.get().ifPresent(text -> values.computeIfAbsent(key, k -> new ArrayList<>())
                    .add(new Given(text, origin)));
        } catch (IllegalArgumentException e) {
            problems.add(key + " (" + origin + "): " + e.getMessage());
        }
    }

    private static Optional<String> secret(String file) {
        String text = SmallFile.read(ValueTypes.parsePath(file)).strip();
        if (text.isEmpty()) {
            // A secret that somebody meant to mount: going on without it would be a surprise.
            throw new IllegalArgumentException("is empty");
        }
        return Optional.of(text);
    }

    private void checkLevel() {
        String level = variables.getOrDefault(LOG_LEVEL, "INFO");
        if (!LEVELS.contains(level.toUpperCase(Locale.ROOT))) {
            // Logback would take it for DEBUG.
            problems.add(LOG_LEVEL + ": is not a level; allowed: TRACE, DEBUG, INFO, WARN, ERROR, OFF");
        }
    }

    private void refuseUnknown(Set<String> keys) {
        List<String> known = keys.stream().map(Environment::variable).toList();
        for (String name : variables.keySet()) {
            if (name.startsWith(PREFIX)
                    && !name.equals(LOG_LEVEL)
                    && !LINK_NAME.matcher(name).matches()) {
                problems.add(Printable.of(name) + ": unknown environment variable" + Nearest.hint(name, known));
            }
        }
    }
}
