package io.lifafa.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.sms.Intent;
import io.lifafa.sms.Sms;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageFilterTest {
    private static Optional<FilterReason> reason(String sender, String body) {
        return new Rules(CorpusMessage.ZONE)
                .read(Sms.of("f", "u", sender, body, Instant.EPOCH))
                .dropReason();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AX-SURYAB-T|123987 is OTP for txn of Rs 500.00 at FERN BOOKS. Do not share.|otp",
                "VM-MANGLM-S|Your one time password is 884201|otp",
                "NILEBNK|Do not share your OTP. OTP for transaction at RETAILER ONE for THB 25.00 on your Nile Bank Debit Car|otp",
                "NILEBNK|Your one time password for the purchase of AED 40.00 on card ending 1234 is|otp",
                "VM-FERNBK-P|Flat Rs 200 off on orders above Rs 999! Shop now, offer ends 5 July|promotion",
                "AD-LOANZY-P|You are eligible for a pre-approved loan of Rs 5,00,000. Apply now|promotion",
                "+919812345678|are we meeting at 5 tomorrow?|personal",
                "AX-SURYAB-T|Your mobile app was registered.|no_amount"
            })
    void whatIsCertainlyNoTransactionIsDroppedWithItsReason(String sender, String body, String expected) {
        assertThat(reason(sender, body).map(FilterReason::wireName)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Rs 120.00 debited from A/c XX8841 at TEA HOUSE. Never share OTP/PIN with anyone.",
                "Purchase of Rs 40.00 at TEA HOUSE with card 8841 approved without OTP. Avl Bal Rs 900.00",
                "Rs 120.00 spent on card XX8841\n@ CAFE KAVERI #4",
                "Rs 120.00 debited from A/c XX8841. Avl Bal Rs 900.00\n@suryabank #SaveMore",
                "Cashback offer: Rs 50 credited to your wallet",
                "Txn of Rs 500 declined",
                "Your a/c XX12 bal 5,000.00",
                "Rs 300 received from MEERA"
            })
    void inDoubtAMessageGoesOn(String body) {
        assertThat(reason("AX-SURYAB-T", body)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"I paid you Rs 500 just now", "Sent 500 rupees to your a/c", "bro send Rs 500 for the dinner"})
    void aPersonsWordsAboutMoneyStay(String body) {
        assertThat(reason("+919812345678", body)).contains(FilterReason.PERSONAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PP260404.1210.B4471 Confirmed. You have withdrawn TSh 20,000 from AGENT 55120. Balance TSh 3,410.",
                "Rs 500.00 debited from A/c XX4417 on 02-07-25. Ref 518277120934"
            })
    void whatIsBuiltAsABankBuildsItGoesOnFromATelephoneToo(String body) {
        assertThat(reason("+255741000111", body)).isEmpty();
    }

    @Test
    void aReadingExtractsItsValuesOnceAndForOneIntent() {
        var sms = CorpusMessage.sms("AX-SURYAB-T", "Rs 120.00 debited from A/c XX8841 at TEA HOUSE.");
        var reading = new Rules(CorpusMessage.ZONE).read(sms);

        assertThat(reading.extraction()).isSameAs(reading.extraction());
        assertThat(reading.intent()).isEqualTo(reading.extraction().intent()).isEqualTo(Intent.TRANSACTION);
        assertThat(reading.found().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        reading.extraction().provenance().spans().keySet());
    }
}
