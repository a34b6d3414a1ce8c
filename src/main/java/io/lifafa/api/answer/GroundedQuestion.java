package io.lifafa.api.answer;

import io.lifafa.api.answer.redaction.DigitRedaction;
import io.lifafa.api.answer.redaction.Redaction;
import io.lifafa.api.answer.reply.AnswersById;
import io.lifafa.api.answer.reply.ReplyJson;
import io.lifafa.api.client.ChatRequest;
import io.lifafa.sms.Sms;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/**
 * Asks for up to 100 SMS at once and believes of the reply what stands in each SMS.
 *
 * <p>The last user message is a JSON array and nothing else; ids are {@code 1} to {@code n} in the order given, never the
 * client's. A reply is checked item by item by {@link Grounder}: what one SMS says can change nothing of another's
 * answer.
 *
 * <pre>{@code
 * var question = new GroundedQuestion(true, ZoneId.of("Asia/Kolkata"), sms -> Witness.NONE);
 * var request = question.request(messages);
 * var answers = question.read(messages, reply.content(), reply.model()).answers();
 * }</pre>
 *
 * <p>Thread rule: any thread; nothing is kept between calls but a count. A reply to redacted SMS is read by the instance that
 * asked.
 */
public final class GroundedQuestion implements Question {
    private final boolean redact;
    private final ZoneId zone;
    private final Grounder grounder;
    private final long salt = new SecureRandom().nextLong();
    private final LongAdder invented = new LongAdder();

    /**
     * @param redact whether accounts, phone numbers and references are hidden from the API: replaced by other digits in
     *     the request and put back in the answer
     * @param zone the zone of dates that messages name without one
     * @param witnesses who else has read an SMS and may object to its answer; called from any thread
     */
    public GroundedQuestion(boolean redact, ZoneId zone, Function<Sms, Witness> witnesses) {
        this.redact = redact;
        this.zone = zone;
        grounder = new Grounder(zone, witnesses);
    }

    @Override
    public ChatRequest request(List<Sms> messages, Map<String, Objection> objections) {
        var redaction = redaction(messages);
        var items = new JsonArray();
        for (int i = 0; i < messages.size(); i++) {
            var sms = messages.get(i);
            var item = new JsonObject()
                    .put("id", Integer.toString(i + 1))
                    .put("sender", redaction.sender(i))
                    .put("body", redaction.body(i))
                    .put(
                            "date",
                            DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                                    sms.date().atZone(zone)));
            int index = i;
            Optional.ofNullable(objections.get(sms.id()))
                    .ifPresent(it -> item.put("check", ContrastedQuestion.text(it, redaction, index)));
            items.add(item);
        }
        boolean contrasted = !objections.isEmpty();
        return new ChatRequest(
                contrasted ? Instructions.CONTRASTED : Instructions.TEXT,
                items.encode(),
                AnswerSchema.create(contrasted),
                contrasted ? AnswerSchema.CONTRASTED : AnswerSchema.NAME);
    }

    @Override
    public ReadReply read(List<Sms> messages, String content, String model) {
        var found = ReplyJson.read(content);
        var byId = AnswersById.of(found.items(), messages.size());
        invented.add(byId.invented());
        var redaction = redaction(messages);
        var answers = new HashMap<String, ItemAnswer>();
        for (int i = 0; i < messages.size(); i++) {
            var sms = messages.get(i);
            int index = i;
            if (byId.isDoubled(i)) {
                answers.put(sms.id(), new ItemAnswer.Wrong("doubled"));
            } else if (byId.get(i).isPresent()) {
                var answer = new RawAnswer(byId.get(i).get(), text -> redaction.restore(index, text));
                answers.put(sms.id(), grounder.check(sms, answer, model));
            } else if (found.readable()) {
                answers.put(sms.id(), new ItemAnswer.Wrong("missing"));
            }
        }
        return new ReadReply(found.readable(), answers);
    }

    /** How many results so far had an id that was not asked for. */
    public long invented() {
        return invented.sum();
    }

    private Redaction redaction(List<Sms> messages) {
        return redact ? DigitRedaction.of(messages, salt) : Redaction.none(messages);
    }
}
