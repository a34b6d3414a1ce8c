package io.lifafa.api.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.sms.Field;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ContrastedQuestionTest {
    private static final String BODY = "Rs 120.00 debited from A/c 900018841 by Ref 516098761277. Bal Rs 5,400.50";

    private static String check(boolean redact, Objection objection) {
        var question = new GroundedQuestion(redact, Ask.ZONE, sms -> Witness.NONE);
        var request = question.request(List.of(Ask.sms("a", BODY), Ask.sms("b", BODY)), Map.of("b", objection));
        var items = new JsonArray(request.user());
        assertThat(items.getJsonObject(0).containsKey("check")).isFalse();
        return items.getJsonObject(1).getString("check") + " | "
                + items.getJsonObject(1).getString("body");
    }

    @Test
    void theTwoValuesAreNamedInAnOrderThatDoesNotTellWhoseIsWhich() {
        var one = check(false, new Objection("amount_disputed", Field.AMOUNT, "5400.50", Optional.of("120.00")));
        var other = check(false, new Objection("amount_disputed", Field.AMOUNT, "120.00", Optional.of("5400.50")));

        assertThat(one).isEqualTo(other).contains("120.00 or 5400.50").contains("the words that tell");
    }

    @Test
    void withoutAnotherValueItIsAskedWhetherItIsReallyThat() {
        assertThat(check(false, new Objection("fee_is_amount", Field.FEE, "120.00", Optional.empty())))
                .contains("Is 120.00 really the fee?");
    }

    @Test
    void withRedactionItNamesTheNumbersThatAreSent() {
        var asked = check(true, new Objection("account_disputed", Field.ACCOUNT, "1277", Optional.of("8841")));

        assertThat(asked).doesNotContain("8841").doesNotContain("1277");
        var numbers =
                asked.replaceAll(".* ([0-9]{4}) or ([0-9]{4})\\?.*", "$1 $2").split(" ");
        assertThat(asked).containsPattern("A/c [0-9]{5}(" + numbers[0] + "|" + numbers[1] + ") by");
    }

    @Test
    void onlyACallWithSuchAQuestionAsksForTheWordsThatTell() {
        var question = Ask.question();
        var messages = List.of(Ask.sms("a", BODY));
        var objection = new Objection("amount_disputed", Field.AMOUNT, "120.00", Optional.of("5400.50"));
        var plain = question.request(messages);
        var contrasted = question.request(messages, Map.of("a", objection));

        assertThat(plain.schema().encode()).doesNotContain("evidence");
        assertThat(contrasted.schema().encode()).contains("evidence");
        assertThat(contrasted.system()).startsWith(plain.system());
    }

    @Test
    void anAccountThatOnlyTheReferenceBacksIsDoubted() {
        var item = Ask.debit("1", 120)
                .put("account", new JsonObject().put("account_number", "1277"))
                .put("metadata", new JsonObject().put("reference_id", "516098761277"));

        assertThat(Ask.one(BODY, item)).isInstanceOfSatisfying(ItemAnswer.Doubtful.class, it -> assertThat(it.reason())
                .isEqualTo("account_is_reference"));
    }
}
