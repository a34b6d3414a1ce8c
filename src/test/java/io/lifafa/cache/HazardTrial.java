package io.lifafa.cache;

import io.lifafa.rules.RulesExtractor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Learns harmless messages of invented wordings as the engine does (look up, ask on a miss, learn what a truthful API says)
 * and then looks up later ones: some that mean something else, and some that do not. Nothing is learned from those.
 */
final class HazardTrial {
    static final int LEARNED = 120;
    static final int HARMLESS = 25;

    /** Messages drawn of each change. */
    static final int DRAWN = 2;

    /** @param shown of each wrong answer, what was asked and what came */
    record Count(
            int learned,
            int asked,
            int hazards,
            int wrong,
            int harmless,
            int answered,
            int misread,
            List<String> shown) {
        Count and(Count other) {
            var all = new ArrayList<>(shown);
            all.addAll(other.shown);
            return new Count(
                    learned + other.learned,
                    asked + other.asked,
                    hazards + other.hazards,
                    wrong + other.wrong,
                    harmless + other.harmless,
                    answered + other.answered,
                    misread + other.misread,
                    all);
        }

        double answeredShare() {
            return (double) answered / harmless;
        }
    }

    private HazardTrial() {}

    static Count of(String resource) throws IOException {
        var total = new Count(0, 0, 0, 0, 0, 0, 0, List.of());
        for (var wording : HazardWording.load(resource)) {
            total = total.and(of(wording));
        }
        return total;
    }

    static Count of(HazardWording wording) {
        var rules = new RulesExtractor(LabApi.ZONE);
        var library = new TemplateLibrary(1_000, LabApi.ZONE, rules::extract);
        var api = new LabApi(0, 1);
        var draw = new HazardDraw(wording, wording.name().hashCode());
        int asked = 0;
        for (int i = 0; i < LEARNED; i++) {
            var known = draw.harmless();
            if (library.match(known.sms()).answer().isEmpty()) {
                asked++;
                api.ask(known).ifPresent(it -> library.learn(known.sms(), it));
            }
        }
        int answered = 0;
        int misread = 0;
        for (int i = 0; i < HARMLESS; i++) {
            var known = draw.harmless();
            var answer = library.match(known.sms()).answer();
            answered += answer.isPresent() ? 1 : 0;
            misread += answer.isPresent()
                            && !CacheBenchmark.Score.wrong(known.truth(), answer.get())
                                    .isEmpty()
                    ? 1
                    : 0;
        }
        var wrong = new ArrayList<String>();
        for (var change : wording.changes()) {
            for (int i = 0; i < DRAWN; i++) {
                var later = draw.changed(change);
                library.match(later.sms())
                        .answer()
                        .filter(it -> isWrong(change.meaning(), it))
                        .ifPresent(it -> wrong.add(wording.name() + " " + change.meaning() + " | "
                                + later.sms().body()));
            }
        }
        int hazards = wording.changes().size() * DRAWN;
        return new Count(LEARNED, asked, hazards, wrong.size(), HARMLESS, answered, misread, wrong);
    }

    private static boolean isWrong(String meaning, io.lifafa.sms.Extraction it) {
        return switch (meaning) {
            case "none" -> it.isTransaction();
            case "other" -> true;
            default ->
                !it.direction().map(d -> d.wireName()).filter(meaning::equals).isPresent();
        };
    }

    static void print(String resource, boolean show) throws IOException {
        System.out.printf(
                "== hazards, %s%n%-12s %8s %6s %8s %6s %9s %9s %8s%n",
                resource, "wording", "learned", "asked", "hazards", "wrong", "harmless", "answered", "misread");
        var total = new Count(0, 0, 0, 0, 0, 0, 0, List.of());
        for (var wording : HazardWording.load(resource)) {
            var count = of(wording);
            print(wording.name(), count);
            if (show) {
                count.shown().forEach(it -> System.out.println("  wrong " + it));
            }
            total = total.and(count);
        }
        print("all", total);
    }

    private static void print(String title, Count it) {
        System.out.printf(
                "%-12s %8d %6d %8d %6d %9d %9d %8d%n",
                title, it.learned(), it.asked(), it.hazards(), it.wrong(), it.harmless(), it.answered(), it.misread());
    }

    /** {@code HazardTrial [dev.txt|aside.txt] [show]}: the table of each set. */
    public static void main(String[] args) throws IOException {
        for (var resource : args.length > 0 ? new String[] {args[0]} : new String[] {"dev.txt", "aside.txt"}) {
            print(resource, args.length > 1);
        }
    }
}
