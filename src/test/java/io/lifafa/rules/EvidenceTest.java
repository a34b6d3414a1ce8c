package io.lifafa.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.rules.message.Evidence;
import io.lifafa.sms.Field;
import io.lifafa.sms.Sms;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class EvidenceTest {
    private static final Rules RULES = new Rules(ZoneOffset.UTC);

    private static Reading read(String body) {
        return RULES.read(Sms.of("e", "u", "AX-SURYAB-T", body, Instant.EPOCH));
    }

    private static String role(String body, Field field) {
        return read(body).found().get(field).role().orElseThrow().of(body);
    }

    @Test
    void eachValueNamesTheWordThatSaysWhatItIs() {
        var body = "Rs 120.00 debited from A/c XX8841 to TEA HOUSE. UTR 516212349988. Avl Bal Rs 900.50";
        assertThat(role(body, Field.DIRECTION)).isEqualTo("debited");
        assertThat(role(body, Field.BALANCE)).isEqualTo("Bal");
        assertThat(role(body, Field.COUNTERPARTY)).isEqualTo("to");
        assertThat(role(body, Field.REFERENCE)).isEqualTo("UTR");
    }

    @Test
    void aValueThatNothingNamesIsBelievedLess() {
        var named = read("Rs 120.00 debited from A/c XX8841. UTR 516212349988");
        var alone = read("Rs 120.00 debited from A/c XX8841 on 03/06/25,516212349988");
        assertThat(named.found().get(Field.REFERENCE).evidence()).isEqualTo(Evidence.TRANSACTION_ID);
        assertThat(alone.found().get(Field.REFERENCE).evidence()).isEqualTo(Evidence.NUMBER_ALONE);
        assertThat(alone.extraction().provenance().confidences().get(Field.REFERENCE))
                .isLessThan(0.9);
    }

    @Test
    void everyValueWithASpanHasAConfidence() {
        var provenance = read("INR 5.00 spent on card XX1234 at TEA HOUSE on 03/06/25. Ref 516212349988")
                .extraction()
                .provenance();
        assertThat(provenance.confidences().keySet())
                .containsAll(provenance.spans().keySet());
    }

    @Test
    void aMessageIsBelievedNoMoreThanItsWeakestValueAboutMoney() {
        var bare = read("Amount: 1,200.00 debited from your A/c XX8841");
        assertThat(bare.extraction().confidence()).isLessThanOrEqualTo(Evidence.AMOUNT_BARE.confidence());
    }

    @Test
    void whatTellsNothingAboutMoneyIsToldInTheCurrencyOfTheSendersCountry() {
        assertThat(read("482913 is your OTP. Do not share.").extraction().currency())
                .contains("INR");
        assertThat(read("482913 is your OTP for AED 20.00 at TEA HOUSE")
                        .extraction()
                        .currency())
                .contains("AED");
    }
}
