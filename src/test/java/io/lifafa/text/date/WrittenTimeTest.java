package io.lifafa.text.date;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.sms.DatePrecision;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a time of day stands by its form, and which it is. */
class WrittenTimeTest {
    @ParameterizedTest
    @CsvSource({
        "17:35 ok, 17:35, 17:35:00, MINUTE",
        "2:05:09 PM, 2:05:09 PM, 14:05:09, SECOND",
        "12:30AM, 12:30AM, 00:30:00, MINUTE",
        "12:30 p.m. ok, 12:30 p.m., 12:30:00, MINUTE",
        "5:30 p. m., 5:30 p. m., 17:30:00, MINUTE",
        "6:20 PMWithdraw, 6:20 PM, 18:20:00, MINUTE",
        "10:30 AMOUNT, 10:30, 10:30:00, MINUTE",
        "10:30 AmEx, 10:30, 10:30:00, MINUTE",
        "17:35 pm, 17:35 pm, 17:35:00, MINUTE",
        "14h30, 14h30, 14:30:00, MINUTE",
        "22:04:12.794, 22:04:12, 22:04:12, SECOND"
    })
    void aTimeIsReadWithItsSecondsAndItsHalfOfTheDay(
            String text, String written, LocalTime time, DatePrecision precision) {
        var read = WrittenTime.at(text, 0).orElseThrow();
        assertThat(read.span().of(text)).isEqualTo(written);
        assertThat(read.time()).contains(time);
        assertThat(read.precision()).isEqualTo(precision);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12:5", "123:45", "12:345", "1:2:3:4", "12:30:15:40", "12h34b", "12.30", "7"})
    void whatOnlyLooksLikeATimeIsNone(String text) {
        assertThat(WrittenTime.at(text, 0)).isEmpty();
    }

    @Test
    void aFormOfATimeThatNoDayHasSaysNone() {
        assertThat(WrittenTime.at("75:10", 0).orElseThrow().time()).isEmpty();
        assertThat(WrittenTime.at("10:75", 0).orElseThrow().minuteOfDay()).isEqualTo(-1);
    }

    @Test
    void allThatATextMaySayIsFoundOneWithinTheOther() {
        var moments = WrittenMoments.of("on 2 June 5, 2025 at 15:30, not 62/54/33 or 99:99; 3/4/2517:39");
        assertThat(moments.dates())
                .extracting(
                        it -> it.days(java.time.LocalDate.of(2025, 7, 1)).get(0).toString())
                .isEqualTo(List.of("2025-06-02", "2025-06-05", "2025-04-03"));
        assertThat(moments.times()).extracting(WrittenTime::minuteOfDay).containsExactly(15 * 60 + 30, 17 * 60 + 39);
    }
}
