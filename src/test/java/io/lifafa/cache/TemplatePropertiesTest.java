package io.lifafa.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.cache.learning.Differences;
import io.lifafa.cache.matching.MatchResult;
import io.lifafa.cache.matching.TemplateCodec;
import io.lifafa.cache.matching.TemplateLibrary;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Field;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds whatever the values are, in whichever order they are learned. */
class TemplatePropertiesTest {
    /** The values of one message. */
    record Values(String amount, String balance, String account, String name, String reference) {}

    /** Invented wordings of several banks; each with a word that says what became of the payment. */
    private enum Wording {
        UPI(
                "VM-KAVERI-S",
                "Rs.%1$s debited from A/c XX%3$s to %4$s on 03-02-26 via UPI. Ref %5$s. Avl Bal Rs.%2$s",
                "debited"),
        CARD(
                "AX-NILGIR",
                "INR %1$s spent on Nilgiri Card **%3$s at %4$s; txn %5$s successful.\nAvl bal: INR %2$s",
                "successful"),
        CREDIT(
                "TUNGA-T",
                "Dear Customer, a/c no. x%3$s is credited by INR %1$s (IMPS Ref %5$s) from %4$s. Bal %2$s",
                "credited"),
        TWICE(
                "CAUVRY",
                "Paid %1$s to %4$s. %4$s has received it. Txn id %5$s, card ending %3$s, balance INR %2$s",
                "received"),
        HINDI("GANGA", "खाते XX%3$s से ₹%1$s %4$s को भेजे गए. Ref %5$s. शेष ₹%2$s", "भेजे");

        private final String sender;
        private final String text;
        private final String status;

        Wording(String sender, String text, String status) {
            this.sender = sender;
            this.text = text;
            this.status = status;
        }

        String body(Values it) {
            return String.format(text, it.amount(), it.balance(), it.account(), it.name(), it.reference());
        }

        AnsweredSms told(Values it) {
            var body = body(it);
            var told = this == CREDIT ? AnsweredSms.credit(body) : AnsweredSms.debit(body);
            var sms = AnsweredSms.sms(sender, body);
            return new AnsweredSms(sms, told.answer())
                    .amount(it.amount())
                    .balance(it.balance())
                    .account(it.account())
                    .to(it.name())
                    .reference(it.reference());
        }
    }

