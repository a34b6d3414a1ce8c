package io.lifafa.api;

import io.lifafa.sms.Extraction;
import io.lifafa.sms.Sms;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Understands SMS by asking the API. Thread rule: any. */
public interface ExtractionApi {
    /** Asks for all of them. The Future fails only if the API's stage itself does. */
    Future<Answers> extract(List<Sms> messages);

    /**
     * What came of it. An SMS that stands in none of them was answered wrongly for good.
     *
     * @param extractions validated and grounded answers, by SMS id
     * @param unreachable the SMS that could not be asked because the API is down or refuses, and when to try again
     */
    record Answers(Map<String, Extraction> extractions, Map<String, Duration> unreachable) {
        public Answers {
            extractions = Map.copyOf(extractions);
            unreachable = Map.copyOf(unreachable);
        }
    }
}
