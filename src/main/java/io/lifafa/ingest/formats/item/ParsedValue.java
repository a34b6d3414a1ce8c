package io.lifafa.ingest.formats.item;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;

/** A value of parsed JSON as a field sees it. */
public sealed interface ParsedValue {
    /** Hands the value, or the complaint about it, to an item. */
    void addTo(RawItem item, Alias alias);

    record Text(String text) implements ParsedValue {
        @Override
        public void addTo(RawItem item, Alias alias) {
            item.text(alias, text);
        }
    }

    record Absent() implements ParsedValue {
        @Override
        public void addTo(RawItem item, Alias alias) {
            item.absent(alias);
        }
    }

    /** @param what the type with its article, for the complaint */
    record Wrong(String what) implements ParsedValue {
        @Override
        public void addTo(RawItem item, Alias alias) {
            item.wrongType(alias, what);
        }
    }

    static ParsedValue of(Object value) {
        if (value == null) {
            return new Absent();
        }
        if (value instanceof CharSequence || value instanceof java.time.Instant) {
            return new Text(value.toString());
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof Boolean) {
            return new Wrong("a boolean");
        }
        return new Wrong(value instanceof Map ? "an object" : "not text");
    }

    /** A number with a fraction or an exponent, as it stands in JSON. */
    static ParsedValue decimal(String text) {
        try {
            return decimal(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return new Wrong("a number beyond any use");
        }
    }

    private static ParsedValue number(Number number) {
        if (number instanceof Double || number instanceof Float) {
            var value = number.doubleValue();
            return Double.isFinite(value) ? decimal(BigDecimal.valueOf(value)) : new Wrong("not a number");
        }
        if (number instanceof BigDecimal decimal) {
            return decimal(decimal);
        }
        if (number instanceof BigInteger big && big.bitLength() > 1024) {
            return new Wrong("a number beyond any use");
        }
        return new Text(number.toString());
    }

    private static ParsedValue decimal(BigDecimal value) {
        // Written out, 1e999999999 would be a gigabyte of zeros.
        if (Math.abs((long) value.scale()) > 256 || value.precision() > 256) {
            return new Wrong("a number beyond any use");
        }
        var whole = value.stripTrailingZeros();
        return new Text((whole.scale() <= 0 ? whole : value).toPlainString());
    }
}
