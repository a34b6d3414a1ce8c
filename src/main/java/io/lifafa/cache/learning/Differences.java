package io.lifafa.cache.learning;

import io.lifafa.sms.Extraction;
import io.lifafa.sms.Field;
import java.util.EnumSet;
import java.util.Set;

/** In which critical fields two readings of one message differ. */
public final class Differences {
    private Differences() {}

    public static Set<Field> between(Extraction a, Extraction b) {
        var fields = EnumSet.noneOf(Field.class);
        note(fields, Field.INTENT, a.intent() == b.intent());
        note(fields, Field.DIRECTION, a.direction().equals(b.direction()));
        note(fields, Field.CURRENCY, a.currency().equals(b.currency()));
        note(fields, Field.AMOUNT, Same.money(a.amount(), b.amount()));
        note(fields, Field.BALANCE, Same.money(a.balance(), b.balance()));
        note(fields, Field.FEE, Same.fee(a.fee(), b.fee()));
        note(fields, Field.ACCOUNT, Same.account(a.account(), b.account()));
        note(fields, Field.COUNTERPARTY, Same.text(a.counterparty(), b.counterparty()));
        note(fields, Field.REFERENCE, Same.text(a.referenceId(), b.referenceId()));
        return fields;
    }

    private static void note(Set<Field> fields, Field field, boolean same) {
        if (!same) {
            fields.add(field);
        }
    }
}
