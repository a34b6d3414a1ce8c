package io.lifafa.evaluate;

import io.lifafa.json.ExtractionJson;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes the replies from a result file of {@code lifafa run --out}; a message that is not in it is a dead letter. */
public final class ResultsAnswerer implements Answerer {
    private final Map<String, Response> byId = new HashMap<>();

    /**
     * @param zone in which days are told
     * @throws IOException if the file cannot be read, or a line of it is no result; the message names the line
     */
    public ResultsAnswerer(Path results, ZoneId zone) throws IOException {
        try (var lines = Files.newBufferedReader(results)) {
            int number = 0;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                add(line, number, zone);
            }
        }
    }

    private void add(String line, int number, ZoneId zone) throws IOException {
        try {
            var json = new JsonObject(line);
            byId.put(json.getString("unique_id"), reply(json, zone));
        } catch (RuntimeException e) {
            // Without Jackson's message, in which the text would stand.
            throw new IOException("line " + number + " is no result of lifafa run --out");
        }
    }

    private static Response reply(JsonObject json, ZoneId zone) {
        if (json.getString("status", "").equals("filtered") && !json.containsKey("provenance")) {
            return Response.WITHHELD;
        }
        return json.containsKey("provenance") ? Response.of(ExtractionJson.read(json), zone) : Response.DEAD_LETTER;
    }

    @Override
    public List<Response> read(List<LabelledSms> messages) {
        return messages.stream()
                .map(it -> byId.getOrDefault(it.sms().id(), Response.DEAD_LETTER))
                .toList();
    }
}
