package io.lifafa.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifafa.sms.Field;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/** A value of an extraction that is judged, and when two such values are the same. */
public enum Measure {
    /** Only whether it is a transaction. */
    INTENT(Field.INTENT),
    DIRECTION(Field.DIRECTION),
    AMOUNT(Field.AMOUNT),
    CURRENCY(Field.CURRENCY),
    BALANCE(Field.BALANCE),
    FEE(Field.FEE),
    /** The last four characters that are letters or digits, or as many as there are. */
    ACCOUNT(Field.ACCOUNT),
    COUNTERPARTY(Field.COUNTERPARTY),
    REFERENCE(Field.REFERENCE),
    /** The day. */
    DATE(Field.DATE);

    private static final String TRANSACTION = "transaction";
    private static final int LAST = 4;
    private static final int DAY = 10;

    private final Field field;

    Measure(Field field) {
        this.field = field;
    }

    /** Its name in reports and on the command line, for instance {@code amount}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The value of an extraction that it judges. */
    public Field field() {
        return field;
    }

    /** True if a wrong value costs its reader money: the intent, direction, amount, currency, account or balance. */
    public boolean isMoney() {
        return this != FEE && this != COUNTERPARTY && this != REFERENCE && this != DATE;
    }

    /** The value in JSON of the shape that {@code lifafa run --out} writes; empty if it is not there, or null. */
    Optional<String> of(JsonNode json) {
        return Optional.of(at(json))
                .filter(JsonNode::isValueNode)
                .filter(it -> !it.isNull())
                .map(this::text);
    }

    /** True if the JSON names this value, if only to say that there is none. */
    boolean isNamed(JsonNode json) {
        return !at(json).isMissingNode();
    }

    private JsonNode at(JsonNode json) {
        return json.at("/" + field.path().replace('.', '/'));
    }

    private String text(JsonNode value) {
        return value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
    }

    /** True if these two values say the same: numbers by value, text without regard to case and spaces. */
    boolean same(String a, String b) {
        return switch (this) {
            case INTENT -> a.equals(TRANSACTION) == b.equals(TRANSACTION);
            case AMOUNT, BALANCE, FEE -> new BigDecimal(a).compareTo(new BigDecimal(b)) == 0;
            case ACCOUNT -> sameAccount(a, b);
            case DATE -> day(a).equals(day(b));
            default -> folded(a).equals(folded(b));
        };
    }

    /** Fewer digits than four are told by some messages, and more by others. */
    private static boolean sameAccount(String a, String b) {
        var one = last(a);
        var other = last(b);
        return !one.isEmpty() && !other.isEmpty() && (one.endsWith(other) || other.endsWith(one));
    }

    private static String last(String number) {
        var plain = number.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
        return plain.substring(Math.max(0, plain.length() - LAST));
    }

    private static String day(String date) {
        return date.substring(0, Math.min(DAY, date.length()));
    }

    private static String folded(String text) {
        return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    /** Why this text cannot be a value of this kind; empty if it can. */
    Optional<String> fault(String text) {
        return switch (this) {
            case AMOUNT, BALANCE, FEE ->
                isNumber(text) ? Optional.empty() : Optional.of("write a plain number such as 1250.50");
            case DIRECTION ->
                text.equals("credit") || text.equals("debit") ? Optional.empty() : Optional.of("write credit or debit");
            default -> Optional.empty();
        };
    }

    private static boolean isNumber(String text) {
        return text.matches("-?\\d{1,30}(\\.\\d{1,15})?");
    }
}
