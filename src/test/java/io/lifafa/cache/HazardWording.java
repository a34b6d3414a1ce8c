package io.lifafa.cache;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One invented wording and what makes its messages mean something else; the form is told in {@code hazards/dev.txt}.
 *
 * @param numbers how it writes numbers: in, us or eu
 * @param names which names it has: upper, title, or a script
 */
record HazardWording(
        String name,
        String sender,
        String numbers,
        String names,
        String direction,
        String currency,
        String body,
        List<Change> changes) {

    /**
     * One later message.
     *
     * @param meaning none, credit, debit or other
     * @param values of slots, by their names
     * @param replaced a text of the wording, and by what
     */
    record Change(String meaning, Map<String, String> values, Optional<String[]> replaced) {}

    static List<HazardWording> load(String resource) throws IOException {
        var wordings = new ArrayList<HazardWording>();
        try (var in = HazardWording.class.getResourceAsStream("/cache/hazards/" + resource)) {
            var lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(it -> !it.isBlank() && !it.startsWith("#"))
                    .toList();
            for (int i = 0; i < lines.size(); ) {
                var head = lines.get(i).split(" ");
                var body = lines.get(i + 1);
                var changes = new ArrayList<Change>();
                for (i += 2; i < lines.size() && !lines.get(i).startsWith("=="); i++) {
                    changes(lines.get(i), changes);
                }
                wordings.add(new HazardWording(head[1], head[2], head[3], head[4], head[5], head[6], body, changes));
            }
        }
        return wordings;
    }

    private static void changes(String line, List<Change> into) {
        var parts = line.split(" \\| ", 2);
        for (var change : parts[1].split(" ; ")) {
            var replaced = change.split("->", 2);
            if (replaced.length == 2) {
                into.add(new Change(parts[0], Map.of(), Optional.of(replaced)));
                continue;
            }
            var slot = change.split("=", 2);
            for (var value : slot[1].split(",")) {
                into.add(new Change(parts[0], Map.of(slot[0], value), Optional.empty()));
            }
        }
    }
}
