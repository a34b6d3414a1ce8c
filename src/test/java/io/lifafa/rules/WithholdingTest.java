package io.lifafa.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifafa.sms.Sms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What must not leave stays, in many languages; what tells of money goes on. A failure names numbers, never the text. */
@Timeout(60)
class WithholdingTest {
    private static final Rules RULES = new Rules(CorpusMessage.ZONE);
    private static final Instant RECEIVED = Instant.parse("2026-11-04T09:00:00Z");

    /** Keeps the text out of the test's display name. */
    record Line(JsonNode json) {
        Optional<FilterReason> reason() {
            return RULES.read(Sms.of(
                            "p",
                            "u",
                            json.path("sender").asText(),
                            json.path("body").asText(),
                            RECEIVED))
                    .dropReason();
        }

        boolean isPrivate() {
            return json.path("private").asBoolean();
        }

        boolean tellsOfMoney() {
            return json.path("expect").path("intent").asText().equals("transaction");
        }

        @Override
        public String toString() {
            return "message " + json.path("n").asText();
        }
    }

    private static List<Line> lines(String... names) throws IOException {
        var json = new ObjectMapper();
        var lines = new ArrayList<Line>();
        for (var name : names) {
            try (var in = WithholdingTest.class.getResourceAsStream("/rules/" + name + ".jsonl")) {
                for (var line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                    lines.add(new Line(json.readTree(line)));
                }
            }
        }
        return lines;
    }

    static Stream<Line> secrets() throws IOException {
        return lines("dev/private", "dev/private-more", "dev/private-third", "dev/codes").stream()
                .filter(Line::isPrivate);
    }

    static Stream<Line> money() throws IOException {
        return lines(
                        "dev/private",
                        "dev/private-more",
                        "dev/private-third",
                        "dev/codes",
                        "dev/india",
                        "dev/english",
                        "dev/languages",
                        "dev/russian",
                        "corpus",
                        "world",
                        "hard-classes")
                .stream()
                .filter(Line::tellsOfMoney);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("secrets")
    void noCodeAndNoPersonsMessageLeaves(Line line) {
        assertThat(line.reason()).as("%s", line).isPresent();
    }

    @Test
    void nothingThatTellsOfMoneyIsTakenForACodeOrAPersons() throws IOException {
        assertThat(money().filter(line -> line.reason()
                        .filter(it -> it == FilterReason.OTP || it == FilterReason.PERSONAL)
                        .isPresent()))
                .isEmpty();
        assertThat(money()).hasSizeGreaterThan(1_000);
    }

    private static Optional<FilterReason> reason(String sender, String body) {
        return RULES.read(Sms.of("p", "u", sender, body, RECEIVED)).dropReason();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OTP: 482 913 for INR 1899",
                "Your TAC is 482913 for RM 120.00",
                "OTP KZ-551203 is for adding a payee",
                "Your code 55-27-10 pays 45.00 EUR",
                "5738xx is your OTP for Rs 20.00",
                "Do not share your OTP 771-209 with anyone. It is for AED 1,210.00"
            })
    void aCodeStaysHoweverItIsWritten(String body) {
        assertThat(reason("NILBNK", body)).contains(FilterReason.OTP);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "+919812345670|bro send Rs 500 for the dinner",
                "0712345678|I paid 500 to your wallet",
                "Mom|send me 500 pls, my card is empty"
            })
    void aPersonsMessageStays(String sender, String body) {
        assertThat(reason(sender, body)).contains(FilterReason.PERSONAL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "106900112|Rs 500.00 debited from A/c XX1188",
                "18005550100|Rs 500.00 debited from A/c XX1188",
                "+255741000111|You have received TSh 500 from ASHA. Balance TSh 900",
                "mBank|500,00 CZK was paid from my account"
            })
    void aCompanysNumberIsNoPersons(String sender, String body) {
        assertThat(reason(sender, body)).isEmpty();
    }
}
