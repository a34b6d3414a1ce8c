package io.lifafa.bench;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Who is measured: takes SMS, asks the API, stores answers. */
interface Subject extends AutoCloseable {
    /** Takes SMS until the feed ends; returns at once. */
    void begin(Feed feed);

    /** How many SMS have reached their end. */
    long settled() throws Exception;

    /** What was stored of these: extractions as JSON, by id; what is a dead letter or has no end yet is left out. */
    Map<String, JsonObject> read(List<String> ids) throws Exception;

    @Override
    void close() throws IOException;
}
