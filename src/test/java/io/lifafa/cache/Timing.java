package io.lifafa.cache;

import io.lifafa.cache.matching.MatchResult;
import io.lifafa.cache.matching.TemplateLibrary;
import io.lifafa.sms.Sms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How long matching takes, also beside ten thousand templates. */
final class Timing {
    private static final int TEMPLATES = 10_000;

    private Timing() {}

    static void print(TemplateLibrary library, List<LabApi.Known> known) {
        var messages = known.stream().map(LabApi.Known::sms).toList();
        measure("as learned, " + library.size() + " templates", library, messages);
        var grown = new TemplateLibrary(2 * TEMPLATES, LabApi.ZONE, sms -> null);
        var api = new LabApi(0, 1);
        library.all().forEach(grown::put);
        for (int copy = 0; grown.size() < TEMPLATES && copy < 10_000; copy++) {
            for (int i = 0; i < Math.min(300, known.size()) && grown.size() < TEMPLATES; i++) {
                var one = known.get(i);
                var other = one.sms();
                var sms = Sms.of(other.id(), "u", other.sender(), other.body() + " " + word(copy), other.date());
                api.ask(new LabApi.Known(sms, one.truth())).ifPresent(answer -> grown.learn(sms, answer));
            }
        }
        measure("with " + grown.size() + " templates", grown, messages);
    }

    private static String word(int number) {
        var word = new StringBuilder("zq");
        for (int rest = number + 1; rest > 0; rest /= 26) {
            word.append((char) ('a' + rest % 26));
        }
        return word.toString();
    }

    private static void measure(String title, TemplateLibrary library, List<Sms> messages) {
        var times = new ArrayList<long[]>();
        long hits = 0;
        for (int round = 0; round < 12; round++) {
            var nanos = new long[messages.size()];
            for (int i = 0; i < nanos.length; i++) {
                long start = System.nanoTime();
                hits += library.match(messages.get(i)) instanceof MatchResult.Hit ? 1 : 0;
                nanos[i] = System.nanoTime() - start;
            }
            times.add(nanos);
        }
        var last = times.get(times.size() - 1);
        Arrays.sort(last);
        System.out.printf(
                "match, %s: mean %.1f us, p50 %.1f us, p99 %.1f us, max %.0f us (%d hits)%n",
                title,
                Arrays.stream(last).average().orElse(0) / 1e3,
                last[last.length / 2] / 1e3,
                last[(int) (last.length * 0.99)] / 1e3,
                last[last.length - 1] / 1e3,
                hits / 12);
    }
}
