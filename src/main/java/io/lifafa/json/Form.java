package io.lifafa.json;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * How money and instants are written in JSON.
 *
 * <p>Money never is a {@code double}: on the clustered bus a JSON number would become one, in MongoDB a
 * {@link BigDecimal} becomes a Decimal128. Reading takes any of the forms.
 */
public final class Form {
    /** Money as a string, instants in ISO 8601. */
    public static final Form BUS = new Form(true, false, Optional.empty());

    /** Money as Decimal128, instants as BSON dates. */
    public static final Form MONGO = new Form(false, true, Optional.empty());

    private static final String DATE = "$date";

    private final boolean moneyIsText;
    private final boolean bson;
    private final Optional<ZoneId> zone;

    private Form(boolean moneyIsText, boolean bson, Optional<ZoneId> zone) {
        this.moneyIsText = moneyIsText;
        this.bson = bson;
        this.zone = zone;
    }

    /** For HTTP answers and files: money as a plain number, instants in ISO 8601 with this zone's offset. */
    public static Form http(ZoneId zone) {
        return new Form(false, false, Optional.of(zone));
    }

    Object money(BigDecimal value) {
        return moneyIsText ? value.toPlainString() : plain(value);
    }

    /** An instant as this form writes it. */
    public Object instant(Instant value) {
        if (bson) {
            return new JsonObject().put(DATE, value);
        }
        return zone.map(it -> text(value, it)).orElseGet(value::toString);
    }

    /** An instant that belongs to a zone: as text it has that zone's offset, whatever the form's own. */
    Object instant(Instant value, Optional<ZoneId> itsZone) {
        return bson || itsZone.isEmpty() ? instant(value) : text(value, itsZone.get());
    }

    private static String text(Instant value, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(value.atZone(zone));
    }

    boolean isBson() {
        return bson;
    }

    /** A number that JSON writes without an exponent. */
    private static BigDecimal plain(BigDecimal value) {
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    static BigDecimal readMoney(Object value) {
        return value instanceof BigDecimal decimal ? decimal : new BigDecimal(value.toString());
    }

    /** Reads an instant in any form. */
    public static Instant readInstant(Object value) {
        var raw = value instanceof JsonObject json ? json.getMap().get(DATE) : value;
        if (raw instanceof Instant instant) {
            return instant;
        }
        var text = raw.toString();
        return text.endsWith("Z")
                ? Instant.parse(text)
                : OffsetDateTime.parse(text).toInstant();
    }
}
