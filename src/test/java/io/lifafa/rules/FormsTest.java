package io.lifafa.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.sms.Account;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Sms;
import io.lifafa.text.TextTable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The many ways in which banks write a balance and an account, each in several sentences of banks that do not exist. */
class FormsTest {
    private static final String NONE = "-";
    private static final String NUMBER = "4417";
    private static final String BALANCE = "8765.40";

    private static final List<String> AROUND_A_BALANCE = List.of(
            "Rs.250.00 debited from A/c XX4417 on 02-07-25 to TEA HOUSE. %s",
            "Dear Customer, INR 250.00 credited to your A/c no. XXXXXX4417 on 02-Jul-25 by NEFT. %s -Teesta Bank",
            "Purchase of Rs 250 at TEA HOUSE using card ending 4417, %s");
    private static final List<String> AROUND_AN_ACCOUNT = List.of(
            "Rs.250.00 debited from %s on 02-07-25 at TEA HOUSE. Avl Bal Rs 8,765.40",
            "INR 250.00 credited to %s on 02-07-25 by NEFT. Total Bal: INR 8,765.40",
            "Dear Customer, your %s has been debited with INR 250.00 on 02-07-25 for TEA HOUSE. Bal Rs 8,765.40");

    private static final Rules RULES = new Rules(CorpusMessage.ZONE);

    /** Messages, the last digits of the account and the balance. */
    static Stream<Arguments> messages() {
        return TextTable.lines(FormsTest.class, "/rules/forms.txt").stream()
                .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
                .flatMap(FormsTest::messages);
    }

    private static Stream<Arguments> messages(List<String> form) {
        var words = form.get(1);
        return switch (form.get(0)) {
            case "bal" ->
                AROUND_A_BALANCE.stream()
                        .map(around -> Arguments.of(around.formatted(words), NUMBER, part(form, 2, BALANCE)));
            case "acc" ->
                AROUND_AN_ACCOUNT.stream()
                        .map(around -> Arguments.of(around.formatted(words), part(form, 2, NUMBER), BALANCE));
            default -> Stream.of(Arguments.of(words, form.get(2), form.get(3)));
        };
    }

    private static String part(List<String> form, int i, String otherwise) {
        return form.size() > i ? form.get(i) : otherwise;
    }

    @ParameterizedTest
    @MethodSource("messages")
    void balanceAndAccountAreReadHoweverTheyAreWritten(String message, String number, String balance) {
        var read = read(message);
        assertThat(read.account().flatMap(Account::number).orElse(NONE)).endsWith(number);
        assertThat(read.balance().map(BigDecimal::toPlainString).orElse(NONE)).isEqualTo(balance);
        read.amount().filter(it -> message.contains("250")).ifPresent(it -> assertThat(it)
                .isEqualByComparingTo("250"));
    }

    private static Extraction read(String message) {
        return RULES.read(Sms.of("f", "u", "VM-TEESTB-S", message, Instant.parse("2025-07-02T12:00:00Z")))
                .extraction();
    }
}