    private static Arbitrary<String> money() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(1, 999).map(it -> Integer.toString(it)),
                Arbitraries.integers().between(1_001, 99_998).map(it -> String.format("%,d.%02d", it, it % 100)),
                Arbitraries.integers()
                        .between(100_000, 9_999_999)
                        .map(it -> String.format("%d,%02d,%03d.5", it / 100_000, it / 1_000 % 100, it % 1_000)));
    }

    @Provide
    Arbitrary<Values> values() {
        var name = Arbitraries.of(
                "ROSE", "Hill Bakery", "LAKE VIEW BOOKS", "Asha Rao", "TIGER TEA CO", "Kiran", "MOON LAMPS");
        var id = Arbitraries.strings().numeric().ofLength(12).map(it -> "4" + it.substring(1));
        var account = Arbitraries.strings().numeric().ofLength(4);
        return Combinators.combine(money(), money(), account, name, id)
                .as(Values::new)
                .filter(it ->
                        !it.amount().equals(it.balance()) && !it.reference().endsWith(it.account()));
    }

    /** Answers that agree about one name say nothing about where a name ends: here each has another. */
    @Provide
    Arbitrary<List<Values>> examples() {
        return values().list().ofSize(3).uniqueElements(Values::name);
    }

    private static TemplateLibrary learned(Wording wording, List<Values> examples) {
        var library = AnsweredSms.library();
        for (var values : examples) {
            var told = wording.told(values);
            library.learn(told.sms(), told.answer());
        }
        return library;
    }

    private static Extraction answer(TemplateLibrary library, Wording wording, Values values) {
        return library.match(AnsweredSms.sms(wording.sender, wording.body(values)))
                .answer()
                .orElseThrow();
    }

    @Property(tries = 300)
    void aChangedValueChangesExactlyThatOutput(
            @ForAll Wording wording,
            @ForAll("examples") List<Values> examples,
            @ForAll("values") Values one,
            @ForAll("values") Values two) {
        var library = learned(wording, examples);
        var base = answer(library, wording, one);
        assertThat(Differences.between(base, wording.told(one).answer())).isEmpty();
        var fields = new java.util.EnumMap<Field, Values>(Field.class);
        fields.put(Field.AMOUNT, new Values(two.amount(), one.balance(), one.account(), one.name(), one.reference()));
        fields.put(Field.BALANCE, new Values(one.amount(), two.balance(), one.account(), one.name(), one.reference()));
        fields.put(Field.ACCOUNT, new Values(one.amount(), one.balance(), two.account(), one.name(), one.reference()));
        fields.put(
                Field.COUNTERPARTY,
                new Values(one.amount(), one.balance(), one.account(), two.name(), one.reference()));
        fields.put(
                Field.REFERENCE, new Values(one.amount(), one.balance(), one.account(), one.name(), two.reference()));
        fields.forEach((field, changed) -> assertThat(Differences.between(base, answer(library, wording, changed)))
                .isSubsetOf(field));
    }

    @Property(tries = 300)
    void anotherStatusNeverMatches(
            @ForAll Wording wording,
            @ForAll("examples") List<Values> examples,
            @ForAll("values") Values one,
            @ForAll("statuses") String status) {
        var library = learned(wording, examples);
        var body = wording.body(one);
        answer(library, wording, one);
        var swapped = body.replace(wording.status, status);
        assertThat(library.match(AnsweredSms.sms(wording.sender, swapped))).isInstanceOf(MatchResult.NoHit.class);
        var inserted = body.replace(wording.status, status + " " + wording.status);
        assertThat(library.match(AnsweredSms.sms(wording.sender, inserted))).isInstanceOf(MatchResult.NoHit.class);
        var beside = body.replace(one.name(), one.name() + " " + status);
        assertThat(library.match(AnsweredSms.sms(wording.sender, beside))).isInstanceOf(MatchResult.NoHit.class);
    }

    @Provide
    Arbitrary<String> statuses() {
        return Arbitraries.of(
                "declined",
                "reversed",
                "requested",
                "will be",
                "failed",
                "OTP",
                "DECLINED",
                "Failed",
                "Reversed",
                "refunded",
                "due",
                "REQUESTED",
                "not");
    }

    @Property(tries = 100)
    void theOrderOfLearningDoesNotMatter(
            @ForAll("examples") List<Values> examples, @ForAll("values") Values one, @ForAll long seed) {
        var all = new ArrayList<AnsweredSms>();
        for (var wording : Wording.values()) {
            examples.forEach(it -> all.add(wording.told(it)));
        }
        Collections.shuffle(all, new Random(seed));
        var library = AnsweredSms.library();
        all.forEach(it -> library.learn(it.sms(), it.answer()));
        for (var wording : Wording.values()) {
            assertThat(Differences.between(
                            answer(library, wording, one), wording.told(one).answer()))
                    .isEmpty();
        }
    }

    @Property(tries = 200)
    void exportAndImportGiveTheSameAnswers(
            @ForAll Wording wording, @ForAll("examples") List<Values> examples, @ForAll("values") Values one) {
        var library = learned(wording, examples);
        var copy = AnsweredSms.library();
        for (var template : library.all()) {
            var read = TemplateCodec.read(
                    new JsonObject(TemplateCodec.write(template).encode()));
            assertThat(read.id()).isEqualTo(template.id());
            assertThat(copy.put(read)).isTrue();
            assertThat(copy.put(read)).isFalse();
        }
        var sms = AnsweredSms.sms(wording.sender, wording.body(one));
        assertThat(copy.match(sms)).isEqualTo(library.match(sms));
        assertThat(copy.byState()).isEqualTo(library.byState());
        var next = wording.told(one);
        assertThat(copy.learn(next.sms(), next.answer()).get(0).state())
                .isEqualTo(library.learn(next.sms(), next.answer()).get(0).state());
    }

    @Property(tries = 500)
    void matchingAndLearningNeverThrow(@ForAll String body, @ForAll("values") Values one) {
        var library = learned(Wording.UPI, List.of(one));
        var sms = AnsweredSms.sms(Wording.UPI.sender, body);
        assertThat(library.match(sms)).isNotNull();
        assertThat(library.explain(sms)).isNotNull();
        library.learn(sms, AnsweredSms.other("x").answer());
        TemplateLibrary.family(sms);
    }
}
