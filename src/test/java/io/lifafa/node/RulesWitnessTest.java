package io.lifafa.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.api.answer.Objection;
import io.lifafa.rules.Rules;
import io.lifafa.sms.Account;
import io.lifafa.sms.Direction;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.ExtractionBuilder;
import io.lifafa.sms.Field;
import io.lifafa.sms.Intent;
import io.lifafa.sms.Provenance;
import io.lifafa.sms.Sms;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RulesWitnessTest {
    private static final String PAYMENT =
            "INR 120.00 debited from Surya Bank A/c XX8841 to KAVERI TIFFINS on 02-06-2025. Avl Bal INR 5,400.50";

    private static RulesWitness witness(Sms sms) {
        return new RulesWitness(new Rules(ZoneId.of("Asia/Kolkata")).read(sms).extraction());
    }

    private String objection(String body, UnaryOperator<ExtractionBuilder> change) {
        var sms = Sms.of("s", "meera", "AX-SURYAB-T", body, Instant.parse("2025-06-02T10:00:00Z"));
        var right = Extraction.builder(Intent.TRANSACTION)
                .direction(Optional.of(Direction.DEBIT))
                .amount(Optional.of(new BigDecimal("120.00")))
                .account(Optional.of(new Account(Optional.empty(), Optional.of("8841"))))
                .balance(Optional.of(new BigDecimal("5400.50")));
        var answer = change.apply(right).build(0.95, Provenance.api("m", Map.of()));
        return witness(sms).objection(answer).map(Objection::reason).orElse("none");
    }

    @Test
    void whatTheRulesReadTooIsNotObjectedTo() {
        assertThat(objection(PAYMENT, it -> it)).isEqualTo("none");
        assertThat(objection(PAYMENT, it -> it.amount(Optional.of(new BigDecimal("120")))))
                .isEqualTo("none");
        assertThat(objection(
                        PAYMENT, it -> it.account(Optional.of(new Account(Optional.empty(), Optional.of("XX8841"))))))
                .isEqualTo("none");
    }

    @Test
    void eachValueThatTheRulesAreSureOfIsDisputed() {
        assertThat(objection(PAYMENT, it -> it.direction(Optional.of(Direction.CREDIT))))
                .isEqualTo("direction_disputed");
        assertThat(objection(PAYMENT, it -> it.amount(Optional.of(new BigDecimal("5400.50")))))
                .isEqualTo("amount_disputed");
        assertThat(objection(PAYMENT, it -> it.balance(Optional.of(new BigDecimal("120")))))
                .isEqualTo("balance_disputed");
        assertThat(objection(
                        PAYMENT, it -> it.account(Optional.of(new Account(Optional.empty(), Optional.of("2025"))))))
                .isEqualTo("account_disputed");
    }

    @Test
    void whatOnlyOneOfThemGivesIsNoContradiction() {
        assertThat(objection(PAYMENT, it -> it.balance(Optional.empty()).account(Optional.empty())))
                .isEqualTo("none");
    }

    @Test
    void aNoteForAMovementIsDisputed() {
        assertThat(objection(PAYMENT, it -> Extraction.builder(Intent.ALERT))).isEqualTo("intent_disputed");
    }

    @Test
    void aNoteThatOnlyNamesATransactionIsNotDisputed() {
        var note = "Never tell anybody the OTP for transaction at KAVERI TIFFINS for INR 25.00";
        assertThat(objection(note, it -> Extraction.builder(Intent.ALERT))).isEqualTo("none");
    }

    @Test
    void aCardIsTheSameWhereverItsMaskStands() {
        var card = "INR 120.00 debited from Surya Bank Debit Card XXXXX37xx at KAVERI TIFFINS";
        assertThat(objection(card, it -> it.balance(Optional.empty())
                        .account(Optional.of(new Account(Optional.empty(), Optional.of("37"))))))
                .isEqualTo("none");
    }

    @Test
    void theRulesConfirmTheDirectionThatWordsOfTheOthersAccountContradict() {
        var sms = Sms.of(
                "s",
                "meera",
                "AX-SURYAB-T",
                "Your NEFT transaction for INR 120.00 has been credited to the Nila Bank A/c XX6956 of KAVERI TIFFINS",
                Instant.parse("2025-06-02T10:00:00Z"));
        var debit = Extraction.builder(Intent.TRANSACTION)
                .direction(Optional.of(Direction.DEBIT))
                .amount(Optional.of(new BigDecimal("120.00")))
                .build(0.95, Provenance.api("m", Map.of()));

        var witness = witness(sms);
        assertThat(witness.confirms(debit, Field.DIRECTION)).isTrue();
        assertThat(witness.confirms(
                        debit.toBuilder()
                                .direction(Optional.of(Direction.CREDIT))
                                .build(0.95, debit.provenance()),
                        Field.DIRECTION))
                .isFalse();
        assertThat(witness.confirms(debit, Field.AMOUNT)).isTrue();
    }

    @Test
    void whatTheRulesAreNotSureOfIsNotDisputed() {
        assertThat(objection("KAVERI TIFFINS 120.00 8841", it -> it)).isEqualTo("none");
        assertThat(objection("KAVERI TIFFINS 120.00 8841", it -> Extraction.builder(Intent.ALERT)))
                .isEqualTo("none");
    }
}
