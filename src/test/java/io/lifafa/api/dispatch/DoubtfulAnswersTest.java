package io.lifafa.api.dispatch;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.lifafa.api.ScriptedEndpoint;
import io.lifafa.store.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What speaks against an answer is asked about once more, in other words. */
@Timeout(60)
class DoubtfulAnswersTest extends DispatcherFixture {
    @Test
    void aDoubtfulAnswerIsAskedForInOtherWordsAndKeptAsDoubtedWhenItComesAgain() {
        dispatch(false);
        api.replies(ids -> ScriptedEndpoint.text("a=doubt:7"));
        var kept = await(extract("a")).extractions().get("a");

        assertThat(kept).isEqualTo(Sample.extraction("7").doubted("amount_is_balance"));
        assertThat(kept.confidence()).isLessThanOrEqualTo(0.5);
        assertThat(api.asked).containsExactly(List.of("a"), List.of("a?"));
    }

    @Test
    void anAnswerThatTheOtherWordsChangeToWhatNothingSpeaksAgainstIsBelieved() {
        dispatch(false);
        api.replies(ids -> ScriptedEndpoint.text(api.calls.size() == 1 ? "a=doubt:7" : "a=good"));

        assertThat(await(extract("a")).extractions().get("a")).isEqualTo(Sample.extraction("1"));
    }

    @Test
    void doubtfulAnswersOfOneCallAreAskedForInOtherWordsTogether() {
        dispatch(false);
        api.replies(ids -> api.calls.size() == 1
                ? ScriptedEndpoint.text("a=doubt:7 b=doubt:8 c=good")
                : ScriptedEndpoint.good(ids));
        await(extract("a", "b", "c"));

        assertThat(api.asked).hasSize(2);
        assertThat(api.asked.get(1)).containsExactlyInAnyOrder("a?", "b?");
    }

    @Test
    void thatNoMoneyMovedIsRefusedWhenItIsSaidAgainThoughSomethingSpeaksAgainstIt() {
        dispatch(false);
        api.replies(ids -> ScriptedEndpoint.text("a=alert"));

        assertThat(await(extract("a")).refused()).containsOnly(entry("a", "intent_disputed"));
    }

    @Test
    void aDoubtfulAnswerIsRefusedWhenTheSecondOneSaysSomethingElse() {
        dispatch(false);
        api.replies(ids -> ScriptedEndpoint.text("a=doubt:" + api.calls.size()));

        assertThat(await(extract("a")).refused()).containsKey("a");
    }
}
