package io.lifafa.api.answer.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.api.answer.Ask;
import io.lifafa.api.answer.GroundedQuestion;
import io.lifafa.api.answer.Witness;
import io.lifafa.sms.Sms;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RedactionTest {
    private final GroundedQuestion question = new GroundedQuestion(true, ZoneId.of("UTC"), sms -> Witness.NONE);

    private static Sms sms(String sender, String body) {
        return Sms.of("id-90871", "user-44120", sender, body, Ask.RECEIVED);
    }

    private String sent(Sms sms, String field) {
        return new JsonArray(question.request(List.of(sms)).user())
                .getJsonObject(0)
                .getString(field);
    }

    @Example
    void accountsPhonesAndReferencesAreNotSentAndComeBackInTheAnswer() {
        var sms = sms(
                "+971501234987",
                "AED 1,250.75 paid from 20394857 (card XX1188, block 4857) on 02/03/2025 18:05"
                        + " to 971559876543@upi. Ref AB77120934. Call 80042424");
        var sent = sent(sms, "body");
        // Whole numbers: within a longer one the same digits may turn up by chance.
        assertThat(question.request(List.of(sms)).user().split("\\D+"))
                .doesNotContain(
                        "20394857", "4857", "1188", "971559876543", "77120934", "80042424", "501234987", "90871");
        assertThat(sent)
                .hasSameSizeAs(sms.body())
                .startsWith("AED 1,250.75 paid from ")
                .contains("02/03/2025 18:05");
        assertThat(sent(sms, "sender")).startsWith("+").hasSameSizeAs(sms.sender());

        var item = Ask.debit("1", 1250.75)
                .put("account", new JsonObject().put("account_number", sent.substring(27, 31)))
                .put("counterparty", sent.substring(sent.indexOf(" to ") + 4, sent.indexOf(". Ref")))
                .put("summary", "Paid to " + sent.substring(sent.indexOf(" to ") + 4, sent.indexOf("@upi")))
                .put(
                        "metadata",
                        new JsonObject()
                                .put(
                                        "reference_id",
                                        "AB" + sent.substring(sent.indexOf("AB") + 2, sent.indexOf(". Call"))));
        var it = Ask.extraction(
                question.read(List.of(sms), Ask.results(item), "m").answers().get("id-90871"));
        assertThat(it.account().orElseThrow().number()).contains("4857");
        assertThat(it.counterparty()).contains("971559876543@upi");
        assertThat(it.referenceId()).contains("AB77120934");
        assertThat(it.summary()).contains("Paid to 971559876543");
    }

    @Example
    void aBareAmountComesBackToo() {
        var sms = sms("NILBNK", "4500 debited from XX1188");
        var sent = sent(sms, "body");
        assertThat(sent).doesNotContain("4500", "1188");
        var item = Ask.debit("1", Integer.parseInt(sent.substring(0, 4)))
                .put("account", "XX" + sent.substring(sent.length() - 4));
        var it = Ask.extraction(
                question.read(List.of(sms), Ask.results(item), "m").answers().get("id-90871"));
        assertThat(it.amount().orElseThrow()).hasToString("4500");
        assertThat(it.account().orElseThrow().number()).contains("1188");
    }

    @Example
    void aNumberInGroupsIsHiddenWholeAndComesBackHoweverItIsWritten() {
        var sms = sms(
                "TEMBOPAY", "Ksh 500.00 sent to ASHA 0722 000 111, card 5412 75 3381 on 04/11/26. Help 1300-00-1122");
        var sent = sent(sms, "body");
        assertThat(sent)
                .doesNotContain("722 000 111", "5412 75 3381", "1300-00-1122")
                .startsWith("Ksh 500.00 sent to ASHA ")
                .contains(" on 04/11/26.");
        var redaction = DigitRedaction.of(List.of(sms), 7);
        var phone = redaction.body(0).substring(24, 36);
        assertThat(redaction.restore(0, phone)).isEqualTo("0722 000 111");
        assertThat(redaction.restore(0, phone.replace(" ", ""))).isEqualTo("0722000111");
        assertThat(redaction.restore(0, redaction.body(0))).isEqualTo(sms.body());
    }

    /** A token that ends in 2026 or 1250 would turn a date or an amount of the answer into something else. */
    @Property(tries = 200)
    void noYearAndNoAmountIsTakenForAHiddenNumber(@ForAll long salt) {
        var sms = sms("NILBNK", "AED 1,250.75 paid, a/c 20394857, card 99887766, ref 310022, 8841, 5512, 9917");
        var redaction = DigitRedaction.of(List.of(sms), salt);
        var answer = "2026-11-04T10:00 1250.75 125075 1997";
        assertThat(redaction.restore(0, answer)).isEqualTo(answer);
    }

    @Example
    void oneNumberIsHiddenTheSameWayInAllSmsOfACallAndTwoNeverAlike() {
        var messages = List.of(Ask.sms("p", "a 123456 b 654321"), Ask.sms("q", "c 123456 d 222222"));
        var sent = new JsonArray(question.request(messages).user());
        var first = sent.getJsonObject(0).getString("body").split(" ");
        var second = sent.getJsonObject(1).getString("body").split(" ");
        assertThat(first[1]).isEqualTo(second[1]).isNotEqualTo(first[3]);
        assertThat(List.of(first[1], first[3], second[3]))
                .doesNotHaveDuplicates()
                .doesNotContain("123456", "654321", "222222");
    }

    @Property(tries = 300)
    void everyHiddenRunComesBack(@ForAll("texts") List<String> texts) {
        var messages = new java.util.ArrayList<Sms>();
        texts.forEach(text -> messages.add(Ask.sms("m" + messages.size(), text)));
        var redaction = DigitRedaction.of(messages, 11);
        for (int i = 0; i < texts.size(); i++) {
            assertThat(redaction.restore(i, redaction.body(i))).isEqualTo(texts.get(i));
        }
    }

    @Provide
    Arbitrary<List<String>> texts() {
        var run = Arbitraries.strings().withChars("0123456789").ofMinLength(1).ofMaxLength(16);
        var word = Arbitraries.of("XX", "Ref", "A/c", "+", "@upi", "to", ".", "-", "AED");
        return Arbitraries.oneOf(run, word)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(parts -> String.join(" ", parts))
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }
}
