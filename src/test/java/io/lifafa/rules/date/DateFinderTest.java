package io.lifafa.rules.date;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.rules.message.Tokenizer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateFinderTest {
    private static final LocalDate RECEIVED = LocalDate.parse("2025-07-02");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "on 24-06-2025 22:04:04|2025-06-24T22:04:04",
                "on 14-06-25|2025-06-14T00:00",
                "On 14/06/25|2025-06-14T00:00",
                "on 2025-06-14:12:30:00|2025-06-14T12:30",
                "on 15FEB25 17:35|2025-02-15T17:35",
                "date 14Jun25 trf|2025-06-14T00:00",
                "on 22-Jun-25;|2025-06-22T00:00",
                "on July 1, 2025.|2025-07-01T00:00",
                "on 20APR with|2025-04-20T00:00",
                "on 28DEC with|2024-12-28T00:00",
                "on 18/JUN/2025 at 8:13 PM|2025-06-18T20:13",
                "on 26.06.2025 09:00|2025-06-26T09:00",
                "on 06/25/2025|2025-06-25T00:00",
                "el 5 de noviembre de 2024|2024-11-05T00:00",
                "10 ноября 2024 г.|2024-11-10T00:00",
                "12-ago-2024|2024-08-12T00:00",
                "3 Mayıs 2025|2025-05-03T00:00",
                "11 নভেম্বর 2024|2024-11-11T00:00",
                "on 14-06-25,5000 debited|2025-06-14T00:00",
                "on 17.01.2517:39 Bal|2025-01-17T17:39",
                "on 2025/06/14 @19:05 hrs|2025-06-14T19:05",
                "on 8/6/25 at 11:15 PMWithdraw|2025-06-08T23:15",
                "on 14th June 2025 by|2025-06-14T00:00",
                "Date: 20250614 12:30:15|2025-06-14T12:30:15",
                "1404/03/23-15:02|2025-06-13T15:02",
                "您尾号4471的账户6月14日转入|2025-06-14T00:00"
            })
    void aDateIsReadInEveryShapeThatBanksWrite(String text, LocalDateTime expected) {
        var found = DateFinder.find(Tokenizer.read(text), RECEIVED);
        assertThat(found).hasSize(1);
        assertThat(found.get(0).when()).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPI/123/456",
                "call 18001234",
                "A/c 123-456",
                "Rs 12.50",
                "5 of 7",
                "12:30:15",
                "2 ago",
                "card 1234-5678-9012-3456",
                "call 1-300-88-0011",
                "ref 20250614",
                "A/c XX12/10/25",
                "5 out of"
            })
    void whatOnlyLooksLikeADateIsNone(String text) {
        assertThat(DateFinder.find(Tokenizer.read(text), RECEIVED)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"on 45-13-2025", "on 31-02-2025"})
    void aDayThatDoesNotExistIsSeenButNotBelieved(String text) {
        var found = DateFinder.find(Tokenizer.read(text), RECEIVED);
        assertThat(found).hasSize(1);
        assertThat(found.get(0).when()).isEmpty();
    }
}
