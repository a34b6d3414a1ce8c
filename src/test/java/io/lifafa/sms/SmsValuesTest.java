package io.lifafa.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the values of an SMS promise. */
@Timeout(20)
class SmsValuesTest {
    private static final Provenance RULES = Provenance.rules(Map.of(), Map.of());

    private static Sms sms(String userId, String body) {
        return Sms.of("id", userId, "VK-BANK", body, Instant.EPOCH);
    }

    private static Extraction extraction(Intent intent, Direction direction, Integer amount, double confidence) {
        return Extraction.builder(intent)
                .direction(Optional.ofNullable(direction))
                .amount(Optional.ofNullable(amount).map(BigDecimal::valueOf))
                .build(confidence, RULES);
    }

    @Test
    void aTransactionHasADirectionAndAnAmount() {
        assertThat(extraction(Intent.TRANSACTION, Direction.DEBIT, 5, 1).isTransaction())
                .isTrue();
        assertThat(extraction(Intent.TRANSACTION, null, 5, 1).isTransaction()).isFalse();
        assertThat(extraction(Intent.TRANSACTION, Direction.DEBIT, null, 1).isTransaction())
                .isFalse();
        assertThat(extraction(Intent.PAYMENT_REQUEST, Direction.DEBIT, 5, 1).isTransaction())
                .isFalse();
    }

    @Test
    void confidenceIsBetweenNothingAndAll() {
        assertThat(extraction(Intent.TRANSACTION, Direction.DEBIT, 5, 0).confidence())
                .isZero();
        for (double wrong : new double[] {-0.01, 1.01, Double.NaN}) {
            assertThatThrownBy(() -> extraction(Intent.TRANSACTION, Direction.DEBIT, 5, wrong))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void doubtedValuesStayAndAreBelievedHalfAtTheMost() {
        var sure = extraction(Intent.TRANSACTION, Direction.DEBIT, 5, 0.9);
        assertThat(sure.isDoubted()).isFalse();
        var doubted = sure.doubted("direction_disputed");
        assertThat(doubted.isDoubted()).isTrue();
        assertThat(doubted.confidence()).isEqualTo(0.5);
        assertThat(doubted.amount()).isEqualTo(sure.amount());
        assertThat(doubted.provenance().doubt()).contains("direction_disputed");
        assertThat(sure.with(0.3, RULES).doubted("x").confidence()).isEqualTo(0.3);
    }

    @Test
    void aSpanIsNeverEmptyAndCoversWhatLiesWithin() {
        var span = new Span(2, 5);
        assertThat(span.of("0123456")).isEqualTo("234");
        assertThat(new Span(0, 1).of("x")).isEqualTo("x");
        assertThatThrownBy(() -> new Span(2, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Span(-1, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThat(span.covers(span)).isTrue();
        assertThat(span.covers(new Span(3, 4))).isTrue();
        assertThat(span.covers(new Span(1, 4))).isFalse();
        assertThat(span.covers(new Span(3, 6))).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void aMethodIsFoundByItsWireNameInAnyCase(Method method) {
        assertThat(Method.of(method.wireName().toLowerCase(Locale.ROOT))).isEqualTo(method);
        assertThatThrownBy(() -> Method.of("barter"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown payment method");
    }

    @Test
    void digitsOfAnyScriptAreOneAccount() {
        assertThat(Account.written(Optional.of("Lotus"), Optional.of("X٧٧१4")))
                .isEqualTo(new Account(Optional.of("Lotus"), Optional.of("X7714")));
    }

    @Test
    void theOppositeOfADirectionIsTheOther() {
        assertThat(Direction.DEBIT.opposite()).isEqualTo(Direction.CREDIT);
        assertThat(Direction.CREDIT.opposite()).isEqualTo(Direction.DEBIT);
    }

    @Test
    void contentIsWhatIsSaidAndToWhom() {
        assertThat(SmsId.sameContent(sms("u", "a"), sms("u", "a"))).isTrue();
        assertThat(SmsId.sameContent(sms("u", "a"), sms("v", "a"))).isFalse();
        assertThat(SmsId.sameContent(sms("u", "a"), sms("u", "b"))).isFalse();
    }

    @Test
    void partsOfADigestAreNotRunTogether() {
        assertThat(SmsId.digest(10, "ab", "c")).isNotEqualTo(SmsId.digest(10, "a", "bc"));
        assertThat(SmsId.digest(10, "a", "1:b")).isNotEqualTo(SmsId.digest(10, "a1:b"));
    }

    @Test
    void onlyAnIdThatEndsLikeOneThatWasSetApartHasAnOriginal() {
        var apart = SmsId.apart("t", sms("u", "a"));
        assertThat(SmsId.original(apart.id())).contains("id");
        assertThat(SmsId.original("x~0123456789abcdef09af")).contains("x");
        for (var id : new String[] {
            "~0123456789abcdef09af",
            "x~0123456789abcdef09ag",
            "x~0123456789abcdef09a:",
            "x~0123456789abcdef09a/",
            "x~0123456789abcdef09a`",
            "x-0123456789abcdef09af",
            "short"
        }) {
            assertThat(SmsId.original(id)).as(id).isEmpty();
        }
    }
}
