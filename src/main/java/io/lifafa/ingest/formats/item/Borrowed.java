package io.lifafa.ingest.formats.item;

import java.util.Arrays;

/** What an item gives under names that are not the contract's: per field the values of the best rank. */
final class Borrowed {
    private static final int FIELDS = SmsField.values().length;

    private final String[] values = new String[FIELDS];
    private final Alias[] aliases = new Alias[FIELDS];
    private final String[] otherValues = new String[FIELDS];
    private final Alias[] otherAliases = new Alias[FIELDS];

    void clear() {
        Arrays.fill(values, null);
        Arrays.fill(aliases, null);
        Arrays.fill(otherValues, null);
        Arrays.fill(otherAliases, null);
    }

    boolean gives(SmsField field) {
        return values[field.ordinal()] != null;
    }

    /** A type that is none of ours says nothing: the event of a webhook may be anything. */
    void add(Alias alias, String value) {
        if (value.isEmpty() || alias.field() == SmsField.TYPE && MessageType.of(value) == MessageType.UNKNOWN) {
            return;
        }
        var i = alias.field().ordinal();
        if (values[i] == null || alias.rank() < aliases[i].rank()) {
            values[i] = value;
            aliases[i] = alias;
            otherValues[i] = null;
            otherAliases[i] = null;
        } else if (alias.rank() == aliases[i].rank() && !values[i].equals(value)) {
            otherValues[i] = value;
            otherAliases[i] = alias;
        }
    }

    void give(SmsField field, String[] toValues, Alias[] toAliases, String[] toOthers, Alias[] toOtherAliases) {
        var i = field.ordinal();
        toValues[i] = values[i];
        toAliases[i] = aliases[i];
        toOthers[i] = otherValues[i];
        toOtherAliases[i] = otherAliases[i];
    }
}
