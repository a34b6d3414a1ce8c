package io.lifafa.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class AccountNumbersTest {
    @ParameterizedTest
    @CsvSource({
        "50100123456789, 6789",
        "4512881000123310, 3310",
        "40-1122-3344, 3344",
        "4412 8810 0012 3310, 3310",
        "1234567, 4567"
    })
    void ofANumberThatIsShownWholeTheLastFourDigitsAreKept(String shown, String kept) {
        var extraction = AccountNumbers.LAST_FOUR.of(of(shown));

        assertThat(extraction.account()).contains(new Account(Optional.of("Moon Bank"), Optional.of(kept)));
        assertThat(extraction.summary()).contains("Paid from " + kept);
    }

    @ParameterizedTest
    @CsvSource({"4417", "017", "589034", "xx12"})
    void whatAMaskHasLeftStays(String shown) {
        assertThat(AccountNumbers.LAST_FOUR.of(of(shown))).isEqualTo(of(shown));
    }

    @Test
    void aNumberIsKeptWholeWhereThatIsConfigured() {
        assertThat(AccountNumbers.FULL.of(of("50100123456789"))).isEqualTo(of("50100123456789"));
    }

    @Test
    void anExtractionWithoutAnAccountStaysAsItIs() {
        var none = Extraction.builder(Intent.OTHER).build(0.6, Provenance.api("m", Map.of()));

        assertThat(AccountNumbers.LAST_FOUR.of(none)).isEqualTo(none);
    }

    private static Extraction of(String number) {
        return Extraction.builder(Intent.TRANSACTION)
                .account(Optional.of(new Account(Optional.of("Moon Bank"), Optional.of(number))))
                .summary(Optional.of("Paid from " + number))
                .build(0.9, Provenance.api("m", Map.of()));
    }
}
