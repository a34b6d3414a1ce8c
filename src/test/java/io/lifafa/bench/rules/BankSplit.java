package io.lifafa.bench.rules;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * Parts the banks into those developed on and a third that is kept aside, by their senders: operator, circle and route left out,
 * then the first three letters, so that the several headers of one bank stay together. Thread rule: immutable.
 */
record BankSplit(int aside) {
    private static final int THIRDS = 3;
    private static final Pattern ROUTE = Pattern.compile("^[A-Z]{2}-|-[A-Z]$");
    private static final Pattern LETTERS = Pattern.compile("^[A-Z]{1,3}");

    enum Part {
        DEVELOPMENT,
        ASIDE
    }

    Part partOf(String sender) {
        var crc = new CRC32();
        crc.update(bank(sender).getBytes(StandardCharsets.UTF_8));
        return crc.getValue() % THIRDS == aside ? Part.ASIDE : Part.DEVELOPMENT;
    }

    private static String bank(String sender) {
        var name = ROUTE.matcher(sender.toUpperCase(Locale.ROOT)).replaceAll("");
        var letters = LETTERS.matcher(name);
        return letters.find() ? letters.group() : name.replaceAll("\\D", "");
    }
}
