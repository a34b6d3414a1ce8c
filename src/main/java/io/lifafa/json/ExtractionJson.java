package io.lifafa.json;

import io.lifafa.sms.Account;
import io.lifafa.sms.DatePrecision;
import io.lifafa.sms.Direction;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Field;
import io.lifafa.sms.Intent;
import io.lifafa.sms.LocalDay;
import io.lifafa.sms.Method;
import io.lifafa.sms.Provenance;
import io.lifafa.sms.Sms;
import io.lifafa.sms.Source;
import io.lifafa.sms.Span;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The extraction of one SMS as JSON, in the shape of the system this one replaces.
 *
 * <p>Empty values are left out. The SMS gives what the extraction need not repeat: sender and original text.
 */
public final class ExtractionJson {
    private ExtractionJson() {}

    /** Writes the extraction of {@code sms}. */
    public static JsonObject write(Extraction extraction, Sms sms, Form form) {
        var json = write(extraction, form);
        json.getJsonObject("metadata")
                .put("channel", "sms")
                .put("sender", sms.sender())
                .put("original_text", sms.body());
        return json;
    }

    /** Writes an extraction without what its SMS says of itself. */
    public static JsonObject write(Extraction extraction, Form form) {
        var json = new JsonObject().put("message_intent", extraction.intent().wireName());
        extraction.direction().ifPresent(it -> json.put("transaction_type", it.wireName()));
        extraction.amount().ifPresent(it -> json.put("amount", form.money(it)));
        extraction.currency().ifPresent(it -> json.put("currency", it));
        date(extraction, json, form);
        extraction.account().ifPresent(it -> json.put("account", account(it)));
        extraction.counterparty().ifPresent(it -> json.put("counterparty", it));
        extraction.balance().ifPresent(it -> json.put("balance", form.money(it)));
        extraction.fee().ifPresent(it -> json.put("fee", form.money(it)));
        extraction.category().ifPresent(it -> json.put("category", it));
        if (!extraction.tags().isEmpty()) {
            json.put("tags", new JsonArray(extraction.tags()));
        }
        extraction.summary().ifPresent(it -> json.put("summary", it));
        return json.put("confidence_score", extraction.confidence())
                .put("metadata", metadata(extraction))
                .put("provenance", provenance(extraction.provenance(), form));
    }

    /** Reads what {@link #write} wrote, in any form. */
    public static Extraction read(JsonObject json) {
        var metadata = json.getJsonObject("metadata", new JsonObject());
        return Extraction.builder(Intent.of(json.getString("message_intent")))
                .direction(text(json, "transaction_type").map(Direction::of))
                .amount(value(json, "amount").map(Form::readMoney))
                .currency(text(json, "currency"))
                .transactionDate(value(json, "transaction_date").map(Form::readInstant))
                .localDay(localDay(json))
                .account(Optional.ofNullable(json.getJsonObject("account"))
                        .map(it -> new Account(text(it, "bank"), text(it, "account_number"))))
                .counterparty(text(json, "counterparty"))
                .balance(value(json, "balance").map(Form::readMoney))
                .fee(value(json, "fee").map(Form::readMoney))
                .category(text(json, "category"))
                .tags(tags(json.getJsonArray("tags")))
                .summary(text(json, "summary"))
                .method(text(metadata, "method").map(Method::of))
                .referenceId(text(metadata, "reference_id"))
                .build(json.getDouble("confidence_score"), readProvenance(json.getJsonObject("provenance")));
    }

    /** As text the instant has the offset of the zone in which its day was read: its first ten characters are the day. */
    private static void date(Extraction extraction, JsonObject json, Form form) {
        var local = extraction.localDay();
        extraction
                .transactionDate()
                .ifPresent(it -> json.put("transaction_date", form.instant(it, local.map(LocalDay::zone))));
        local.ifPresent(it -> json.put("transaction_local_date", it.date().toString())
                .put("transaction_date_precision", it.precision().wireName())
                .put("transaction_date_zone", it.zone().getId()));
    }

    /** What 0.1.0 stored has none. */
    private static Optional<LocalDay> localDay(JsonObject json) {
        return text(json, "transaction_local_date")
                .map(date -> new LocalDay(
                        LocalDate.parse(date),
                        DatePrecision.of(json.getString("transaction_date_precision")),
                        ZoneId.of(json.getString("transaction_date_zone"))));
    }

    private static JsonObject account(Account account) {
        var json = new JsonObject();
        account.bank().ifPresent(it -> json.put("bank", it));
        account.number().ifPresent(it -> json.put("account_number", it));
        return json;
    }

    private static JsonObject metadata(Extraction extraction) {
        var json = new JsonObject();
        extraction.method().ifPresent(it -> json.put("method", it.wireName()));
        extraction.referenceId().ifPresent(it -> json.put("reference_id", it));
        return json;
    }

    /** Writes where an extraction comes from. Spans are pairs of character indices, keyed by the field's path. */
    private static JsonObject provenance(Provenance provenance, Form form) {
        var json = new JsonObject().put("source", provenance.source().wireName());
        provenance.templateId().ifPresent(it -> json.put("template_id", it));
        provenance.templateVersion().ifPresent(it -> json.put("template_version", it));
        provenance.model().ifPresent(it -> json.put("model", it));
        provenance.reason().ifPresent(it -> json.put("reason", it));
        provenance.doubt().ifPresent(it -> json.put("doubt", it));
        var spans = new JsonObject();
        provenance
                .spans()
                .forEach((field, span) -> spans.put(
                        spanKey(field, form), new JsonArray().add(span.start()).add(span.end())));
        if (!provenance.confidences().isEmpty()) {
            var confidences = new JsonObject();
            provenance.confidences().forEach((field, it) -> confidences.put(spanKey(field, form), it));
            json.put("confidences", confidences);
        }
        return json.put("spans", spans);
    }

    private static Provenance readProvenance(JsonObject json) {
        var spans = new EnumMap<Field, Span>(Field.class);
        for (Map.Entry<String, Object> entry : json.getJsonObject("spans", new JsonObject())) {
            var pair = (JsonArray) entry.getValue();
            spans.put(field(entry.getKey()), new Span(pair.getInteger(0), pair.getInteger(1)));
        }
        var confidences = new EnumMap<Field, Double>(Field.class);
        for (Map.Entry<String, Object> entry : json.getJsonObject("confidences", new JsonObject())) {
            confidences.put(field(entry.getKey()), ((Number) entry.getValue()).doubleValue());
        }
        return new Provenance(
                Source.of(json.getString("source")),
                text(json, "template_id"),
                Optional.ofNullable(json.getInteger("template_version")),
                text(json, "model"),
                text(json, "reason"),
                text(json, "doubt"),
                spans,
                confidences);
    }

    /** A dot in a key is no longer forbidden in MongoDB, but still not safe everywhere. */
    private static String spanKey(Field field, Form form) {
        return form.isBson() ? field.path().replace('.', ':') : field.path();
    }

    private static Field field(String key) {
        return Field.of(key.replace(':', '.'));
    }

    private static List<String> tags(JsonArray array) {
        return array == null ? List.of() : array.stream().map(Object::toString).toList();
    }

    private static Optional<String> text(JsonObject json, String key) {
        return Optional.ofNullable(json.getString(key));
    }

    private static Optional<Object> value(JsonObject json, String key) {
        return Optional.ofNullable(json.getValue(key));
    }
}
