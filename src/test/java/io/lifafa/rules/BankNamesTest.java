package io.lifafa.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.sms.Account;
import io.lifafa.sms.Sms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The account's bank is the user's own, not that of the other party, whoever stands first. */
@Timeout(60)
class BankNamesTest {
    private static final Rules RULES = new Rules(CorpusMessage.ZONE);

    record Message(int line, String sender, String body, String bank) {
        String read() {
            var sms = Sms.of("b", "u", sender, body, Instant.parse("2025-06-30T06:00:00Z"));
            return RULES.read(sms).extraction().account().flatMap(Account::bank).orElse("-");
        }

        @Override
        public String toString() {
            return "line " + line;
        }
    }

    private static List<Message> all(String resource) throws IOException {
        try (var in = BankNamesTest.class.getResourceAsStream(resource)) {
            var lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n");
            var messages = new ArrayList<Message>();
            for (int i = 0; i < lines.length; i++) {
                if (!lines[i].startsWith("#")) {
                    var parts = lines[i].split(" \\| ");
                    messages.add(new Message(i + 1, parts[0], parts[1], parts[2]));
                }
            }
            return messages;
        }
    }

    static Stream<Message> messages() throws IOException {
        return all("/rules/banks.txt").stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void theBankIsTheOneWhoseAccountItIs(Message message) {
        assertThat(message.read()).isEqualTo(message.bank());
    }

    @Test
    void wordingsThatTheRulesWereNotMadeForAreReadRightToo() throws IOException {
        var wrong = all("/rules/banks-aside.txt").stream()
                .filter(it -> !it.read().equals(it.bank()))
                .map(it -> it + ": " + it.read())
                .toList();
        assertThat(wrong).isEmpty();
    }
}
