package io.lifafa.cli.cache;

import io.lifafa.cache.matching.Explanation;
import io.lifafa.cache.matching.MatchResult;
import io.lifafa.sms.Sms;
import java.io.PrintStream;
import java.util.stream.Collectors;

/** Why the learned templates answer an SMS, or why not, for people to read. */
public final class TemplateText {
    private TemplateText() {}

    public static void print(Explanation explanation, Sms sms, PrintStream out) {
        if (explanation.result() instanceof MatchResult.Hit hit) {
            out.println("template " + hit.templateId() + ", version " + hit.version() + ", answers");
            return;
        }
        out.println("no template answers: "
                + ((MatchResult.NoHit) explanation.result()).reason().wireName());
        explanation.templateId().ifPresent(id -> {
            out.println("  nearest: " + id
                    + explanation.state().map(it -> " (" + it.wireName() + ")").orElse(""));
            out.println("  its wording: " + explanation.pattern());
        });
        explanation
                .differsAt()
                .ifPresent(span -> out.printf(
                        "  differs at characters %d to %d: \"%s\" where it has %s%n",
                        span.start(),
                        span.end(),
                        span.of(sms.body()),
                        explanation.expected().orElse("its end")));
        if (!explanation.undecided().isEmpty()) {
            out.println("  needs further answers for: "
                    + explanation.undecided().stream().map(it -> it.path()).collect(Collectors.joining(", ")));
        }
    }
}
