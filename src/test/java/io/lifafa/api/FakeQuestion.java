package io.lifafa.api;

import io.lifafa.api.answer.ItemAnswer;
import io.lifafa.api.answer.Objection;
import io.lifafa.api.answer.Question;
import io.lifafa.api.answer.ReadReply;
import io.lifafa.api.client.ChatRequest;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Field;
import io.lifafa.sms.Intent;
import io.lifafa.sms.Sms;
import io.lifafa.store.Sample;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks for "id", or "id?" where an answer was objected to. Reads {@code "id=good id=wrong id=doubt:7"}; anything else, or a "…" at the end, is not readable. */
public final class FakeQuestion implements Question {
    private static final Objection OBJECTION = new Objection("amount_is_balance", Field.AMOUNT, "1", Optional.of("2"));

    @Override
    public ChatRequest request(List<Sms> messages, Map<String, Objection> objections) {
        var ids = messages.stream()
                .map(it -> it.id() + (objections.containsKey(it.id()) ? "?" : ""))
                .collect(Collectors.joining(" "));
        return new ChatRequest("", ids, new JsonObject(), "");
    }

    @Override
    public ReadReply read(List<Sms> messages, String content, String model) {
        var answers = new HashMap<String, ItemAnswer>();
        for (var word : content.split(" ")) {
            if (word.equals("throw")) {
                throw new IllegalStateException("on purpose");
            }
            int at = word.indexOf('=');
            if (at > 0) {
                answers.put(word.substring(0, at), answer(word.substring(at + 1)));
            }
        }
        return new ReadReply(!answers.isEmpty() && !content.endsWith("…"), answers);
    }

    private static ItemAnswer answer(String text) {
        if (text.equals("alert")) {
            var note = Extraction.builder(Intent.ALERT)
                    .build(0.9, Sample.extraction("1").provenance());
            return new ItemAnswer.Doubtful(
                    note, new Objection("intent_disputed", Field.INTENT, "alert", Optional.of("transaction")));
        }
        return text.startsWith("doubt:")
                ? new ItemAnswer.Doubtful(Sample.extraction(text.substring(6)), OBJECTION)
                : text.equals("good")
                        ? new ItemAnswer.Good(Sample.extraction("1"))
                        : new ItemAnswer.Wrong("ungrounded_" + text);
    }
}
