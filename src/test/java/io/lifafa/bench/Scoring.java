package io.lifafa.bench;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Compares what was stored of an SMS with the truth, field by field: of the intent only whether it is a transaction, of
 * account numbers the last four digits, text without regard to case. A value that the truth does not name is not judged,
 * but direction and amount always are. An SMS that is no transaction is stored without values, so that of it nothing but
 * this is judged.
 */
public final class Scoring {
    private static final BigDecimal TOLERANCE = new BigDecimal("0.005");
    private static final int LAST_DIGITS = 4;

    private Scoring() {}

    /** What is judged. */
    public enum Judged {
        INTENT("message_intent"),
        DIRECTION("transaction_type"),
        AMOUNT("amount"),
        CURRENCY("currency"),
        BALANCE("balance"),
        FEE("fee"),
        ACCOUNT("account.account_number"),
        COUNTERPARTY("counterparty"),
        REFERENCE("metadata.reference_id");

        private final String path;

        Judged(String path) {
            this.path = path;
        }

        /** The value in an extraction's JSON. */
        public Optional<Object> of(JsonObject json) {
            int dot = path.indexOf('.');
            if (dot < 0) {
                return Optional.ofNullable(json.getValue(path));
            }
            return Optional.ofNullable(json.getJsonObject(path.substring(0, dot)))
                    .map(it -> it.getValue(path.substring(dot + 1)));
        }

        private boolean isMoney() {
            return this == AMOUNT || this == BALANCE || this == FEE;
        }
    }

    /** How a value compares with the truth. */
    enum Verdict {
        /** Another value than the truth, or one where there is none. */
        WRONG,
        /** No value where the truth has one. */
        MISSING
    }

    /** The fields that are not right. */
    static Map<Judged, Verdict> faults(JsonObject truth, JsonObject stored) {
        var faults = allFaults(truth, stored);
        if (!isTransaction(Judged.INTENT.of(truth))) {
            faults.keySet().removeIf(field -> field != Judged.INTENT && !isAlwaysJudged(field));
        }
        return faults;
    }

    /** The same, an SMS that is no transaction judged by all that its truth names, as the lab's score does. */
    public static Map<Judged, Verdict> allFaults(JsonObject truth, JsonObject answer) {
        var faults = new EnumMap<Judged, Verdict>(Judged.class);
        for (var field : Judged.values()) {
            var wanted = field.of(truth);
            var got = field.of(answer);
            if (isJudged(field, wanted) && !same(field, wanted, got)) {
                faults.put(field, got.isPresent() ? Verdict.WRONG : Verdict.MISSING);
            }
        }
        return faults;
    }

    public static boolean isJudged(Judged field, Optional<Object> wanted) {
        return isAlwaysJudged(field) || wanted.isPresent();
    }

    private static boolean isAlwaysJudged(Judged field) {
        return field == Judged.DIRECTION || field == Judged.AMOUNT;
    }

    private static boolean isTransaction(Optional<Object> intent) {
        return intent.filter("transaction"::equals).isPresent();
    }

    static boolean same(Judged field, Optional<Object> wanted, Optional<Object> got) {
        if (field == Judged.INTENT) {
            return isTransaction(wanted) == isTransaction(got);
        }
        if (wanted.isEmpty() || got.isEmpty()) {
            return wanted.isEmpty() && got.isEmpty();
        }
        var a = wanted.get().toString();
        var b = got.get().toString();
        if (field.isMoney()) {
            return new BigDecimal(a).subtract(new BigDecimal(b)).abs().compareTo(TOLERANCE) < 0;
        }
        return field == Judged.ACCOUNT
                ? lastDigits(a).equals(lastDigits(b))
                : a.strip().toLowerCase(Locale.ROOT).equals(b.strip().toLowerCase(Locale.ROOT));
    }

    static String lastDigits(String number) {
        var digits = number.replaceAll("\\D", "");
        return digits.substring(Math.max(0, digits.length() - LAST_DIGITS));
    }
}
