package io.lifafa.api.answer;

import io.lifafa.api.client.ChatRequest;
import io.lifafa.sms.Sms;
import java.util.List;

/** From SMS to a request, and from its reply to checked answers. Thread rule: any; the work is the caller's thread's. */
public interface Question {
    /** The request that asks for these SMS, 1 to 100. */
    ChatRequest request(List<Sms> messages);

    /**
     * Reads the reply to {@link #request} of the same SMS. Each is checked by itself.
     *
     * @param messages the SMS that were asked for, in the same order
     * @param content the model's text
     * @param model who answered
     */
    ReadReply read(List<Sms> messages, String content, String model);
}
