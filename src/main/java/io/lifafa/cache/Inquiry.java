package io.lifafa.cache;

import io.lifafa.sms.Sms;
import java.util.List;

/**
 * A question to the cache.
 *
 * @param messages what is to be understood
 * @param patient whether messages may be told to wait for others of their wording; else each is answered or to be asked
 */
public record Inquiry(List<Sms> messages, boolean patient) {
    public Inquiry {
        messages = List.copyOf(messages);
    }
}
