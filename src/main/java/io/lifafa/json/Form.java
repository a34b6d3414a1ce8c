package io.lifafa.json;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * How money and instants are written in JSON.
 *
 * <p>Money never is a {@code double}: on the clustered bus a JSON number would become one, in MongoDB a
 * {@link BigDecimal} becomes a Decimal128. Reading takes any of the forms.
 */
public enum Form {
    /** Money as a string, instants in ISO 8601. */
    BUS,
    /** Money as a plain number, instants in ISO 8601. */
    HTTP,
    /** Money as Decimal128, instants as BSON dates. */
    MONGO;

    private static final String DATE = "$date";

    Object money(BigDecimal value) {
        return this == BUS ? value.toPlainString() : plain(value);
    }

    /** An instant as this form writes it. */
    public Object instant(Instant value) {
        return this == MONGO ? new JsonObject().put(DATE, value.toString()) : value.toString();
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
        return value instanceof JsonObject json ? Instant.parse(json.getString(DATE)) : Instant.parse(value.toString());
    }
}
