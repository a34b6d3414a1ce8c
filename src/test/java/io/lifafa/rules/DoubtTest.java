package io.lifafa.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.sms.Extraction;
import io.lifafa.sms.Intent;
import io.lifafa.sms.Sms;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A message that may be of money that moved is kept to be looked at; one that plainly is not is put away. */
@Timeout(20)
class DoubtTest {
    private static final Rules RULES = new Rules(ZoneOffset.UTC);

    private static Extraction read(String body) {
        return RULES.read(Sms.of("d", "u", "VM-SURYAB-S", body, Instant.EPOCH)).extraction();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Rs 1,200.00 swept A/c XX4410 08-Nov. Bal Rs 9,110.00",
                "INR 500.00 | A/c XX3310 | UPI | KIRAN STORES | Bal INR 2,310.00",
                "A/c XX4410 Rs 640.00 BIJLI CORP 09-11-26. Avl Bal Rs 3,110.00",
                "KES 900.00 imeondolewa A/C 0441 tarehe 9/11. Salio KES 210.00",
                "NGN 3,000.00 oti kuro ni akanti 301***441. Iyokù NGN 210.00",
                "A/c ****4410 EUR 31,20 vazhduk KAVARNA. Bal EUR 12,00",
                "AED 75.00 - card 8811 - Available AED 1,210.00",
                "Acc 4410: USD 20.00 shifted. Balance USD 410.00",
                "PHP 300.00 nilipat mula sa account 4410. Balanse PHP 1,200.00",
                "Rs 75.00 adjusted in A/c XX4410 on 09-11-26. Bal Rs 410.00",
                "GHS 45.00 MAKOLA MART ref 771882001 bal GHS 12.00",
            })
    void anAmountBesideAnAccountOrABalanceThatNothingExplainsIsNeitherStoredNorPutAway(String body) {
        var read = read(body);
        assertThat(read.intent()).isEqualTo(Intent.TRANSACTION);
        assertThat(read.isTransaction()).as("stored").isFalse();
        assertThat(read.confidence()).isLessThanOrEqualTo(0.5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Your A/c XX4410 balance is Rs 5,110.00 as on 09-Nov-26.",
                "Low balance: A/c XX4410 is below Rs 1,000.00. Balance Rs 210.00",
                "Credit limit of card XX4410 enhanced from Rs 60,000 to Rs 95,000.",
                "Your FD of Rs 50,000 A/c XX4410 is maturing on 08-12-26.",
                "Payment of Rs 2,110.00 for card XX4410 is due on 20-11-26. Minimum Rs 105.00",
                "Daily ATM limit of card XX4410 is now Rs 20,000.00",
                "Txn of Rs 640.00 on card XX4410 was declined. Avl limit Rs 100.00",
                "MEENA has requested Rs 640.00 from you. A/c XX4410 will be debited if you approve.",
                "Rs 499.00 will be debited from A/c XX4410 on 12-11-26 for STREAMZY.",
                "Statement of A/c XX4410 is ready. Total due Rs 3,110.00",
                "Get a loan of Rs 2,00,000 in your A/c XX4410. Apply now, offer ends soon!",
                "Mandate of Rs 1,500.00 registered on A/c XX4410 for SIP.",
                "Your cheque book for A/c XX4410 has been dispatched.",
            })
    void aStateAReminderARequestAndAnOfferArePutAway(String body) {
        assertThat(read(body).intent()).isNotEqualTo(Intent.TRANSACTION);
    }
}
