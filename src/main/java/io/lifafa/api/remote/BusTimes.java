package io.lifafa.api.remote;

import io.lifafa.api.ExtractionApi;
import io.lifafa.api.ExtractionService;
import java.time.Duration;

/**
 * How patient {@link RemoteExtraction} is with the nodes it asks.
 *
 * @param look how long a node waits for answers before it says how far it is
 * @param grace how much longer its reply may take; a silence beyond that means that the reply was lost or the node is gone
 * @param repeat how long it may take to repeat a lost reply
 * @param find how long a node may take to say where it is; another one is tried then, and nothing was asked for
 * @param pause the longest wait between two tries to find a node; the first ones are shorter
 * @param withoutNode after so long without any node the SMS go back into the inbox: this worker has better things to do
 * @param retry when what was put back is due again
 * @param longest after so long the request is answered with what there is
 */
record BusTimes(
        Duration look,
        Duration grace,
        Duration repeat,
        Duration find,
        Duration pause,
        Duration withoutNode,
        Duration retry,
        Duration longest) {
    /** A node that died is left after five seconds: wait and grace, and one more try. */
    static final BusTimes STANDARD = new BusTimes(
            Duration.ofMillis(ExtractionService.WAIT_MILLIS),
            Duration.ofMillis(1_500),
            Duration.ofMillis(1_500),
            Duration.ofMillis(500),
            Duration.ofMillis(500),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            Duration.ofMillis(ExtractionApi.LONGEST_WAIT_MILLIS));
}
