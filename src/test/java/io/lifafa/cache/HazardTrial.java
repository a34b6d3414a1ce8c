package io.lifafa.cache;

import io.lifafa.cache.matching.TemplateLibrary;
import io.lifafa.rules.Rules;
import io.lifafa.sms.Extraction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Learns harmless messages of invented wordings as the engine does (look up, ask on a miss, learn what a truthful API says)
 * and then looks up later ones: some that mean something else, and some that do not.
 */
public final class HazardTrial {
    private static final String SAME = "same";
    static final int LEARNED = 120;
    static final int HARMLESS = 25;

    /** Messages drawn of each change. */
    static final int DRAWN = 2;

    /** @param shown of each wrong answer, what was asked and what came */
    public record Count(
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

        public double answeredShare() {
            return (double) answered / harmless;
        }
    }

    /** @param meaning same, or as in {@link HazardWording.Change} */
    private record Later(LabApi.Known known, String meaning) {}

    private final HazardWording wording;
    private final boolean taught;
    private final HazardDraw draw;
    private final TemplateLibrary library;
    private final LabApi api = new LabApi(0, 1);

    private HazardTrial(HazardWording wording, boolean taught) {
        this.wording = wording;
        this.taught = taught;
        draw = new HazardDraw(wording, wording.name().hashCode());
        var rules = new Rules(LabApi.ZONE);
        library = new TemplateLibrary(1_000, LabApi.ZONE, sms -> rules.read(sms).extraction());
    }

    /** @param taught true if what is not answered later is asked for and learned, as in the engine; else nothing is */
    public static Count of(String resource, boolean taught) throws IOException {
        var total = new Count(0, 0, 0, 0, 0, 0, 0, List.of());
        for (var wording : HazardWording.load(resource)) {
            total = total.and(new HazardTrial(wording, taught).run());
        }
        return total;
    }

    private Count run() {
        int asked = 0;
        for (int i = 0; i < LEARNED; i++) {
            asked += lookUp(draw.harmless(), true).isEmpty() ? 1 : 0;
        }
        int hazards = 0;
        int answered = 0;
        int misread = 0;
        var wrong = new ArrayList<String>();
        for (var later : later()) {
            var answer = lookUp(later.known(), taught);
            boolean bad = answer.filter(it -> isWrong(later, it)).isPresent();
            if (later.meaning().equals(SAME)) {
                answered += answer.isPresent() ? 1 : 0;
                misread += bad ? 1 : 0;
            } else {
                hazards++;
                if (bad) {
                    wrong.add(wording.name() + " " + later.meaning() + " | "
                            + later.known().sms().body());
                }
            }
        }
        return new Count(LEARNED, asked, hazards, wrong.size(), HARMLESS, answered, misread, wrong);
    }

    private Optional<Extraction> lookUp(LabApi.Known known, boolean learns) {
        var answer = library.match(known.sms()).answer();
        if (learns && answer.isEmpty()) {
            api.ask(known).ifPresent(it -> library.learn(known.sms(), it));
        }
        return answer;
    }

    private List<Later> later() {
        var later = new ArrayList<Later>();
        for (int i = 0; i < HARMLESS; i++) {
            later.add(new Later(draw.harmless(), SAME));
        }
        for (var change : wording.changes()) {
            for (int i = 0; i < DRAWN; i++) {
                later.add(new Later(draw.changed(change), change.meaning()));
            }
        }
        Collections.shuffle(later, new Random(1));
        return later;
    }

    private boolean isWrong(Later later, Extraction it) {
        return switch (later.meaning()) {
            case SAME -> !CacheBenchmark.Score.wrong(later.known().truth(), it).isEmpty();
            case "none" -> it.isTransaction();
            case "other" -> !taught || it.isTransaction();
            default ->
                !it.direction()
                        .map(d -> d.wireName())
                        .filter(later.meaning()::equals)
                        .isPresent();
        };
    }

    static void print(String resource, boolean taught, boolean show) throws IOException {
        System.out.printf(
                "== hazards, %s, %s%n%-12s %8s %6s %8s %6s %9s %9s %8s%n",
                resource,
                taught ? "learned from, too" : "nothing learned from them",
                "wording",
                "learned",
                "asked",
                "hazards",
                "wrong",
                "harmless",
                "answered",
                "misread");
        var total = new Count(0, 0, 0, 0, 0, 0, 0, List.of());
        for (var wording : HazardWording.load(resource)) {
            var count = new HazardTrial(wording, taught).run();
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
            print(resource, false, args.length > 1);
            print(resource, true, args.length > 1);
        }
    }
}
