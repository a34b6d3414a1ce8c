package io.lifafa.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.rules.message.Evidence;
import io.lifafa.sms.Field;
import io.lifafa.sms.Sms;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a movement cost beside its amount. */
@Timeout(20)
class FeeTest {
    private static final Rules RULES = new Rules(ZoneOffset.UTC);

    private static Reading read(String body) {
        return RULES.read(Sms.of("f", "u", "AX-SURYAB-T", body, Instant.EPOCH));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Rs 5,000.00 debited from A/c XX8841 to ANIL. IMPS charges Rs 5.90|5000.00|5.90",
                "Ksh1,500.00 sent to JANE WERU on 3/6/25. New balance is Ksh900.00. Transaction cost, Ksh23.00.|1500.00|23.00",
                "Ksh1,500.00 sent to JANE WERU. Transaction cost, Ksh0.00|1500.00|0.00",
                "You have sent UGX 20,000 to OKELLO. Fee: UGX 500. Balance: UGX 4,300|20000|500",
                "INR 900.00 withdrawn from A/c XX8841. Commission INR 20.00. Avl Bal INR 55.00|900.00|20.00",
                "NGN 4,000.00 debited from A/c 88**41. Charge: NGN 10.00. VAT: NGN 0.00|4000.00|10.00",
                "Rs 500.00 + GST Rs 90.00 debited from A/c XX8841|500.00|90.00",
                "Оплата 500 RUB карта *8841. Комиссия 15 RUB|500|15",
            })
    void theAmountBehindAWordForAFeeIsTheFee(String body, BigDecimal amount, BigDecimal fee) {
        var extraction = read(body).extraction();
        assertThat(extraction.amount()).contains(amount);
        assertThat(extraction.fee()).contains(fee);
        assertThat(extraction.provenance().spans().get(Field.FEE).of(body)).isEqualTo(fee.toPlainString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Rs 5.90 debited from A/c XX8841 as IMPS charges",
                "IMPS charges of Rs 5.90 debited from A/c XX8841",
                "Rs 505.90 debited from A/c XX8841 incl. charges Rs 5.90",
                "Rs 500.00 spent on card XX8841 at TEA HOUSE. Cashback Rs 5.00",
                "Rs 500.00 spent on card XX8841 at TEA HOUSE. Reward points 50",
                "Rs 500.00 debited from A/c XX8841. A fee of Rs 20 will be charged next month",
                "Rs 500.00 debited from A/c XX8841. Fee Rs 20 waived",
                "Rs 500.00 debited from A/c XX8841. Charge Rs 5.00. VAT Rs 0.90",
                "Rs 500.00 debited from A/c XX8841. Charge Rs 5.00. VAT Rs 5.00",
                "Rs 500.00 debited from A/c XX8841. Chgs Rs 5.00 + GST Rs 0.90",
                "Rs 500.00 debited from A/c XX8841. Fee Rs 5.00 + excise 0.90",
                "Rs 500.00 debited from A/c XX8841. Fee USD 5.00",
                "Rs 500.00 debited from A/c XX8841 to ANIL. Avl Bal Rs 90.00",
                "Rs 500.00 debited from A/c XX8841. Call 1800 to avoid charges of Rs 50",
            })
    void whatIsNoFeeBesideTheAmountIsLeftOut(String body) {
        assertThat(read(body).extraction().fee()).isEmpty();
    }

    @Test
    void theWordThatCallsItAFeeIsItsEvidence() {
        var body = "Rs 500.00 debited from A/c XX8841 to ANIL. Service charge Rs 5.90";
        var found = read(body).found().get(Field.FEE);
        assertThat(found.role().orElseThrow().of(body)).isEqualTo("charge");
        assertThat(found.evidence()).isEqualTo(Evidence.FEE);
    }
}
