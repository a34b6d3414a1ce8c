package io.lifafa.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.rules.Rules;
import io.lifafa.sms.Sms;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The day that a message names is the day that every reader sees. */
@Timeout(60)
class LocalDateTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");
    private static final Map<String, Form> FORMS =
            Map.of("bus", Form.BUS, "http", Form.http(ZONE), "mongo", Form.MONGO);

    private static JsonObject read(String body, String received, Form form) {
        var sms = Sms.of("m", "u", "AX-SURYAB-T", body, Instant.parse(received));
        return ExtractionJson.write(new Rules(ZONE).read(sms).extraction(), form);
    }

    @Test
    void aDayWithoutATimeIsThatDayInEveryForm() {
        FORMS.forEach((name, form) -> {
            var json = read("Rs 5.00 debited from a/c XX1234 on 08-06-2025", "2025-06-08T06:00:00Z", form);
            assertThat(json.getString("transaction_local_date")).as(name).isEqualTo("2025-06-08");
            assertThat(json.getString("transaction_date_precision")).as(name).isEqualTo("day");
            assertThat(json.getString("transaction_date_zone")).as(name).isEqualTo("Asia/Kolkata");
        });
    }

    @Test
    void theFirstTenCharactersOfATextAreTheDay() {
        var json = read("Rs 5.00 debited from a/c XX1234 on 08-06-2025", "2025-06-08T06:00:00Z", Form.BUS);
        assertThat(json.getString("transaction_date")).isEqualTo("2025-06-08T00:00:00+05:30");
    }

    @ParameterizedTest
    @CsvSource({
        "on 08-06-2025 00:30, minute, 2025-06-08",
        "on 08-06-2025 00:30:15, second, 2025-06-08",
        "on 08-06-2025, day, 2025-06-08",
        "today, second, 2025-06-09"
    })
    void thePrecisionIsWhatIsWritten(String when, String precision, String day) {
        var json = read("Rs 5.00 debited from a/c XX1234 " + when, "2025-06-08T19:00:00Z", Form.BUS);
        assertThat(json.getString("transaction_date_precision")).isEqualTo(precision);
        assertThat(json.getString("transaction_local_date")).isEqualTo(day);
    }

    @Test
    void anSmsThatCameWithADayAloneClaimsNoTime() {
        var json = read("Rs 5.00 debited from a/c XX1234", "2025-06-07T18:30:00Z", Form.BUS);
        assertThat(json.getString("transaction_date_precision")).isEqualTo("day");
        assertThat(json.getString("transaction_local_date")).isEqualTo("2025-06-08");
    }

    @Test
    void whatWasStoredWithoutALocalDateIsReadAsItWas() {
        var old = read("Rs 5.00 debited from a/c XX1234 on 08-06-2025", "2025-06-08T06:00:00Z", Form.MONGO);
        old.remove("transaction_local_date");
        old.remove("transaction_date_precision");
        old.remove("transaction_date_zone");
        var again = ExtractionJson.read(old);
        assertThat(again.transactionDate()).contains(Instant.parse("2025-06-07T18:30:00Z"));
        assertThat(ExtractionJson.write(again, Form.MONGO)).isEqualTo(old);
    }
}
