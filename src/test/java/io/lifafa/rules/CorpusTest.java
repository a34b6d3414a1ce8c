package io.lifafa.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.rules.CorpusMessage.Mark;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Self-written messages with what must be read out of them; a failure names message and field, never the text. */
class CorpusTest {
    private static final Rules RULES = new Rules(CorpusMessage.ZONE);

    static Stream<CorpusMessage> messages() throws IOException {
        return CorpusMessage.all("/rules/corpus.jsonl").stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void everyFieldOfTheCorpusIsReadAsAPersonWould(CorpusMessage message) {
        var wrong = message.judge(RULES.read(message.sms()).extraction(), String::equals);
        wrong.values().removeIf(Mark.RIGHT::equals);
        assertThat(wrong).as("wrong fields of %s", message).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void theFilterLetsEveryTransactionOfTheCorpusPass(CorpusMessage message) {
        if (message.isTransaction()) {
            assertThat(RULES.read(message.sms()).dropReason()).as("%s", message).isEmpty();
        }
    }

    @Test
    void theCorpusIsNotSmall() throws IOException {
        assertThat(messages()).hasSizeGreaterThanOrEqualTo(120);
    }
}
