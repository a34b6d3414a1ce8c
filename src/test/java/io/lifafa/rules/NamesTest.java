package io.lifafa.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.rules.CorpusMessage.Mark;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The user's account, the other side's name and the reference, in messages of many institutions' manners: the rules must
 * not read them worse than they do. A run prints what was read wrong by message number and field, never the text.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class NamesTest {
    private static final RulesExtractor EXTRACTOR = new RulesExtractor(CorpusMessage.ZONE);

    /** Field, then message number, of the messages that are read as transactions. */
    private static Map<String, Map<Integer, Mark>> marks;

    @BeforeAll
    static void readEveryMessage() throws IOException {
        marks = new TreeMap<>();
        for (var message : CorpusMessage.all("/rules/dev/names.jsonl")) {
            var read = message.judge(EXTRACTOR.extract(message.sms()), NamesTest::sameValue);
            read.forEach((field, mark) ->
                    marks.computeIfAbsent(field, none -> new TreeMap<>()).put(message.number(), mark));
        }
        marks.forEach((field, read) -> System.out.println("Names: " + field + " wrong in " + wrong(read)));
    }

    /** Percent of the messages that name the field, or must not. To be raised when the rules get better. */
    @ParameterizedTest
    @CsvSource({"intent, 97", "account, 98", "counterparty, 97", "reference, 96"})
    void aFieldIsReadNoWorseThanItsFloor(String field, double floor) {
        var read = marks.get(field).values();
        long right = read.stream().filter(Mark.RIGHT::equals).count();
        assertThat(100.0 * right / read.size()).as("percent right of %s", field).isGreaterThanOrEqualTo(floor);
    }

    @Test
    void noAccountIsTakenForTheUsersThatIsNot() {
        assertThat(marks.get("account").values()).doesNotContain(Mark.MISTAKEN, Mark.INVENTED);
    }

    private static List<Integer> wrong(Map<Integer, Mark> read) {
        var numbers = new ArrayList<Integer>();
        read.forEach((number, mark) -> {
            if (mark != Mark.RIGHT) {
                numbers.add(number);
            }
        });
        return numbers;
    }

    /** Of an account only its end is judged: how much of it is shown is another matter. */
    private static boolean sameValue(String wanted, String read) {
        return read.equalsIgnoreCase(wanted) || read.matches("[\\dXx*-]+") && read.endsWith(wanted);
    }
}
