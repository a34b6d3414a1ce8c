package io.lifafa.http;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/**
 * Which query parameters a route knows. One that it does not know, that stands twice, is empty or cannot be decoded is
 * an error that names it: what is let pass in silence is believed to have been done.
 */
public final class KnownParameters {
    private static final int MAX_SHOWN = 64;

    private KnownParameters() {}

    /** Stands before a route's own handler, and answers 400 in its place. Thread rule: event loop. */
    public static Handler<RoutingContext> only(String... known) {
        var names = List.of(known);
        return context -> fault(context, names).ifPresentOrElse(problem -> problem.send(context), context::next);
    }

    /** What is wrong with the request's query; empty if the route may go on. */
    public static Optional<Problem> fault(RoutingContext context, List<String> known) {
        MultiMap given;
        try {
            given = context.queryParams();
        } catch (RuntimeException undecodable) {
            return Optional.of(bad("the query cannot be decoded: behind each % two hexadecimal digits must stand"));
        }
        return given.names().stream()
                .map(name -> fault(name, given.getAll(name), known))
                .flatMap(Optional::stream)
                .findFirst()
                .map(KnownParameters::bad);
    }

    private static Optional<String> fault(String name, List<String> values, List<String> known) {
        if (!known.contains(name)) {
            var offered = known.isEmpty() ? "none is known here" : "known here: " + String.join(", ", known);
            return Optional.of(shown(name) + ": unknown parameter; " + offered);
        }
        if (values.size() > 1) {
            return Optional.of(name + ": given " + values.size() + " times; give it once");
        }
        var value = values.get(0);
        if (value.isBlank()) {
            return Optional.of(name + ": is empty; give a value, or leave it out");
        }
        return value.chars().anyMatch(KnownParameters::isNoText)
                ? Optional.of(name + ": holds bytes that are not UTF-8, or a control character; send text")
                : Optional.empty();
    }

    /** What the decoder puts in place of what it cannot read, and what no parameter of ours holds. */
    private static boolean isNoText(int character) {
        return character == 0xFFFD || Character.isISOControl(character);
    }

    /** A name may be anything that somebody sends; it is repeated as far as it is one. */
    private static String shown(String name) {
        var plain = name.replaceAll("[^A-Za-z0-9_.\\-]", "?");
        return plain.length() > MAX_SHOWN ? plain.substring(0, MAX_SHOWN) + "…" : plain;
    }

    private static Problem bad(String detail) {
        return Problem.of(400, "Bad request", detail);
    }
}
