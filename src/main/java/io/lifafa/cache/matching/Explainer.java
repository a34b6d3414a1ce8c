package io.lifafa.cache.matching;

import io.lifafa.cache.learning.Example;
import io.lifafa.cache.pattern.Pattern;
import io.lifafa.cache.template.Template;
import io.lifafa.cache.token.Kind;
import io.lifafa.cache.token.KnownWords;
import io.lifafa.cache.token.Place;
import io.lifafa.cache.token.Tokens;
import io.lifafa.sms.Field;
import io.lifafa.sms.Provenance;
import io.lifafa.sms.SenderName;
import io.lifafa.sms.Sms;
import io.lifafa.sms.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the template that answers a message or comes nearest, and what is missing. */
final class Explainer {
    private Explainer() {}

    static Explanation explain(Sms sms, MatchResult result, List<Template> all) {
        var tokens = Tokens.of(sms.body());
        var header = SenderName.of(sms.sender());
        var named = result instanceof MatchResult.Hit hit
                ? Optional.of(hit.templateId())
                : ((MatchResult.NoHit) result).templateId();
        var template = all.stream()
                .filter(it -> named.map(it.id()::equals).orElse(it.header().equals(header)))
                .max(Comparator.comparingInt(it -> alike(it.pattern(), tokens)));
        boolean fits = named.isPresent();
        int differs = template.filter(it -> !fits)
                .map(it -> prefix(it.pattern(), tokens))
                .orElse(-1);
        return new Explanation(
                result,
                template.map(Template::id),
                template.map(Template::state),
                template.map(it -> text(it.pattern())).orElse(""),
                result.answer()
                        .map(it -> it.provenance())
                        .map(Provenance::spans)
                        .orElse(Map.of()),
                template.map(Explainer::undecided).orElse(List.of()),
                differs < 0 ? Optional.empty() : place(tokens, differs),
                template.filter(it -> differs >= 0).map(it -> expected(it.pattern(), differs)));
    }

    private static List<Field> undecided(Template template) {
        return Example.CRITICAL.stream()
                .filter(it -> !template.poll(it).isDecided()
                        || template.poll(it).leaders().contains(Place.NOWHERE))
                .sorted()
                .toList();
    }

    /** How many pieces agree from the start and from the end. */
    private static int alike(Pattern pattern, Tokens tokens) {
        int behind = 0;
        while (behind < Math.min(pattern.size(), tokens.size())
                && pattern.element(pattern.size() - 1 - behind) == tokens.key(tokens.size() - 1 - behind)) {
            behind++;
        }
        return prefix(pattern, tokens) + behind;
    }

    /** The first piece that differs, as far as the wording goes without free text. */
    private static int prefix(Pattern pattern, Tokens tokens) {
        int at = 0;
        while (at < Math.min(pattern.size(), tokens.size()) && pattern.element(at) == tokens.key(at)) {
            at++;
        }
        return at;
    }

    private static Optional<Span> place(Tokens tokens, int piece) {
        return piece < tokens.size() ? Optional.of(new Span(tokens.start(piece), tokens.end(piece))) : Optional.empty();
    }

    private static String expected(Pattern pattern, int element) {
        return element < pattern.size() ? name(pattern.element(element)) : "end";
    }

    private static String name(long element) {
        return Kind.isLiteral(element) ? "word" : Kind.of(element).name().toLowerCase(java.util.Locale.ROOT);
    }

    /** A wording for people: its slots by name; of its words only those of the closed lists. */
    static String text(Pattern pattern) {
        var text = new StringBuilder();
        for (int i = 0; i < pattern.size(); i++) {
            long element = pattern.element(i);
            if (Kind.isLiteral(element)) {
                text.append(KnownWords.of(element).orElse("\u00b7"));
            } else if (element == Tokens.SPACE) {
                text.append(' ');
            } else if (element == Tokens.BREAK) {
                text.append('\n');
            } else {
                text.append('{').append(name(element)).append('}');
            }
        }
        return text.toString();
    }
}
