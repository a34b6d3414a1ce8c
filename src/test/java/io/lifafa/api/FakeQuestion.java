package io.lifafa.api;

import io.lifafa.api.answer.ItemAnswer;
import io.lifafa.api.answer.Question;
import io.lifafa.api.answer.ReadReply;
import io.lifafa.api.client.ChatRequest;
import io.lifafa.sms.Sms;
import io.lifafa.store.Sample;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;

/** Reads {@code "id=good id=wrong id=doubt:7"}; anything else, or a "…" at the end, is not readable. */
final class FakeQuestion implements Question {
    @Override
    public ChatRequest request(List<Sms> messages) {
        var ids = messages.stream().map(Sms::id).collect(Collectors.joining(" "));
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
        return text.startsWith("doubt:")
                ? new ItemAnswer.Doubtful(Sample.extraction(text.substring(6)), "amount_is_balance")
                : text.equals("good")
                        ? new ItemAnswer.Good(Sample.extraction("1"))
                        : new ItemAnswer.Wrong("ungrounded_" + text);
    }
}
