package io.lifafa.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.sms.Sms;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of 64 KiB made to cost time; each must be read in less than 50 ms once warm. */
class HostileTextTest {
    private static final int LENGTH = 64 * 1024;
    private static final Duration LIMIT = Duration.ofMillis(50);
    private static final Rules RULES = new Rules(ZoneOffset.UTC);

    @ParameterizedTest(name = "pattern {index}")
    @ValueSource(
            strings = {
                "1",
                "a",
                ",",
                "(",
                "1,",
                "1.",
                "Rs 1 ",
                "fee Rs 1 ",
                "a/c ",
                "*1",
                "x1",
                "X",
                "debited ",
                "will ",
                "to A ",
                "from a@",
                "a@b ",
                "a-",
                "1-",
                "-1-1",
                "ref ",
                "ref 1a",
                "upi/",
                "1/",
                "UPI/1/",
                ". ",
                "\n",
                "at\n",
                "Rs",
                "credited to ",
                "bal ",
                "not ",
                "if ",
                "otp 1234 ",
                "AbC",
                "ABc",
                "1 Jan ",
                "12:12:",
                "A&",
                "for ",
                "NAME and ",
                "#1 ",
                "é",
                "\uD83D\uDE00",
                "Rs 5 debited from your a/c XX12 to A B C D. ",
                "info: upi*",
                "has received "
            })
    void aHostileTextCostsNoMoreThanALongOne(String pattern) {
        var body = "debited Rs 500 " + pattern.repeat(LENGTH / pattern.length());
        var sms = Sms.of("h", "u", "AX-SURYAB-T", body, Instant.EPOCH);
        long best = Long.MAX_VALUE;
        // The quickest of several rounds: the others measure the machine and the compiler.
        for (int round = 0; round < 15; round++) {
            long start = System.nanoTime();
            RULES.read(sms).extraction();
            RULES.read(sms).dropReason();
            best = Math.min(best, System.nanoTime() - start);
        }
        assertThat(Duration.ofNanos(best)).isLessThan(LIMIT);
    }
}
