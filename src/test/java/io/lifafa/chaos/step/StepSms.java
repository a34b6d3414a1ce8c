package io.lifafa.chaos.step;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * An SMS that is sent to nodes that die, and what must become of it; all of it follows from its number.
 *
 * @param number it is part of the id
 * @param withApi whether there is an API to misunderstand it
 */
record StepSms(int number, boolean withApi) {
    /** In every text and in nothing else. */
    static final String MARK = "Quvera";

    /** So many in a row have senders of their own, whose wordings have to be learned. */
    static final int BLOCK = 64;

    private static final Instant START = Instant.parse("2025-06-01T04:00:00Z");
    private static final int LETTERS = 26;
    private static final int FIRST_REFERENCE = 500_000;
    private static final Pattern REFERENCE = Pattern.compile("0{6}(5\\d{5})\\b");

    enum Kind {
        PAID("VM-QV%s-T", "Sent Rs.%s from Quvera Bank A/C *%s to MEERA STORES on 05-06-25. UPI Ref %012d"),
        OTP("VM-QV%s-T", "%3$06d is your OTP for a payment of Rs.%1$s. Do not share it with anyone. -Quvera Bank"),
        /** Nobody can read an amount: dead. */
        UNCLEAR("VM-QV%s-T", "Your Quvera Bank account XX%2$s has been debited. Avl bal Rs %1$s"),
        /** The API is wrong at first: a failed attempt, then right. */
        LATER("JD-QF%s-S", "INR %s debited from A/c no. XXXX%s towards ROYAL BAKERY, UTR %012d. - Quvera"),
        /** The API stays wrong: dead, until it has learned better and the dead letter is replayed. */
        STUBBORN("VK-QS%s-S", "Rs.%s withdrawn from ATM at FRESH DAIRY, a/c X%s, txn %012d. -Quvera Bank");

        private final String sender;
        private final String text;

        Kind(String sender, String text) {
            this.sender = sender;
            this.text = text;
        }
    }

    static StepSms ofId(String id, boolean withApi) {
        return new StepSms(Integer.parseInt(id.substring(id.indexOf('-') + 1)), withApi);
    }

    /** The API is not told the ids; each text that it is asked for names its number. */
    static StepSms ofBody(String body) {
        var reference = REFERENCE.matcher(body);
        if (!reference.find()) {
            throw new IllegalArgumentException("an SMS that should not be asked for");
        }
        return new StepSms(Integer.parseInt(reference.group(1)) - FIRST_REFERENCE, true);
    }

    String id() {
        return "step-" + number;
    }

    Kind kind() {
        return switch (number % 8) {
            case 5 -> Kind.OTP;
            case 6 -> withApi ? Kind.STUBBORN : Kind.UNCLEAR;
            case 7 -> withApi ? Kind.LATER : Kind.PAID;
            default -> Kind.PAID;
        };
    }

    BigDecimal amount() {
        return new BigDecimal(100 + new Random(number).nextInt(90_000) + ".37");
    }

    String account() {
        return Integer.toString(1_000 + number % 9_000);
    }

    private String sender() {
        int block = number / BLOCK;
        char[] letters = {
            (char) ('A' + block % LETTERS),
            (char) ('A' + block / LETTERS % LETTERS),
            (char) ('A' + block / LETTERS / LETTERS)
        };
        return kind().sender.formatted(new String(letters));
    }

    /** As a client sends it. */
    JsonObject json() {
        return new JsonObject()
                .put("unique_id", id())
                .put("user_id", "user-" + number % 7)
                .put("sender", sender())
                .put("body", kind().text.formatted(amount(), account(), FIRST_REFERENCE + number))
                .put("date", START.plusSeconds(number).toString());
    }

    /** The state it ends in. */
    String end(int healedBelow) {
        return switch (kind()) {
            case PAID, LATER -> "processed";
            case OTP -> "filtered";
            case UNCLEAR -> "dead";
            case STUBBORN -> number < healedBelow ? "processed" : "dead";
        };
    }

    /** What the API says if it is right. */
    JsonObject rightAnswer() {
        return new JsonObject()
                .put("message_intent", "transaction")
                .put("transaction_type", "debit")
                .put("amount", amount())
                .put("currency", "INR")
                .put("account", new JsonObject().put("account_number", account()))
                .put("confidence_score", 0.95);
    }

    /** True if these are its values. */
    boolean isReadBy(JsonObject transaction) {
        var account = transaction.getJsonObject("account", new JsonObject()).getString("account_number", "");
        return "debit".equals(transaction.getString("transaction_type"))
                && amount().compareTo(new BigDecimal(
                                transaction.getValue("amount").toString()))
                        == 0
                && account.endsWith(account());
    }
}
