package io.lifafa.cache;

import io.lifafa.sms.Extraction;
import io.lifafa.sms.Sms;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/** Answers for wordings that were seen before. A hit must be right, or it is no hit. Thread rule: any. */
public interface TemplateCache {
    /** The answers for those of the SMS whose wording is known, by SMS id; the others are absent. */
    Future<Map<String, Extraction>> match(List<Sms> messages);

    /** Learns from answers that were validated, by SMS id. */
    Future<Void> learn(List<Sms> messages, Map<String, Extraction> answers);
}
