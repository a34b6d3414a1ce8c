package io.lifafa.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.rules.CorpusMessage.Mark;
import io.lifafa.sms.Sms;
import java.io.IOException;
import java.time.Instant;
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
    private static final Rules RULES = new Rules(CorpusMessage.ZONE);

    private static final Instant RECEIVED = Instant.parse("2025-07-02T12:00:00Z");

    /** Field, then message number, of the messages that are read as transactions. */
    private static Map<String, Map<Integer, Mark>> marks;

    @BeforeAll
    static void readEveryMessage() throws IOException {
        marks = new TreeMap<>();
        for (var message : CorpusMessage.all("/rules/dev/names.jsonl")) {
            var read = message.judge(RULES.read(message.sms()).extraction(), NamesTest::sameValue);
            read.forEach((field, mark) ->
                    marks.computeIfAbsent(field, none -> new TreeMap<>()).put(message.number(), mark));
        }
        marks.forEach((field, read) -> System.out.println("Names: " + field + " wrong in " + wrong(read)));
    }

    /** Percent of the messages that name the field, or must not. To be raised when the rules get better. */
    @ParameterizedTest
    @CsvSource({"intent, 97", "account, 99", "counterparty, 97", "reference, 99"})
    void aFieldIsReadNoWorseThanItsFloor(String field, double floor) {
        var read = marks.get(field).values();
        long right = read.stream().filter(Mark.RIGHT::equals).count();
        assertThat(100.0 * right / read.size()).as("percent right of %s", field).isGreaterThanOrEqualTo(floor);
    }

    @Test
    void noAccountIsTakenForTheUsersThatIsNot() {
        assertThat(marks.get("account").values()).doesNotContain(Mark.MISTAKEN, Mark.INVENTED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Bill dt 01-06-2025: Rs 2,210.00 paid to UTTAR POWER on 10-06-2025 from A/c XX4410 | 2025-06-10",
                "Date: 11-06-2025 Bill date: 01-06-2025 Rs 640.00 paid to JAL NIGAM from A/c XX3319 | 2025-06-11",
                "Interest for 01-04-25 to 30-06-25 of Rs 312.00 credited to A/c XX7719 on 01-07-25. | 2025-07-01",
                "Rs 90.00 debited on 12-06-25 from A/c XX7719 for 01-05-25 - 31-05-25 to JAL NIGAM | 2025-06-12",
                "Statement dated 02-06-25: Rs 900.00 paid on 20-06-25 from A/c XX7719 to CITY GAS | 2025-06-20",
                "Rs 500 debited from A/c XX7719 on 21-06-25 towards invoice of 01-06-25 of KAVI TOOLS | 2025-06-21"
            })
    void theDayIsTheMovementsAndNoBillsOrPeriods(String body, String day) {
        var read = RULES.read(Sms.of("d", "u", "VM-MOONBK-S", body, RECEIVED)).extraction();

        assertThat(read.localDay().map(it -> it.date().toString())).contains(day);
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
