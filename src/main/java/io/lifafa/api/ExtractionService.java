package io.lifafa.api;

import io.lifafa.api.remote.RemoteExtraction;
import io.vertx.core.Future;

/**
 * How a stage that asks the API is used over the bus: in short requests, so that a node that died is left within seconds.
 * Have the SMS {@link #ask asked for} on a node that {@link #accepts}, again and again until every one has its answer. {@link RemoteExtraction} does it. Thread rule: any.
 */
public interface ExtractionService {
    /** After so long every request is answered, with what there is: a node that is silent for longer is gone. */
    long WAIT_MILLIS = 2_000;

    /** That the node is there and takes requests; fails if it is about to leave. */
    Future<Void> accepts();

    /**
     * Has SMS asked for, or asks how they are doing. Doing so twice is harmless: a request is known by its id. The answers
     * are kept until {@link #release}, or until nobody has come back for a quarter of a minute. Fails where too many SMS
     * wait already.
     */
    Future<ExtractionProgress> ask(ExtractionRequest request);

    /** Nobody waits any more: answers are forgotten, what was not sent yet is not sent. */
    Future<Void> release(String request);
}
