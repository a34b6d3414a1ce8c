package io.lifafa.api.client;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How requests are worded for one server: what it has refused is left out.
 *
 * <p>Besides the {@link OutputForm} that is {@code temperature}, which OpenAI's reasoning models refuse. Thread rule: one
 * thread at a time.
 */
final class Negotiation {
    private final String model;
    private final StructuredOutput output;
    private boolean temperature = true;

    Negotiation(String model, LongSupplier nanos) {
        this.model = model;
        this.output = new StructuredOutput(nanos);
    }

    /** A request's wording. */
    record Wording(OutputForm output, boolean temperature) {}

    /** The wording of the next request; to be given back exactly once, by {@link #answered} or {@link #failed}. */
    Wording take() {
        return new Wording(output.take(), temperature);
    }

    /** The body of a request. */
    JsonObject body(ChatRequest request, Wording wording) {
        var body = new JsonObject()
                .put("model", model)
                .put(
                        "messages",
                        new JsonArray().add(message("system", request.system())).add(message("user", request.user())));
        if (wording.temperature()) {
            body.put("temperature", 0);
        }
        wording.output().responseFormat(request).ifPresent(format -> body.put("response_format", format));
        return body;
    }

    private static JsonObject message(String role, String content) {
        return new JsonObject().put("role", role).put("content", content);
    }

    /** The server took this wording. */
    void answered(Wording wording) {
        output.succeeded(wording.output());
    }

    /**
     * The server did not answer this wording.
     *
     * @param error what it said instead; empty if it said nothing
     * @return true if it refused the wording, and the next one is another
     */
    boolean failed(Wording wording, Optional<ErrorReply> error) {
        if (error.filter(ErrorReply::refusesTemperature).isPresent() && wording.temperature()) {
            output.undecided(wording.output());
            temperature = false;
            return true;
        }
        var named = error.filter(ErrorReply::namesOutputForm).isPresent();
        if (named || error.filter(ErrorReply::mayRefuseOutputForm).isPresent()) {
            return output.refused(wording.output(), named);
        }
        output.undecided(wording.output());
        return false;
    }
}
