package io.lifafa.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.cache.matching.MatchResult;
import io.lifafa.cache.matching.TemplateCodec;
import io.lifafa.cache.matching.TemplateLibrary;
import io.lifafa.cache.template.Template;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Templates as 0.1.0 stored them: learned by rules that took any number and any word. */
@Timeout(20)
class OlderTemplatesTest {
    private final TemplateLibrary before = AnsweredSms.library();
    private final TemplateLibrary library = AnsweredSms.library();

    private void learnedBefore(AnsweredSms told) {
        before.learn(told.sms(), told.answer());
        before.all().forEach(it -> library.put(TemplateCodec.read(asStoredBefore(it))));
    }

    private static JsonObject asStoredBefore(Template template) {
        var json = TemplateCodec.write(template).put("form", 1);
        json.remove("seen");
        return json;
    }

    private void learn(AnsweredSms told) {
        library.learn(told.sms(), told.answer());
    }

    private MatchResult match(String body) {
        return library.match(AnsweredSms.sms(body));
    }

    @Test
    void aWordingWithNothingThatWasLaxGoesOnAnswering() {
        learnedBefore(
                AnsweredSms.debit("Rs 5 debited from A/c XX12").amount("5").account("12"));
        assertThat(match("Rs 7 debited from A/c XX34")).isInstanceOf(MatchResult.Hit.class);
    }

    @Test
    void aNumberThatNoFieldIsReadFromIsAskedForOnceMore() {
        learnedBefore(AnsweredSms.debit("Rs 5 debited from A/c XX12 resp 00")
                .amount("5")
                .account("12"));
        assertThat(match("Rs 7 debited from A/c XX34 resp 00").answer()).isEmpty();
        learn(AnsweredSms.debit("Rs 6 debited from A/c XX12 resp 00")
                .amount("6")
                .account("12"));
        assertThat(match("Rs 7 debited from A/c XX34 resp 00")).isInstanceOf(MatchResult.Hit.class);
        assertThat(match("Rs 7 debited from A/c XX34 resp 51").answer()).isEmpty();
    }

    @Test
    void aWordingWithNamesWaitsForTwoAnswersThatAgree() {
        learnedBefore(
                AnsweredSms.debit("Rs 5 debited at ROSE today").amount("5").to("ROSE"));
        assertThat(match("Rs 7 debited at LILY today"))
                .isInstanceOfSatisfying(
                        MatchResult.NoHit.class, it -> assertThat(it.reason()).isEqualTo(Miss.QUARANTINED));
        learn(AnsweredSms.debit("Rs 6 debited at LAKE BOOKS today").amount("6").to("LAKE BOOKS"));
        assertThat(match("Rs 7 debited at LILY today").answer()).isEmpty();
        learn(AnsweredSms.debit("Rs 6 debited at HILL BAKERY today").amount("6").to("HILL BAKERY"));
        assertThat(match("Rs 7 debited at LILY today")).isInstanceOf(MatchResult.Hit.class);
    }

    @Test
    void whatIsLearnedNowIsKeptAsItIs() {
        for (int i = 1; i < 4; i++) {
            var text = "Rs " + i + "0 debited at ROSE, code " + i + " auth 55" + i + "77" + i;
            learn(AnsweredSms.debit(text).amount(i + "0").to("ROSE"));
        }
        for (var template : library.all()) {
            var json = TemplateCodec.write(template);
            assertThat(TemplateCodec.write(TemplateCodec.read(json))).isEqualTo(json);
            assertThat(TemplateCodec.read(new JsonObject(json.encode())).seen()).isEqualTo(template.seen());
        }
        assertThat(library.all().get(0).seen().open()).isNotEmpty();
        assertThat(library.all().get(0).seen().closed()).isNotEmpty();
    }
}
