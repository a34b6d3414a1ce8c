package io.lifafa.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.rules.CorpusMessage.Mark;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Invented messages in the styles of banks and wallets of forty countries; a failure names message and field, never the text. */
class WorldTest {
    private static final Rules RULES = new Rules(CorpusMessage.ZONE);

    static Stream<CorpusMessage> messages() throws IOException {
        return CorpusMessage.all("/rules/world.jsonl").stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void aMessageOfAnyCountryIsReadAsAPersonThereWould(CorpusMessage message) {
        var wrong = message.judge(RULES.read(message.sms()).extraction(), String::equals);
        wrong.values().removeIf(Mark.RIGHT::equals);
        assertThat(wrong).as("wrong fields of %s", message).isEmpty();
    }
}
