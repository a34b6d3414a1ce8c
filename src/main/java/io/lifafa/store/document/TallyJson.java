package io.lifafa.store.document;

import io.lifafa.store.Tallies;
import io.lifafa.store.Tally;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;

/** Tallies as the store keeps them. */
public final class TallyJson {
    private TallyJson() {}

    public static JsonObject write(Tally tally) {
        return new JsonObject()
                .put("processed", tally.processed())
                .put("filtered", tally.filtered())
                .put("duplicate", tally.duplicate())
                .put("dead", tally.dead())
                .put("moved", tally.moved());
    }

    public static Tally read(JsonObject json) {
        return new Tally(
                json.getInteger("processed"),
                json.getInteger("filtered"),
                json.getInteger("duplicate"),
                json.getInteger("dead"),
                json.getInteger("moved"));
    }

    /** A list of tallies, each with the {@code id} of its batch. */
    public static JsonArray writeAll(Tallies tallies) {
        var array = new JsonArray();
        tallies.byBatch().forEach((batch, tally) -> array.add(write(tally).put("id", batch)));
        return array;
    }

    public static Tallies readAll(JsonArray array) {
        var tallies = new ArrayList<Tallies.Part>();
        for (int i = 0; i < array.size(); i++) {
            var json = array.getJsonObject(i);
            tallies.add(new Tallies.Part(json.getString("id"), read(json)));
        }
        return Tallies.sum(tallies);
    }
}
