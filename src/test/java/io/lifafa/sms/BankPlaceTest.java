package io.lifafa.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose bank a message names, by where the name stands. All messages are invented. */
@Timeout(20)
class BankPlaceTest {
    private static boolean isOthers(String body, Direction direction) {
        int at = body.indexOf("Lotus Bank");
        return BankPlace.isOthers(body, new Span(at, at + "Lotus Bank".length()), Optional.ofNullable(direction));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Paid by UPI/4411/ASHA/Lotus Bank",
                "Received from ASHA ( Lotus Bank)",
                "Info: Lotus Bank/ASHA/4411",
                "NEFT-4411-ASHA-Lotus Bank",
                "Rs 40 drawn at Lotus Bank ATM",
                "Rs 40 withdrawn, Lotus Bank atm 7"
            })
    void insideAPathInBracketsOrBeforeAMachineItIsTheOtherPartys(String body) {
        assertThat(isOthers(body, null)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Lotus Bank: Rs 40 spent",
                "Rs 40 spent. -Lotus Bank",
                "Rs 40 paid to ASHA -Lotus Bank",
                "Dear customer of Lotus Bank, Rs 40 spent",
                "Rs 40 paid to ASHA. Lotus Bank",
                "Rs 40 paid to ASHA; Lotus Bank",
                "Rs 40 paid to ASHA\nLotus Bank",
                "Rs 40 paid to ASHA - Lotus Bank",
                "Rs 40 sent to your Lotus Bank account",
                "Rs 40 by ASHA in Lotus Bank account"
            })
    void inAGreetingASignatureOrBesideTheAccountItIsTheUsersOwn(String body) {
        assertThat(isOthers(body, Direction.DEBIT)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Rs 40 sent to ASHA of Lotus Bank, DEBIT, true",
        "Rs 40 sent to ASHA of Lotus Bank, CREDIT, false",
        "Rs 40 got from ASHA of Lotus Bank, CREDIT, true",
        "Rs 40 got from ASHA of Lotus Bank, DEBIT, false",
        "Rs 40 credited by ASHA of Lotus Bank, CREDIT, true",
        "Rs 40 sent to ASHA of Lotus Bank,, false"
    })
    void behindToAndFromTheDirectionOfTheMoneyDecides(String body, Direction direction, boolean others) {
        assertThat(isOthers(body, direction)).isEqualTo(others);
    }

    @ParameterizedTest
    @ValueSource(strings = {"remitter", "beneficiary", "payee", "drawn"})
    void aWordForTheOtherPartyDecidesWhateverTheDirection(String word) {
        assertThat(isOthers("Rs 40, " + word + " ASHA of Lotus Bank", null)).isTrue();
    }

    @Test
    void theNearestWordDecidesAndOnlyTheLastEightCount() {
        assertThat(isOthers("Rs 40 to your payee at Lotus Bank", Direction.CREDIT))
                .isTrue();
        assertThat(isOthers("to a b c d e f g Lotus Bank", Direction.DEBIT)).isTrue();
        assertThat(isOthers("to a b c d e f g h Lotus Bank", Direction.DEBIT)).isFalse();
    }

    @Test
    void whatStandsFartherAwayThanAHundredAndSixtyCharactersSaysNothing() {
        assertThat(isOthers("to " + "1".repeat(157) + "Lotus Bank", Direction.DEBIT))
                .isTrue();
        assertThat(isOthers("to " + "1".repeat(160) + "Lotus Bank", Direction.DEBIT))
                .isFalse();
    }
}
