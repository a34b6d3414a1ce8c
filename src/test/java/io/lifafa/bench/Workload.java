package io.lifafa.bench;

import io.lifafa.json.ExtractionJson;
import io.lifafa.json.Form;
import io.lifafa.rules.Rules;
import io.lifafa.sms.Sms;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** SMS with what must be read out of them, over and over under fresh ids. Thread rule: immutable. */
public final class Workload {
    private static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");
    private static final Rules RULES = new Rules(ZONE);

    private record Known(String sender, String body, Instant date, JsonObject truth, boolean asked) {}

    private final List<Known> known;

    private Workload(List<Known> known) {
        if (known.isEmpty()) {
            throw new IllegalArgumentException("the workload holds no SMS");
        }
        this.known = List.copyOf(known);
    }

    /** A file of JSON lines, each with {@code sender}, {@code body}, {@code date} and its {@code truth}. */
    static Workload of(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return new Workload(lines.filter(line -> !line.isBlank())
                    .map(JsonObject::new)
                    .map(json -> known(json, json.getJsonObject("truth")))
                    .toList());
        }
    }

    /** Made by {@link SmsGenerator}; the truth is what the rules say, which are what our own simulator answers by. */
    public static Workload generated(Path scratch, int count) throws IOException {
        new SmsGenerator(21).write(scratch, count);
        var known = new ArrayList<Known>();
        for (var line : Files.readAllLines(scratch)) {
            var json = new JsonObject(line);
            var sms = sms(json);
            known.add(known(json, ExtractionJson.write(RULES.read(sms).extraction(), sms, Form.http(ZONE))));
        }
        return new Workload(known);
    }

    private static Known known(JsonObject json, JsonObject truth) {
        var sms = sms(json);
        boolean asked = RULES.read(sms).dropReason().isEmpty();
        return new Known(sms.sender(), sms.body(), sms.date(), truth, asked);
    }

    private static Sms sms(JsonObject json) {
        return Sms.of("known", "bench", json.getString("sender"), json.getString("body"), date(json.getString("date")));
    }

    private static Instant date(String text) {
        return text.endsWith("Z")
                ? Instant.parse(text)
                : LocalDateTime.parse(text).atZone(ZONE).toInstant();
    }

    /** The {@code index}th SMS of a run. */
    public Sms sms(String run, long index) {
        var it = at(index);
        return Sms.of(id(run, index), "u" + index % 997, it.sender(), it.body(), it.date());
    }

    static String id(String run, long index) {
        return run + "-" + index;
    }

    JsonObject truth(long index) {
        return at(index).truth();
    }

    /** How many of the first SMS go past the filter, so that the API is asked for them. */
    long asked(long count) {
        long whole = count / known.size();
        long rest = count % known.size();
        return whole * known.stream().filter(Known::asked).count()
                + known.stream().limit(rest).filter(Known::asked).count();
    }

    int size() {
        return known.size();
    }

    private Known at(long index) {
        return known.get((int) (index % known.size()));
    }
}
