package io.lifafa.ingest.formats.item;

import io.lifafa.ingest.formats.input.ReadOptions;
import io.lifafa.ingest.formats.item.ReadItem.Accepted;
import io.lifafa.ingest.formats.item.ReadItem.Skipped;
import io.lifafa.sms.Sms;
import io.lifafa.sms.SmsId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Turns the fields of one item into an SMS or says why not: the one place where an item is judged, whatever it came in.
 *
 * <p>Thread rule: may be used from any thread.
 */
public final class SmsNormalizer {
    private static final SmsField[] TEXTS = {
        SmsField.SENDER, SmsField.BODY, SmsField.ID, SmsField.USER, SmsField.PHONE, SmsField.EMAIL
    };

    private static final SmsField[] REQUIRED = {SmsField.SENDER, SmsField.BODY, SmsField.DATE};

    private static final String FORGED =
            " ends like an id that was derived for a conflict, but not for this text and user; send another one";

    private final ReadOptions options;

    public SmsNormalizer(ReadOptions options) {
        this.options = options;
    }

    /**
     * Judges an item that was parsed elsewhere, for instance a message of the event bus.
     *
     * @param item names to values: text, numbers, null; everything else is refused for a known field
     * @param index the item's position, passed on
     */
    public ReadItem normalize(Map<String, ?> item, long index) {
        return normalize(item, Defaults.NONE, index);
    }

    public ReadItem normalize(Map<String, ?> item, Defaults defaults, long index) {
        var nested = item.entrySet().stream()
                .filter(it -> Alias.NESTED.contains(it.getKey()) && it.getValue() instanceof Map)
                .map(it -> raw((Map<?, ?>) it.getValue()))
                .toList();
        return normalize(raw(item).orNested(nested), defaults, index);
    }

    private static RawItem raw(Map<?, ?> item) {
        var raw = new RawItem();
        item.forEach((name, value) -> Alias.of(String.valueOf(name))
                .ifPresent(alias -> ParsedValue.of(value).addTo(raw, alias)));
        if (item.keySet().stream().anyMatch(MessageType::isOfMmsAlone)) {
            raw.markMms();
        }
        return raw;
    }

    public ReadItem normalize(RawItem raw, Defaults defaults, long index) {
        raw.settled();
        if (raw.isMms()) {
            return new Skipped(index, SkipReason.MMS);
        }
        var type = raw.value(SmsField.TYPE).map(MessageType::of).orElse(MessageType.RECEIVED);
        if (type.skip().isPresent()) {
            return new Skipped(index, type.skip().get());
        }
        defaults.applyTo(raw);
        raw.defaultTo(SmsField.USER, Optional.of(options.defaultUser()));
        raw.defaultTo(SmsField.PHONE, options.defaultPhone());
        raw.defaultTo(SmsField.EMAIL, options.defaultEmail());
        var fault = raw.fault().or(() -> typeFault(type)).or(() -> missing(raw)).or(() -> badText(raw));
        if (fault.isPresent()) {
            return fault.get().at(index);
        }
        return dated(raw, index);
    }

    private static Optional<Fault> typeFault(MessageType type) {
        return type == MessageType.UNKNOWN
                ? Optional.of(new Fault("type", "type is none of received, inbox, 1, sent, outbox, draft; correct it"))
                : Optional.empty();
    }

    private static Optional<Fault> missing(RawItem raw) {
        for (var field : REQUIRED) {
            if (raw.value(field).isEmpty()) {
                var name = field.fieldName();
                return Optional.of(new Fault(name, name + " is missing; send " + field.described()));
            }
        }
        return Optional.empty();
    }

    private Optional<Fault> badText(RawItem raw) {
        for (var field : TEXTS) {
            var value = raw.value(field);
            if (value.isPresent()) {
                if (raw.otherValue(field).isPresent()) {
                    return Optional.of(raw.conflict(field));
                }
                var fault = TextRules.check(field, raw.name(field), value.get(), options.maxItemChars());
                if (fault.isPresent()) {
                    return fault;
                }
            }
        }
        return Optional.empty();
    }

    private ReadItem dated(RawItem raw, long index) {
        var reading = date(raw.value(SmsField.DATE));
        if (reading instanceof DateText.NoDate no) {
            var name = raw.name(SmsField.DATE);
            return new Fault(name, name + no.reason()).at(index);
        }
        var other = raw.otherValue(SmsField.DATE);
        if (other.isPresent() && !date(other).equals(reading)) {
            return raw.conflict(SmsField.DATE).at(index);
        }
        var sms = sms(raw, ((DateText.At) reading).instant());
        return isForged(sms)
                ? new Fault(raw.name(SmsField.ID), raw.name(SmsField.ID) + FORGED).at(index)
                : new Accepted(index, sms);
    }

    /** Under a derived id only that may come which it was derived for: an export that is read again. */
    private boolean isForged(Sms sms) {
        return SmsId.original(sms.id())
                .filter(original ->
                        !sms.id().endsWith(SmsId.content(options.tenant().name(), sms)))
                .isPresent();
    }

    private DateText.Reading date(Optional<String> text) {
        return DateText.read(text.orElseThrow(), options.zone());
    }

    private Sms sms(RawItem raw, Instant date) {
        var user = raw.value(SmsField.USER).orElseThrow();
        var sender = raw.value(SmsField.SENDER).orElseThrow();
        var body = raw.value(SmsField.BODY).orElseThrow().replace("\r\n", "\n");
        var tenant = options.tenant();
        var id = raw.value(SmsField.ID).orElseGet(() -> SmsId.of(tenant.name(), user, sender, date, body));
        return new Sms(
                tenant.stored(id), user, sender, body, date, raw.value(SmsField.PHONE), raw.value(SmsField.EMAIL));
    }
}
