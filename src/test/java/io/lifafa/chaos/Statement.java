package io.lifafa.chaos;

import io.lifafa.sms.Direction;
import io.lifafa.sms.Sms;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * An invented SMS and what it says. The same for the same seed and number, so that nobody has to remember it.
 *
 * @param truth what was paid; empty: no transaction, to be filtered
 */
record Statement(Sms sms, Optional<Truth> truth) {
    /** In every text and in nothing else, so that a log that holds a text is found out. */
    static final String MARK = "Quvera";

    private static final Instant START = Instant.parse("2025-06-01T04:00:00Z");

    private static final List<Wording> WORDINGS = List.of(
            new Wording(
                    "VM-QUVERA-T",
                    Direction.DEBIT,
                    "Sent Rs.%1$s from Quvera Bank A/C *%2$s to %3$s on %4$s. UPI Ref %5$s. Not you? Call 18005550100"),
            new Wording(
                    "AX-QUVERA-T",
                    Direction.CREDIT,
                    "Quvera Bank: Rs %1$s credited to a/c XX%2$s on %4$s from %3$s. UPI Ref %5$s. Avl bal Rs %6$s"),
            new Wording(
                    "JD-QVBANK-S",
                    Direction.DEBIT,
                    "Dear customer, INR %1$s debited from A/c no. XXXX%2$s on %4$s towards %3$s."
                            + " Available balance INR %6$s. - Quvera"),
            new Wording(
                    "BP-QVBANK-S",
                    Direction.CREDIT,
                    "Your A/c XXXX%2$s is credited with INR %1$s on %4$s by NEFT from %3$s, UTR %5$s."
                            + " Avl Bal INR %6$s. - Quvera"),
            new Wording(
                    "VK-QVATMS-S",
                    Direction.DEBIT,
                    "Rs.%1$s withdrawn from ATM at %3$s on %4$s, a/c X%2$s. Avl bal: Rs.%6$s. -Quvera Bank"),
            new Wording(
                    "CP-QVATMS-S",
                    Direction.DEBIT,
                    "IMPS of Rs.%1$s to %3$s debited from a/c X%2$s on %4$s (RRN %5$s). Bal Rs.%6$s -Quvera Bank"),
            new Wording(
                    "AX-QUVERA-T",
                    null,
                    "%5$s is your OTP for a payment of Rs.%1$s at %3$s. Do not share it with anyone. -Quvera Bank"),
            new Wording(
                    "VM-QVSHOP-P",
                    null,
                    "Big sale at Quvera! Flat 50%% off on everything, up to Rs.%1$s cashback at %3$s. T&C apply"));

    private static final List<String> NAMES =
            List.of("MEERA STORES", "Lakshmi Rao", "ROYAL BAKERY", "GAYATRI TEXTILES", "Arjun Nair", "FRESH DAIRY");

    /** @param direction null: it is about no transaction */
    private record Wording(String sender, Direction direction, String text) {
        boolean has(String slot) {
            return text.contains(slot);
        }
    }

    /**
     * What must be read out of it.
     *
     * @param balance empty if the text names none
     */
    record Truth(Direction direction, BigDecimal amount, String account, Optional<BigDecimal> balance) {}

    /** @param source whose message it is; part of the id */
    static Statement of(long seed, int source, int number) {
        var random = new Random(31 * (31 * seed + source) + number);
        // Neighbouring seeds begin alike.
        random.nextLong();
        var wording = WORDINGS.get(random.nextInt(WORDINGS.size()));
        var amount = money(random);
        var account = digits(random, 4);
        var balance = money(random);
        var name = NAMES.get(random.nextInt(NAMES.size()));
        var day = "%02d-%02d-25".formatted(1 + random.nextInt(28), 1 + random.nextInt(12));
        var body = wording.text().formatted(amount, account, name, day, digits(random, 12), balance);
        var sms = Sms.of(
                id(source, number),
                "user-" + random.nextInt(50),
                wording.sender(),
                body,
                START.plusSeconds(37L * number));
        return new Statement(
                sms,
                Optional.ofNullable(wording.direction())
                        .map(direction -> new Truth(
                                direction,
                                new BigDecimal(amount),
                                account,
                                Optional.of(new BigDecimal(balance)).filter(it -> wording.has("%6$s")))));
    }

    static String id(int source, int number) {
        return "chaos-" + source + "-" + number;
    }

    private static String money(Random random) {
        return (1 + random.nextInt(9)) + digits(random, random.nextInt(4)) + "." + digits(random, 2);
    }

    private static String digits(Random random, int count) {
        var digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append((char) ('1' + random.nextInt(9)));
        }
        return digits.toString();
    }
}
