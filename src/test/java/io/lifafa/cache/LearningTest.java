package io.lifafa.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.cache.matching.MatchResult;
import io.lifafa.cache.matching.TemplateCodec;
import io.lifafa.cache.matching.TemplateLibrary;
import io.lifafa.cache.template.State;
import io.lifafa.sms.Account;
import io.lifafa.sms.DatePrecision;
import io.lifafa.sms.Direction;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Field;
import io.lifafa.sms.LocalDay;
import io.lifafa.sms.Method;
import io.lifafa.sms.Source;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LearningTest {
    private final TemplateLibrary library = AnsweredSms.library();

    private void learn(AnsweredSms told) {
        library.learn(told.sms(), told.answer());
    }

    private Miss miss(String body) {
        return ((MatchResult.NoHit) library.match(AnsweredSms.sms(body))).reason();
    }

    private Extraction hit(String body) {
        var result = library.match(AnsweredSms.sms(body));
        assertThat(result).isInstanceOf(MatchResult.Hit.class);
        return result.answer().orElseThrow();
    }

    private static AnsweredSms spent(String amount, String card, String shop, String left) {
        return AnsweredSms.debit("Rs." + amount + " spent on card XX" + card + " at " + shop
                        + " on 03-02-26. Avl bal Rs " + left)
                .amount(amount)
                .account(card)
                .to(shop)
                .balance(left);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12,34", "1,234,56", "1,00,0", "1234,567", "12.30.455"})
    void aNumberThatIsCutOrMeansNothingIsAskedAndNeverReadAsLess(String left) {
        // GIVEN
        learn(spent("1,250.00", "4412", "HILL BAKERY", "9,100.25"));
        // WHEN
        var body = "Rs.87.5 spent on card XX0091 at LAKE BOOKS on 17-02-26. Avl bal Rs " + left;
        // THEN
        assertThat(miss(body)).isEqualTo(Miss.IMPLAUSIBLE_VALUE);
    }

    @Test
    void aSpaceBeforeAGroupWithCentsIsOfTheNumber() {
        // GIVEN
        learn(spent("250.00", "4412", "HILL BAKERY", "9100.25"));
        // WHEN
        var answer = hit("Rs.2 250.00 spent on card XX0091 at LAKE BOOKS on 17-02-26. Avl bal Rs 19 100,25");
        // THEN
        assertThat(answer.amount()).hasToString("Optional[2250.00]");
        assertThat(answer.balance()).hasToString("Optional[19100.25]");
    }

    @Test
    void aClearWordingAnswersAfterOneExample() {
        // GIVEN
        learn(spent("1,250.00", "4412", "HILL BAKERY", "9,100.25"));
        // WHEN
        var answer = hit("Rs.87.5 spent on card XX0091 at LAKE BOOKS on 17-02-26. Avl bal Rs 1,00,412.10");
        // THEN
        assertThat(answer.amount()).hasToString("Optional[87.5]");
        assertThat(answer.balance()).hasToString("Optional[100412.10]");
        assertThat(answer.account().flatMap(Account::number)).contains("0091");
        assertThat(answer.counterparty()).contains("LAKE BOOKS");
        assertThat(answer.direction()).contains(Direction.DEBIT);
        assertThat(answer.provenance().source()).isEqualTo(Source.TEMPLATE);
        assertThat(answer.provenance().spans().get(Field.AMOUNT).of("Rs.87.5 spent"))
                .isEqualTo("87.5");
    }

    @Test
    void routesOfOneSenderShareWhatWasLearned() {
        learn(spent("10.00", "4412", "HILL BAKERY", "9.00"));
        var other = AnsweredSms.sms("jd-kaveri-t", "Rs.5 spent on card XX0091 at LAKE BOOKS on 17-02-26. Avl bal Rs 4");
        assertThat(library.match(other)).isInstanceOf(MatchResult.Hit.class);
        assertThat(library.match(AnsweredSms.sms("VM-OTHER-S", other.body())))
                .isEqualTo(new MatchResult.NoHit(Miss.UNKNOWN_SENDER, java.util.Optional.empty()));
    }

    @Test
    void anAmountThatEqualsTheBalanceIsTakenFromNeitherPlaceUntilAnExampleDecides() {
        learn(AnsweredSms.debit("Rs 500 debited from A/c XX12 ; Bal Rs 500")
                .amount("500")
                .balance("500")
                .account("12"));
        assertThat(hit("Rs 70 debited from A/c XX34 ; Bal Rs 70").amount()).hasToString("Optional[70]");
        assertThat(miss("Rs 20 debited from A/c XX34 ; Bal Rs 900")).isEqualTo(Miss.AMBIGUOUS);

        learn(AnsweredSms.debit("Rs 20 debited from A/c XX34 ; Bal Rs 900")
                .amount("20")
                .balance("900")
                .account("34"));
        assertThat(hit("Rs 21 debited from A/c XX56 ; Bal Rs 879").balance()).hasToString("Optional[879]");
        assertThat(hit("Rs 21 debited from A/c XX56 ; Bal Rs 879").amount()).hasToString("Optional[21]");
    }

    @Test
    void aMissingAccountIsBelievedOnlyWhenTwoAnswersSaySo() {
        learn(AnsweredSms.debit("Rs 500 debited from A/c XX1288").amount("500"));
        assertThat(miss("Rs 20 debited from A/c XX3433")).isEqualTo(Miss.LEARNING);

        learn(AnsweredSms.debit("Rs 20 debited from A/c XX3433").amount("20").account("3433"));
        assertThat(miss("Rs 21 debited from A/c XX5677")).isEqualTo(Miss.LEARNING);

        learn(AnsweredSms.debit("Rs 21 debited from A/c XX5677").amount("21").account("5677"));
        learn(AnsweredSms.debit("Rs 22 debited from A/c XX5688").amount("22").account("5688"));
        assertThat(hit("Rs 23 debited from A/c XX0001").account().flatMap(Account::number))
                .contains("0001");
    }

    @Test
    void aNameBesideANameWaitsForAnotherOne() {
        learn(AnsweredSms.debit("Rs 10 debited. Info: ACH HILL BAKERY Mumbai. Thanks")
                .amount("10")
                .to("HILL BAKERY"));
        assertThat(miss("Rs 11 debited. Info: ACH LAKE BOOKS Mumbai. Thanks")).isEqualTo(Miss.LEARNING);

        learn(AnsweredSms.debit("Rs 11 debited. Info: ACH LAKE BOOKS Mumbai. Thanks")
                .amount("11")
                .to("LAKE BOOKS"));
        assertThat(hit("Rs 12 debited. Info: ACH ROSE Mumbai. Thanks").counterparty())
                .contains("ROSE");
    }

    @Test
    void aWordOfTheMessageIsNoNameUntilAnotherNameStoodThere() {
        learn(AnsweredSms.debit("Rs 10 withdrawn from your IBAN today")
                .amount("10")
                .to("IBAN"));
        assertThat(miss("Rs 11 withdrawn from your IBAN today")).isEqualTo(Miss.LEARNING);
        learn(AnsweredSms.debit("Rs 11 withdrawn from your IBAN today")
                .amount("11")
                .to("IBAN"));
        assertThat(miss("Rs 12 withdrawn from your IBAN today")).isEqualTo(Miss.LEARNING);
    }

    @Test
    void aNameThatTellsWhatTheMovementWasIsAWordingOfItsOwn() {
        for (var name : new String[] {"HILL BAKERY", "ROSE"}) {
            learn(statement(AnsweredSms.debit("A/c XX12 " + name + " INR 5.00"), name));
        }
        assertThat(hit("A/c XX12 LAKE BOOKS INR 7.00").direction()).contains(Direction.DEBIT);
        assertThat(miss("A/c XX12 CASH DEPOSIT INR 7.00")).isEqualTo(Miss.IMPLAUSIBLE_VALUE);
        assertThat(miss("A/c XX12 Rvsl INR 7.00")).isEqualTo(Miss.IMPLAUSIBLE_VALUE);
        assertThat(miss("A/c XX12 CR INR 7.00")).isEqualTo(Miss.IMPLAUSIBLE_VALUE);

        for (int i = 0; i < 2; i++) {
            learn(statement(AnsweredSms.credit("A/c XX12 CASH DEPOSIT INR 5.00"), "CASH DEPOSIT"));
        }
        assertThat(hit("A/c XX12 CASH DEPOSIT INR 7.00").direction()).contains(Direction.CREDIT);
        assertThat(hit("A/c XX12 LAKE BOOKS INR 7.00").direction()).contains(Direction.DEBIT);
    }

    private static AnsweredSms statement(AnsweredSms told, String name) {
        return told.amount("5.00").account("12").to(name);
    }

    @Test
    void anAddressThatTellsIsAskedAboutWhereNoWordSaysWhichWayMoneyWent() {
        for (var name : new String[] {"rose.books", "kiran.desai"}) {
            learn(AnsweredSms.debit("UPI " + name + "@okmoon INR 5.00 A/c XX12")
                    .amount("5.00")
                    .account("12")
                    .to(name + "@okmoon"));
        }
        assertThat(hit("UPI lake.tea@okmoon INR 7.00 A/c XX12").counterparty()).contains("lake.tea@okmoon");
        assertThat(miss("UPI rose.refund@okmoon INR 7.00 A/c XX12")).isEqualTo(Miss.IMPLAUSIBLE_VALUE);
    }

    @Test
    void aCodeThatWasTheSameInAllExamplesIsLiteralAndOthersAreNoReasonToDoubt() {
        learn(AnsweredSms.debit("Rs 5.00 debited from XX12 resp 00")
                .amount("5.00")
                .account("12"));
        hit("Rs 9.00 debited from XX12 resp 00");
        assertThat(miss("Rs 9.00 debited from XX12 resp 51")).isEqualTo(Miss.IMPLAUSIBLE_VALUE);
        for (int i = 0; i < 2; i++) {
            learn(AnsweredSms.other("Rs 9.00 debited from XX12 resp 51"));
        }
        assertThat(hit("Rs 8.00 debited from XX12 resp 00").isTransaction()).isTrue();
        assertThat(miss("Rs 9.00 debited from XX12 resp 51")).isEqualTo(Miss.IMPLAUSIBLE_VALUE);
        // WHEN another code is said to mean the same
        learn(AnsweredSms.debit("Rs 5.00 debited from XX12 resp 08")
                .amount("5.00")
                .account("12"));
        // THEN it is one of those that do
        assertThat(hit("Rs 9.00 debited from XX12 resp 08").isTransaction()).isTrue();
        assertThat(hit("Rs 9.00 debited from XX12 resp 00").isTransaction()).isTrue();
        assertThat(miss("Rs 9.00 debited from XX12 resp 14")).isEqualTo(Miss.IMPLAUSIBLE_VALUE);
    }

    @Test
    void wordingsThatWereFirstSeenWithARareCodeAreLearnedAllTheSame() {
        learn(AnsweredSms.other("Rs 9.00 debited from XX12 resp 51"));
        for (int i = 0; i < 6; i++) {
            learn(AnsweredSms.debit("Rs " + i + "5.00 debited from XX12 resp 00")
                    .amount(i + "5.00")
                    .account("12"));
        }
        assertThat(hit("Rs 8.00 debited from XX12 resp 00").amount()).hasToString("Optional[8.00]");
        assertThat(miss("Rs 8.00 debited from XX12 resp 51")).isEqualTo(Miss.IMPLAUSIBLE_VALUE);
    }

    @Test
    void lettersOfAnAccountAreLiteral() {
        for (var account : new String[] {"SB1234", "SB9876"}) {
            learn(AnsweredSms.debit("Rs 5.00 debited from " + account)
                    .amount("5.00")
                    .account(account.substring(2)));
        }
        assertThat(hit("Rs 7.00 debited from SB4410").account().flatMap(Account::number))
                .contains("4410");
        assertThat(library.match(AnsweredSms.sms("Rs 7.00 debited from LN4410")).answer())
                .isEmpty();
        assertThat(library.match(AnsweredSms.sms("Rs 7.00 debited from CR4410")).answer())
                .isEmpty();
    }

    @Test
    void aNameNeverCrossesASeparatorADigitOrAStatusItHasNotHad() {
        learn(spent("1.00", "4412", "HILL BAKERY", "9.00"));
        assertThat(miss("Rs.1.00 spent on card XX4412 at HILL, GOA on 03-02-26. Avl bal Rs 9.00"))
                .isEqualTo(Miss.IMPLAUSIBLE_VALUE);
        assertThat(miss("Rs.1.00 spent on card XX4412 at HILL 24 on 03-02-26. Avl bal Rs 9.00"))
                .isEqualTo(Miss.IMPLAUSIBLE_VALUE);
        assertThat(miss("Rs.1.00 spent on card XX4412 at HILL DECLINED on 03-02-26. Avl bal Rs 9.00"))
                .isEqualTo(Miss.IMPLAUSIBLE_VALUE);
        assertThat(miss("Rs.1.00 spent on card XX4412 at A B C D E F G on 03-02-26. Avl bal Rs 9.00"))
                .isEqualTo(Miss.IMPLAUSIBLE_VALUE);
        assertThat(miss("Rs.1.00 spent on card XX4412 at 9876543210 on 03-02-26. Avl bal Rs 9.00"))
                .isEqualTo(Miss.UNKNOWN_WORDING);
    }

    @Test
    void aContradictedTemplateAnswersNothingUntilTwoAnswersAgree() {
        // GIVEN a template that answers
        learn(spent("1.00", "4412", "HILL BAKERY", "9.00"));
        var body = "Rs.2.00 spent on card XX4412 at LAKE on 03-02-26. Avl bal Rs 7.00";
        var hit = (MatchResult.Hit) library.match(AnsweredSms.sms(body));
        // WHEN a re-check reads it otherwise
        var other = AnsweredSms.credit(body)
                .amount("2.00")
                .account("4412")
                .to("LAKE")
                .balance("7.00");
        var recheck = library.confirmHit(other.sms(), hit, other.answer());
        // THEN
        assertThat(recheck.agrees()).isFalse();
        assertThat(recheck.fields()).containsExactly(Field.DIRECTION);
        var template = library.get(hit.templateId()).orElseThrow();
        assertThat(template.state()).isEqualTo(State.QUARANTINED);
        assertThat(template.version()).isEqualTo(hit.version() + 1);
        assertThat(miss(body)).isEqualTo(Miss.QUARANTINED);
        learn(spent("3.00", "4412", "ROSE", "9.00"));
        assertThat(miss(body)).isEqualTo(Miss.QUARANTINED);
        learn(spent("4.00", "4412", "LILY", "9.00"));
        assertThat(hit(body).direction()).contains(Direction.DEBIT);
    }

    @Test
    void anAgreeingRecheckChangesNoVersion() {
        learn(spent("1.00", "4412", "HILL BAKERY", "9.00"));
        var told = spent("2.00", "4413", "LAKE", "7.00");
        var hit = (MatchResult.Hit) library.match(told.sms());
        assertThat(library.confirmHit(told.sms(), hit, told.answer()).agrees()).isTrue();
        assertThat(library.get(hit.templateId()).orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void oneMessageVotesOnce() {
        var told = AnsweredSms.debit("Rs 500 debited from A/c XX1288").amount("500");
        learn(told);
        learn(told);
        assertThat(miss("Rs 20 debited from A/c XX3433")).isEqualTo(Miss.LEARNING);
    }

    @Test
    void aCategoryThatDependsOnTheCounterpartyIsNeverGuessed() {
        learn(spent("1.00", "4412", "HILL BAKERY", "9.00").category("Food"));
        assertThat(miss("Rs.5 spent on card XX0091 at LAKE on 17-02-26. Avl bal Rs 4"))
                .isEqualTo(Miss.CATEGORY_UNKNOWN);
        learn(spent("5.00", "0091", "LAKE", "4.00").category("Books"));
        assertThat(miss("Rs.5 spent on card XX0091 at ROSE on 17-02-26. Avl bal Rs 4"))
                .isEqualTo(Miss.CATEGORY_UNKNOWN);
        assertThat(hit("Rs.5 spent on card XX0091 at Hill Bakery on 17-02-26. Avl bal Rs 4")
                        .category())
                .contains("Food");
    }

    @Test
    void aCategoryThatNeverDifferedIsAConstant() {
        learn(spent("1.00", "4412", "HILL BAKERY", "9.00").category("Shopping").method(Method.CARD));
        learn(spent("5.00", "0091", "LAKE", "4.00").category("Shopping").method(Method.CARD));
        var answer = hit("Rs.5 spent on card XX0091 at ROSE on 17-02-26. Avl bal Rs 4");
        assertThat(answer.category()).contains("Shopping");
        assertThat(answer.method()).contains(Method.CARD);
    }

    @Test
    void theOrderOfDayAndMonthIsLearnedOrTheMessagesOwnDateStays() {
        learn(AnsweredSms.debit("Rs 5 paid on 03/03/26 ok").amount("5").dated("03/03/26", "2026-03-02T18:30:00Z"));
        assertThat(hit("Rs 6 paid on 05/02/26 ok").transactionDate()).contains(AnsweredSms.RECEIVED);
        learn(AnsweredSms.debit("Rs 7 paid on 25/02/26 ok").amount("7").dated("25/02/26", "2026-02-24T18:30:00Z"));
        assertThat(hit("Rs 6 paid on 26/01/26 ok").transactionDate()).contains(Instant.parse("2026-01-25T18:30:00Z"));
    }

    @Test
    void aTemplateKeepsTheDayAndHowMuchOfItIsKnown() {
        learn(AnsweredSms.debit("Rs 5 paid on 25/02/26 ok").amount("5").dated("25/02/26", "2026-02-24T18:30:00Z"));
        learn(AnsweredSms.debit("Rs 5 sent on 14-Feb-26 10:15:09 ok")
                .amount("5")
                .dated("14-Feb-26", "2026-02-14T04:45:00Z"));
        assertThat(hit("Rs 6 paid on 26/01/26 ok").localDay())
                .contains(new LocalDay(LocalDate.of(2026, 1, 26), DatePrecision.DAY, AnsweredSms.ZONE));
        assertThat(hit("Rs 6 sent on 16-Feb-26 01:30:44 ok").localDay())
                .contains(new LocalDay(LocalDate.of(2026, 2, 16), DatePrecision.MINUTE, AnsweredSms.ZONE));
    }

    @Test
    void aDateWithItsTimeIsReadWhereBothWereMeant() {
        learn(AnsweredSms.debit("Rs 5 paid on 14-Feb-26 10:15:09 ok")
                .amount("5")
                .dated("14-Feb-26", "2026-02-14T04:45:00Z"));
        assertThat(hit("Rs 6 paid on 16-Feb-26 21:30:44 ok").transactionDate())
                .contains(Instant.parse("2026-02-16T16:00:00Z"));
    }

    @Test
    void aMoreSpecialWordingGoesBeforeAGeneralOne() {
        learn(AnsweredSms.debit("Rs 5 sent to HILL BAKERY today").amount("5").to("HILL BAKERY"));
        learn(AnsweredSms.debit("Rs 6 sent to LAKE today").amount("6").to("LAKE"));
        assertThat(hit("Rs 7 sent to Own Rainy Pot today").counterparty()).isNotEmpty();
        // WHEN a re-check says that one of its messages names nobody
        var special = "Rs 7 sent to Savings Pot today";
        var told = AnsweredSms.debit(special).amount("7");
        library.confirmHit(told.sms(), (MatchResult.Hit) library.match(told.sms()), told.answer());
        // THEN neither is believed at first
        assertThat(miss(special)).isEqualTo(Miss.LEARNING);
        assertThat(miss("Rs 7 sent to ROSE today")).isEqualTo(Miss.QUARANTINED);
        // AND each has its own messages once answers agreed
        learn(AnsweredSms.debit("Rs 9 sent to ROSE today").amount("9").to("ROSE"));
        learn(AnsweredSms.debit("Rs 9 sent to LILY today").amount("9").to("LILY"));
        assertThat(miss(special)).isEqualTo(Miss.LEARNING);
        learn(AnsweredSms.debit("Rs 8 sent to Savings Pot today").amount("8"));
        assertThat(hit(special).counterparty()).isEmpty();
        assertThat(hit("Rs 7 sent to ROSE today").counterparty()).contains("ROSE");
    }

    @Test
    void aTemplateHoldsNobodysData() {
        learn(spent("1,250.00", "4412", "HILL BAKERY", "9,100.25"));
        learn(AnsweredSms.debit("Dear ASHA RAO, Rs 77.31 paid to Kiran Desai via ref 998877665")
                .amount("77.31"));
        for (var template : library.all()) {
            assertThat(TemplateCodec.write(template).encode())
                    .doesNotContain("HILL", "4412", "9,100", "1,250", "ASHA", "Kiran", "Desai", "998877665", "77.31");
        }
    }

    @Test
    void explainsWhatAnswersAndWhatIsMissing() {
        learn(spent("1.00", "4412", "HILL BAKERY", "9.00"));
        var hit = library.explain(AnsweredSms.sms("Rs.2.00 spent on card XX4412 at LAKE on 03-02-26. Avl bal Rs 7.00"));
        assertThat(hit.spans()).containsKeys(Field.AMOUNT, Field.BALANCE, Field.ACCOUNT, Field.COUNTERPARTY);

        var body = "Rs.2.00 refunded on card XX4412 at LAKE on 03-02-26. Avl bal Rs 7.00";
        var near = library.explain(AnsweredSms.sms(body));
        assertThat(near.templateId()).isEqualTo(hit.templateId());
        assertThat(near.differsAt().orElseThrow().of(body)).isEqualTo("refunded");
        assertThat(near.pattern()).contains("{number} spent").doesNotContain("HILL");
    }

    @Test
    void theFamilyOfAWordingDoesNotDependOnItsValues() {
        assertThat(TemplateLibrary.family(
                        spent("1.00", "4412", "HILL BAKERY", "9.00").sms()))
                .isEqualTo(TemplateLibrary.family(
                        spent("1,500", "12", "ROSE", "19,999.10").sms()))
                .isNotEqualTo(TemplateLibrary.family(AnsweredSms.sms("Rs.1.00 declined on card XX4412")));
    }
}
