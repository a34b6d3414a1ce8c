package io.lifafa.api;

import io.lifafa.sms.Sms;
import java.util.List;

/**
 * One look at a request that takes longer than a look.
 *
 * @param id of the request, the same for every look and for every node
 * @param tenant whose SMS they are
 * @param messages SMS that this node does not know of yet
 * @param ids the SMS whose answers are wanted, by id, those of {@code messages} included
 * @param waitMillis how long to wait until all of them are answered, at most {@link ExtractionService#WAIT_MILLIS}
 */
public record ExtractionRequest(String id, String tenant, List<Sms> messages, List<String> ids, long waitMillis) {
    public ExtractionRequest {
        messages = List.copyOf(messages);
        ids = List.copyOf(ids);
    }
}
