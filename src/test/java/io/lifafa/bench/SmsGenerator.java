package io.lifafa.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Writes NDJSON files of invented messages: many wordings, fresh values, the same for the same seed. */
final class SmsGenerator {
    private record Wording(String sender, String text) {}

    private static final List<Wording> WORDINGS = List.of(
            new Wording(
                    "VM-NILABK-T",
                    "Sent Rs.%1$s from Nila Bank A/C *%2$s to %3$s on %4$s. UPI Ref %5$s. Not you? Call 18005550100"),
            new Wording(
                    "AX-NILABK-T",
                    "Nila Bank: Rs %1$s credited to a/c XX%2$s on %4$s from %3$s. UPI Ref %5$s. Avl bal Rs %6$s"),
            new Wording(
                    "JD-TARABK-S",
                    "Dear customer, INR %1$s debited from A/c no. XXXX%2$s on %4$s towards %3$s. Available balance INR %6$s. - Tara Bank"),
            new Wording(
                    "BP-TARABK-S",
                    "Your A/c XXXX%2$s is credited with INR %1$s on %4$s by NEFT from %3$s, UTR %5$s. Avl Bal INR %6$s. - Tara Bank"),
            new Wording(
                    "AD-OMCARD-T",
                    "Rs.%1$s spent on Om Card ending %2$s at %3$s on %4$s. Avl limit Rs.%6$s. Not you? SMS BLOCK to 5676"),
            new Wording(
                    "TX-OMCARD-T",
                    "Payment of Rs.%1$s received on your Om Card ending %2$s on %4$s. Ref %5$s. Thank you"),
            new Wording(
                    "VK-KAVIBK-S",
                    "Rs.%1$s withdrawn from ATM at %3$s on %4$s, a/c X%2$s. Avl bal: Rs.%6$s. -Kavi Bank"),
            new Wording(
                    "CP-KAVIBK-S",
                    "IMPS of Rs.%1$s to %3$s debited from a/c X%2$s on %4$s (RRN %5$s). Bal Rs.%6$s -Kavi Bank"),
            new Wording(
                    "AX-NILABK-T",
                    "%5$s is your OTP for a payment of Rs.%1$s at %3$s. Do not share it with anyone. -Nila Bank"),
            new Wording(
                    "VM-SHOPZY-P", "Big sale! Flat 50%% off on everything, up to Rs.%1$s cashback at %3$s. T&C apply"));
    private static final List<String> NAMES = List.of(
            "MEERA STORES",
            "Lakshmi Rao",
            "ROYAL BAKERY",
            "city.metro",
            "GAYATRI TEXTILES",
            "Arjun Nair",
            "FRESH DAIRY");

    private final Random random;

    SmsGenerator(long seed) {
        this.random = new Random(seed);
    }

    void write(Path file, int count) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (int i = 0; i < count; i++) {
                writer.write(line(i));
                writer.newLine();
            }
        }
    }

    private String line(int i) {
        var wording = WORDINGS.get(random.nextInt(WORDINGS.size()));
        var text = wording.text()
                .formatted(money(), digits(4), NAMES.get(random.nextInt(NAMES.size())), date(), digits(12), money());
        var date = Instant.ofEpochSecond(1_750_000_000L + i);
        return "{\"unique_id\":\"b-%d\",\"user_id\":\"u%d\",\"sender\":\"%s\",\"body\":\"%s\",\"date\":\"%s\"}"
                .formatted(i, i % 997, wording.sender(), text, date);
    }

    private String money() {
        return (1 + random.nextInt(9)) + digits(random.nextInt(4)) + "." + digits(2);
    }

    private String date() {
        return "%02d-%02d-25".formatted(1 + random.nextInt(28), 1 + random.nextInt(12));
    }

    private String digits(int count) {
        var digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append((char) ('1' + random.nextInt(9)));
        }
        return digits.toString();
    }
}
