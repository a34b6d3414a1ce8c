package io.lifafa.json;

import io.lifafa.sms.Intent;
import io.lifafa.sms.Outcome;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;

/** An outcome as JSON, for the bus. */
public final class OutcomeJson {
    private OutcomeJson() {}

    /** Writes the outcome in the bus's form. */
    public static JsonObject write(Outcome outcome) {
        var json = new JsonObject().put("item", SmsJson.write(outcome.item(), Form.BUS));
        if (outcome instanceof Outcome.Processed processed) {
            return json.put("kind", "processed")
                    .put(
                            "extraction",
                            ExtractionJson.write(
                                    processed.extraction(), outcome.item().sms(), Form.BUS));
        }
        if (outcome instanceof Outcome.Filtered filtered) {
            filtered.extraction().ifPresent(it -> json.put("extraction", ExtractionJson.write(it, Form.BUS)));
            return json.put("kind", "filtered")
                    .put("intent", filtered.intent().wireName())
                    .put("reason", filtered.reason());
        }
        if (outcome instanceof Outcome.Dead dead) {
            return json.put("kind", "dead").put("reason", dead.reason());
        }
        var later = (Outcome.Later) outcome;
        return json.put("kind", "later")
                .put("delay_ms", later.delay().toMillis())
                .put("outage", later.outage());
    }

    /** Reads what {@link #write} wrote. */
    public static Outcome read(JsonObject json) {
        var item = SmsJson.read(json.getJsonObject("item"));
        return switch (json.getString("kind")) {
            case "processed" -> new Outcome.Processed(item, ExtractionJson.read(json.getJsonObject("extraction")));
            case "filtered" ->
                new Outcome.Filtered(
                        item,
                        Intent.of(json.getString("intent")),
                        json.getString("reason"),
                        Optional.ofNullable(json.getJsonObject("extraction")).map(ExtractionJson::read));
            case "dead" -> new Outcome.Dead(item, json.getString("reason"));
            case "later" ->
                new Outcome.Later(item, Duration.ofMillis(json.getLong("delay_ms")), json.getBoolean("outage"));
            default -> throw new IllegalArgumentException("unknown kind of outcome");
        };
    }
}
