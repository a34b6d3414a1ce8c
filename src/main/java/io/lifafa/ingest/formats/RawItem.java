package io.lifafa.ingest.formats;

import java.util.Arrays;
import java.util.Optional;

/**
 * The known fields of one item as text, whatever format they came from. Remembers the first trouble met on the way. Used
 * again for each item of an input.
 */
final class RawItem {
    private static final int FIELDS = SmsField.values().length;

    private final String[] values = new String[FIELDS];
    private final Alias[] aliases = new Alias[FIELDS];
    private final String[] otherValues = new String[FIELDS];
    private final Alias[] otherAliases = new Alias[FIELDS];
    private int seen;
    private boolean faulty;
    private Fault fault = Fault.item("");

    RawItem clear() {
        Arrays.fill(values, null);
        Arrays.fill(aliases, null);
        Arrays.fill(otherValues, null);
        Arrays.fill(otherAliases, null);
        seen = 0;
        faulty = false;
        return this;
    }

    /** The item gives a field as text. The texts "" and "null" count as not given; a name given twice is a fault. */
    void text(Alias alias, String text) {
        if (named(alias)) {
            keep(alias, text);
        }
    }

    /** The item gives a field explicitly as nothing. */
    void absent(Alias alias) {
        named(alias);
    }

    /** The item gives a field as something that is no text. */
    void wrongType(Alias alias, String type) {
        if (named(alias)) {
            fault(new Fault(alias.name(), alias.name() + " is " + type + "; send text"));
        }
    }

    /** A value that holds if the item gives none. */
    void defaultTo(SmsField field, Optional<String> value) {
        if (values[field.ordinal()] == null && value.isPresent()) {
            values[field.ordinal()] = value.get();
        }
    }

    void fault(Fault found) {
        if (!faulty) {
            faulty = true;
            fault = found;
        }
    }

    Optional<Fault> fault() {
        return faulty ? Optional.of(fault) : Optional.empty();
    }

    Optional<String> value(SmsField field) {
        return Optional.ofNullable(values[field.ordinal()]);
    }

    /** The name under which the item gave the field; its preferred name if it did not. */
    String name(SmsField field) {
        var alias = aliases[field.ordinal()];
        return alias == null ? field.fieldName() : alias.name();
    }

    /** A second value that the item gave for the field under another name, where it is not the same text. */
    Optional<String> otherValue(SmsField field) {
        return Optional.ofNullable(otherValues[field.ordinal()]);
    }

    Fault conflict(SmsField field) {
        var one = name(field);
        var other = otherAliases[field.ordinal()].name();
        return new Fault(one, one + " and " + other + " hold different values; send only one of them");
    }

    private boolean named(Alias alias) {
        if ((seen & alias.bit()) != 0) {
            fault(new Fault(alias.name(), alias.name() + " stands twice in the item; send it once"));
            return false;
        }
        seen |= alias.bit();
        return true;
    }

    private void keep(Alias alias, String text) {
        var value = alias.field() == SmsField.BODY ? text : text.strip();
        if (value.isEmpty() || (value.length() <= 8 && value.strip().equalsIgnoreCase("null"))) {
            return;
        }
        var i = alias.field().ordinal();
        if (values[i] == null) {
            values[i] = value;
            aliases[i] = alias;
        } else if (!values[i].equals(value)) {
            otherValues[i] = value;
            otherAliases[i] = alias;
        }
    }
}
