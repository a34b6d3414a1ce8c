package io.lifafa.api.client;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
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
    private final FormDoubt doubt = new FormDoubt();
    private boolean temperature = true;

    Negotiation(String model, LongSupplier nanos) {
        this.model = model;
        this.output = new StructuredOutput(nanos);
    }

    /**
     * A request's wording.
     *
     * @param trial whether it is to tell if the server fails of the form
     */
    record Wording(OutputForm output, boolean temperature, boolean trial) {}

    /**
     * The wording of the next request; to be given back exactly once, by {@link #answered}, {@link #refused}, {@link #failed} or
     * {@link #undecided}.
     */
    Wording take() {
        return doubt.take()
                .map(form -> new Wording(form, temperature, true))
                .orElseGet(() -> new Wording(doubt.working().orElseGet(output::take), temperature, false));
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
        if (wording.trial()) {
            doubt.succeeded();
        } else {
            doubt.seenWorking(wording.output());
        }
        output.succeeded(wording.output());
    }

    /**
     * The server said that it did not want the request.
     *
     * @return true if it refused the wording, and the next one is another
     */
    boolean refused(Wording wording, ErrorReply error) {
        if (error.refusesTemperature() && wording.temperature()) {
            undecided(wording);
            temperature = false;
            return true;
        }
        var named = error.namesOutputForm();
        if (named || error.mayRefuseOutputForm()) {
            return wording.trial()
                    ? trialFailed() || wording.output() != OutputForm.TEXT
                    : output.refused(wording.output(), named);
        }
        if (error.isFailure()) {
            return failed(wording);
        }
        undecided(wording);
        return false;
    }

    /**
     * The server failed without a word, or gave prose: because of the wording or not.
     *
     * @return true if it was because of the wording, and the next one is another
     */
    boolean failed(Wording wording) {
        if (wording.trial()) {
            return trialFailed();
        }
        doubt.seenFailing(wording.output(), output.isProven(wording.output()));
        return output.failed(wording.output());
    }

    private boolean trialFailed() {
        var decided = doubt.failed();
        decided.ifPresent(output::settle);
        return decided.isPresent();
    }

    /** The call ended without a word about the wording. */
    void undecided(Wording wording) {
        if (wording.trial()) {
            doubt.undecided();
        } else {
            output.undecided(wording.output());
        }
    }
}
