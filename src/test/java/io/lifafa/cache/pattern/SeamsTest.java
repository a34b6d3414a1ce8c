package io.lifafa.cache.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.cache.AnsweredSms;
import io.lifafa.cache.HazardTrial;
import io.lifafa.cache.matching.MatchResult;
import io.lifafa.cache.matching.TemplateLibrary;
import io.lifafa.cache.token.Tokens;
import io.lifafa.sms.Account;
import io.lifafa.sms.Extraction;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that touch their neighbours. */
@Timeout(60)
class SeamsTest {
    private final TemplateLibrary library = AnsweredSms.library();

    private void learn(AnsweredSms told) {
        library.learn(told.sms(), told.answer());
    }

    private MatchResult match(String body) {
        return library.match(AnsweredSms.sms(body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"seams-dev.txt", "seams-aside.txt"})
    void aWordingWhoseValuesTouchItsWordsIsLearned(String wordings) throws IOException {
        var count = HazardTrial.of(wordings, false);
        assertThat(count.shown()).isEmpty();
        assertThat(count.misread()).isZero();
        assertThat(count.asked()).isLessThan(count.learned() / 20);
        assertThat(count.answeredShare()).isGreaterThan(0.95);
    }

    private static AnsweredSms paid(String name) {
        return AnsweredSms.debit("Rs 5 paid to " + name + "on 12/11/2026")
                .amount("5")
                .to(name);
    }

    @Test
    void aNameIsCutOffTheWordThatTouchesIt() {
        for (var name : List.of("HILL BAKERY", "ROSE")) {
            learn(paid(name));
        }
        assertThat(match("Rs 8 paid to LAKE BOOKSon 13/11/2026").answer().flatMap(Extraction::counterparty))
                .contains("LAKE BOOKS");
        assertThat(match("Rs 8 paid to LAKE BOOKS 13/11/2026").answer()).isEmpty();
        assertThat(match("Rs 8 paid to LAKE BOOKSby 13/11/2026").answer()).isEmpty();
    }

    @Test
    void aNameThatAnAnswerCutShortTeachesNoSeam() {
        for (var name : List.of("HILL BAK", "HILL BAK")) {
            learn(AnsweredSms.debit("Rs 5 paid to " + name + "ERY ok")
                    .amount("5")
                    .to(name));
        }
        assertThat(match("Rs 8 paid to HILL BAKERY ok").answer()).isEmpty();
        assertThat(match("Rs 8 paid to DEEP FISHERY ok").answer()).isEmpty();
    }

    @Test
    void theLastDigitsOfALongerNumberCanBeTheAccount() {
        learn(AnsweredSms.debit("Rs 5 debited, ref 5123998877131").amount("5").account("131"));
        learn(AnsweredSms.debit("Rs 6 debited, ref 5123998822407").amount("6").account("407"));
        assertThat(match("Rs 7 debited, ref 5123998800599")
                        .answer()
                        .flatMap(Extraction::account)
                        .flatMap(Account::number))
                .contains("599");
    }

    @Test
    void fourDigitsBehindAPointCanBeTheAccount() {
        learn(AnsweredSms.debit("Karta 4.8416 paid 5 BYN").amount("5").account("8416"));
        assertThat(match("Karta 4.9595 paid 7 BYN")
                        .answer()
                        .flatMap(Extraction::account)
                        .flatMap(Account::number))
                .contains("9595");
    }

    @ParameterizedTest
    @CsvSource({
        "Bought for 940\u0440 today, Bought for 55\u0440 today",
        "Paid R1250.50 at till, Paid R99.00 at till",
        "Paid MWK5000 at till, Paid MWK70 at till",
        "Debit AED *3053.58 done, Debit AED *64.10 done"
    })
    void aSumThatTouchesItsSignIsRead(String first, String later) {
        var amount = first.replaceAll("[^\\d.]", "");
        for (int i = 0; i < 2; i++) {
            learn(AnsweredSms.debit(first).amount(amount));
        }
        assertThat(match(later).answer().flatMap(Extraction::amount).map(Object::toString))
                .contains(later.replaceAll("[^\\d.]", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS99LBB8B5", "XPF97NQ36", "ZL89VS1W7A", "RU3571324", "X1234567"})
    void anIdIsOneWholeWhateverItsFirstLettersAre(String id) {
        assertThat(Tokens.of(id).size()).isEqualTo(1);
        assertThat(Tokens.of(id).key(0)).isEqualTo(Tokens.of("KF45LBB8B5").key(0));
    }
}
