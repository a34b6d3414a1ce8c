package io.lifafa.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.sms.Account;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Field;
import io.lifafa.sms.Intent;
import io.lifafa.sms.Sms;
import io.lifafa.text.number.WrittenNumber;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class RulesPropertiesTest {
    private static final Rules RULES = new Rules(ZoneId.of("Asia/Kolkata"));

    /** A negative balance's span begins with its sign, in front of the currency or behind it: {@code -Rs.500}, {@code - 500}. */
    private static final Pattern CURRENCY_BEFORE = Pattern.compile("^-? *(Rs\\.|INR |\u20b9)?");

    private static Sms sms(String body) {
        return Sms.of("p", "u", "AX-SURYAB-T", body, Instant.parse("2025-07-02T12:00:00Z"));
    }

    @Property(tries = 2_000)
    void noTextMakesItThrow(@ForAll String body) {
        assertThat(RULES.read(sms(body)).extraction()).isNotNull();
        assertThat(RULES.read(sms(body)).dropReason()).isNotNull();
    }

    @Property(tries = 2_000)
    void noMessageOfTheSetsCutOrMixedWithAnotherMakesItThrowWhoeverSendsIt(
            @ForAll("messages") CorpusMessage message,
            @ForAll("messages") CorpusMessage other,
            @ForAll @IntRange(min = 0, max = 400) int cut,
            @ForAll @IntRange(min = 0, max = 400) int into) {
        var one = message.sms().body();
        var two = other.sms().body();
        var body = one.substring(0, Math.min(cut, one.length())) + two.substring(Math.min(into, two.length())) + "9";
        var mixed = Sms.of("p", "u", other.sms().sender(), body, Instant.parse("2025-07-02T12:00:00Z"));
        assertThat(RULES.read(mixed).extraction()).isNotNull();
        assertThat(RULES.read(mixed).dropReason()).isNotNull();
    }

    @Property(tries = 2_000)
    void noMixOfBankWordsMakesItThrowAndEveryValueStandsInTheText(@ForAll("bankish") String body) {
        var extraction = RULES.read(sms(body)).extraction();
        assertGrounded(extraction, body);
        assertThat(RULES.read(sms(body)).dropReason()).isNotNull();
    }

    @Example
    void aSignApartFromTheNumberBelongsToTheBalance() {
        var body = "debited Rs.500 Avl Bal  Rs. - 1,00,000.50";
        var extraction = RULES.read(sms(body)).extraction();
        assertThat(extraction.balance()).contains(new BigDecimal("-100000.50"));
        assertGrounded(extraction, body);
    }

    @Example
    void aNegativeNumberInBracketsIsNoAmount() {
        var extraction =
                RULES.read(sms("Rs.500 debited from A/c XX8841 (Rs.-5)")).extraction();
        assertThat(extraction.amount())
                .satisfies(
                        it -> assertThat(it.isEmpty() || it.get().signum() > 0).isTrue());
        assertThat(RULES.read(sms("debited Rs.1,00,000.50 (Rs.-5) "))
                        .extraction()
                        .amount())
                .contains(new BigDecimal("100000.50"));
    }

    @Property(tries = 2_000)
    void theFilterDropsNothingTheExtractorCallsATransaction(@ForAll("bankish") String body) {
        if (RULES.read(sms(body)).extraction().intent() == Intent.TRANSACTION) {
            assertThat(RULES.read(sms(body)).dropReason()).isEmpty();
        }
    }

    @Property
    void changingTheAmountChangesTheAmountAlone(
            @ForAll @IntRange(min = 1, max = 99_999_999) int one,
            @ForAll @IntRange(min = 1, max = 99_999_999) int other) {
        var first = RULES.read(sms(debit(one))).extraction();
        var second = RULES.read(sms(debit(other))).extraction();
        assertThat(first.amount()).contains(new BigDecimal(one));
        assertThat(second.amount()).contains(new BigDecimal(other));
        assertThat(first.balance()).isEqualTo(second.balance()).contains(new BigDecimal("4321.09"));
        assertThat(first.account()).isEqualTo(second.account());
        assertThat(first.counterparty()).isEqualTo(second.counterparty()).contains("KAVERI TIFFINS");
        assertThat(first.referenceId()).isEqualTo(second.referenceId());
        assertThat(first.direction()).isEqualTo(second.direction());
    }

    private static String debit(int rupees) {
        return "Rs " + rupees + " debited from A/c XX8841 on 14-06-25 to KAVERI TIFFINS. UPI Ref 516098761234."
                + " Avl Bal Rs 4,321.09";
    }

    private static void assertGrounded(Extraction extraction, String body) {
        var spans = extraction.provenance().spans();
        extraction
                .amount()
                .ifPresent(value -> assertNumber(spans.get(Field.AMOUNT).of(body), value));
        extraction
                .balance()
                .ifPresent(value -> assertNumber(spans.get(Field.BALANCE).of(body), value));
        extraction.account().flatMap(Account::number).ifPresent(number -> assertThat(
                        inLatinDigits(spans.get(Field.ACCOUNT).of(body)))
                .isEqualTo(number));
        assertText(extraction.referenceId(), Field.REFERENCE, extraction, body);
        assertText(extraction.counterparty(), Field.COUNTERPARTY, extraction, body);
        if (extraction.amount().isPresent()) {
            assertThat(extraction.amount().get()).isPositive();
            assertThat(spans.get(Field.AMOUNT)).isNotEqualTo(spans.get(Field.BALANCE));
        }
    }

    private static String inLatinDigits(String written) {
        var latin = new StringBuilder(written);
        for (int i = 0; i < written.length(); i++) {
            if (Character.isDigit(written.charAt(i))) {
                latin.setCharAt(i, Character.forDigit(Character.digit(written.charAt(i), 10), 10));
            }
        }
        return latin.toString();
    }

    private static void assertNumber(String written, BigDecimal value) {
        boolean negative = written.startsWith("-");
        var read = WrittenNumber.of(CURRENCY_BEFORE.matcher(written).replaceFirst(""))
                .orElseThrow()
                .value();
        assertThat(negative ? read.negate() : read).isEqualTo(value);
    }

    private static void assertText(Optional<String> value, Field field, Extraction extraction, String body) {
        value.ifPresent(text ->
                assertThat(extraction.provenance().spans().get(field).of(body)).isEqualTo(text));
    }

    @Provide
    Arbitrary<CorpusMessage> messages() throws IOException {
        var all = new ArrayList<CorpusMessage>();
        for (var set : List.of("english-more", "india-more", "languages-third", "russian-third")) {
            all.addAll(CorpusMessage.all("/rules/dev/" + set + ".jsonl"));
        }
        return Arbitraries.of(all);
    }

    @Provide
    Arbitrary<String> bankish() {
        var piece = Arbitraries.of(List.of(
                "Rs.",
                "INR ",
                "₹",
                "1,00,000.50",
                "500",
                "12.30.45",
                "debited",
                "credited",
                "A/c ",
                "XX1234",
                " from ",
                " to ",
                " at ",
                " on ",
                "MEERA STORES",
                "14-06-25",
                "10:20",
                "Avl Bal ",
                "UPI Ref ",
                "516098761234",
                "/",
                "-",
                "*",
                "@",
                "will be ",
                "not ",
                ". ",
                "\n",
                " (",
                ") ",
                "OTP ",
                "is ",
                "Refund of ",
                "your ",
                "UPI/DR/",
                "Info: ",
                "card ",
                "ending ",
                ":",
                ";",
                "has received ",
                "declined",
                "x",
                "#",
                "payment of ",
                "₹500",
                "मूल्य",
                "مانده: ",
                "۱۲۳٬۴۵۶",
                "\uD83D\uDE00",
                "rohit@okmoon",
                " for ",
                "limit ",
                "Rs.-5"));
        return Combinators.combine(piece.list().ofMinSize(1).ofMaxSize(30), Arbitraries.of("", " "))
                .as((pieces, glue) -> String.join(glue, pieces));
    }
}
