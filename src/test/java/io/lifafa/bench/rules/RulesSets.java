package io.lifafa.bench.rules;

import io.lifafa.evaluate.Evaluation;
import io.lifafa.evaluate.LabelledFile;
import io.lifafa.evaluate.Response;
import io.lifafa.evaluate.Scores;
import io.lifafa.evaluate.Share;
import io.lifafa.rules.Reading;
import io.lifafa.rules.Rules;
import io.lifafa.sms.Sms;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The sets of messages that we wrote, in order of time: those developed on, and the newest, kept aside since before the change. Names no message. */
final class RulesSets {
    private static final Path SETS = Path.of("src/test/resources/rules");
    private static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");

    private final Rules rules = new Rules(ZONE);
    private final PrintStream out;

    RulesSets(PrintStream out) {
        this.out = out;
    }

    /** Prints the table; gives all messages. */
    List<Sms> print() throws IOException {
        out.println(
                "| set | messages | every field | intent, direction, amount, account | wrong money | at 0.9 or more | lost"
                        + " | private that leave |");
        out.println("|---|---|---|---|---|---|---|---|");
        var all = new ArrayList<Sms>();
        for (var part : List.of("dev", "aside", "second", "third", "fourth")) {
            for (var file : files(SETS.resolve(part))) {
                all.addAll(print(part + "/" + file.getFileName().toString().replace(".jsonl", ""), file));
            }
        }
        return all;
    }

    static Response response(Reading reading) {
        var read = reading.extraction();
        return reading.dropReason().isPresent() ? Response.putAway(read, ZONE) : Response.of(read, ZONE);
    }

    private static List<Path> files(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }

    private List<Sms> print(String name, Path file) throws IOException {
        var evaluation = new Evaluation(name);
        var messages = LabelledFile.read(file, ZONE).messages();
        for (var message : messages) {
            evaluation.add(message, response(rules.read(message.sms())));
        }
        row(name, evaluation.scores(), leaks(file));
        return messages.stream().map(it -> it.sms()).toList();
    }

    /** How many of those that must not leave would be sent to an API. */
    private Share leaks(Path file) throws IOException {
        int leaks = 0;
        int of = 0;
        for (var line : Files.readAllLines(file)) {
            var json = line.isBlank() ? new JsonObject() : new JsonObject(line);
            if (json.getBoolean("private", false)) {
                var sms = Sms.of("leak", "bench", json.getString("sender"), json.getString("body"), Instant.EPOCH);
                of++;
                leaks += rules.read(sms).dropReason().isPresent() ? 0 : 1;
            }
        }
        return new Share(leaks, of);
    }

    private void row(String name, Scores scores, Share leaks) {
        out.printf(
                "| %s | %d | %.1f | %.1f | %.1f | %d of %d | %.1f | %s |%n",
                name,
                scores.messages(),
                100 * scores.exact().value(),
                100 * scores.core().value(),
                100 * scores.wrongMoney().value(),
                scores.wrongWhenSure().count(),
                scores.wrongWhenSure().of(),
                100 * scores.lost().value(),
                leaks.of() == 0 ? "" : leaks.count() + " of " + leaks.of());
    }
}
