package io.lifafa.api.answer;

import io.lifafa.api.client.ChatRequest;
import io.lifafa.sms.Sms;
import java.util.List;
import java.util.Map;

/** From SMS to a request, and from its reply to checked answers. Thread rule: any; the work is the caller's thread's. */
public interface Question {
    /** The request that asks for these SMS, 1 to 100. */
    default ChatRequest request(List<Sms> messages) {
        return request(messages, Map.of());
    }

    /**
     * The same, and where an answer was objected to, which of the two it is.
     *
     * @param objections by the id of the SMS; absent: the SMS is asked for as if for the first time
     */
    ChatRequest request(List<Sms> messages, Map<String, Objection> objections);

    /**
     * Reads the reply to {@link #request} of the same SMS. Each is checked by itself.
     *
     * @param messages the SMS that were asked for, in the same order
     * @param content the model's text
     * @param model who answered
     */
    ReadReply read(List<Sms> messages, String content, String model);
}
