package io.lifafa.api.dispatch;

import static io.lifafa.testsupport.Awaiting.await;
import static io.lifafa.testsupport.Awaiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.api.Answers;
import io.lifafa.api.ScriptedEndpoint;
import io.lifafa.api.client.ChatReply;
import io.lifafa.fairness.TenantWeights;
import io.lifafa.tenants.quota.ApiAdmission;
import io.lifafa.tenants.settings.OnQuota;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of the SMS of tenants whose API tokens are used up. A call of the fake API takes 37 tokens. */
@Timeout(60)
class QuotaCallsTest extends DispatcherFixture {
    private static final Duration PAUSE = Duration.ofMinutes(17);

    private final Tokens tokens = new Tokens();

    /** Tenants' tokens as the test sets them. */
    private static final class Tokens implements ApiAdmission {
        final Map<String, Long> used = new ConcurrentHashMap<>();
        final Map<String, Long> calls = new ConcurrentHashMap<>();
        final Map<String, Long> limits = new ConcurrentHashMap<>();
        volatile OnQuota then = OnQuota.WAIT;

        @Override
        public Optional<UsedUp> usedUp(String tenant) {
            return used.getOrDefault(tenant, 0L) >= limits.getOrDefault(tenant, Long.MAX_VALUE)
                    ? Optional.of(new UsedUp(PAUSE, then))
                    : Optional.empty();
        }

        @Override
        public void called(String tenant, long count) {
            used.merge(tenant, count, Long::sum);
            calls.merge(tenant, 1L, Long::sum);
        }
    }

    private void start(boolean mixed) {
        dispatch(false, new DispatchOptions(1, BATCH, Duration.ofMillis(2), TenantWeights.EQUAL, tokens, mixed));
    }

    @Test
    void aCallsTokensAreItsTenants() {
        start(false);
        await(extractOf("ash", 0, BATCH));
        await(extractOf("birch", 0, 1));
        await(extractOf("birch", 1, 2));
        assertThat(tokens.used).containsExactlyInAnyOrderEntriesOf(Map.of("ash", 37L, "birch", 74L));
        assertThat(tokens.calls).containsExactlyInAnyOrderEntriesOf(Map.of("ash", 1L, "birch", 2L));
    }

    @Test
    void tenantsThatShareACallShareItsTokensByTheirSms() {
        start(true);
        var slow = new SlowApi(api, run -> context.runOnContext(here -> run.run()));
        var first = extractOf("oak", 0, 3 * BATCH);
        until("all calls are under way", () -> slow.underWay() == 3);
        var both = Future.all(extractOf("ash", 0, 2), extractOf("birch", 0, 6));
        until("they wait", () -> await(onContext(() -> Future.succeededFuture(dispatcher.waiting()))) == 4 * BATCH);
        slow.answerAll();
        await(first);
        await(both);

        assertThat(tokens.used).containsEntry("ash", 10L).containsEntry("birch", 28L);
    }

    @Test
    void theSmsOfATenantWithoutTokensWaitAndOthersAreAsked() {
        start(false);
        tokens.limits.put("ash", 0L);
        var ash = await(extractOf("ash", 0, 20));
        var birch = await(extractOf("birch", 0, 20));

        assertThat(ash.unreachable()).hasSize(20).containsEntry("ash-7", PAUSE);
        assertThat(birch.extractions()).hasSize(20);
        assertThat(api.calls).allSatisfy(call -> assertThat(call).allMatch(id -> id.startsWith("birch")));
    }

    @Test
    void orGoToTheRules() {
        start(false);
        tokens.limits.put("ash", 0L);
        tokens.then = OnQuota.RULES;
        assertThat(await(extractOf("ash", 0, 3)).refused()).hasSize(3).containsEntry("ash-1", Answers.OVER_QUOTA);
        assertThat(api.calls).isEmpty();
    }

    @Test
    void whatWaitsForACallWhenTheTokensGoIsNotSent() {
        start(false);
        tokens.limits.put("ash", 1L);
        var slow = new SlowApi(api, run -> context.runOnContext(here -> run.run()));
        var asked = extractOf("ash", 0, 100);
        until("all calls are under way", () -> slow.underWay() == 3);
        for (int i = 0; i < 3; i++) {
            slow.answer();
        }
        var answers = await(asked);

        assertThat(api.calls).as("no more than was under way").hasSizeLessThanOrEqualTo(3);
        assertThat(answers.extractions().size() + answers.unreachable().size()).isEqualTo(100);
        assertThat(answers.extractions()).hasSize(3 * BATCH);
    }

    @Test
    void newTokensAreUsedAtTheNextQuestion() {
        start(false);
        tokens.limits.put("ash", 0L);
        await(extractOf("ash", 0, 1));
        tokens.limits.put("ash", 100L);
        assertThat(await(extractOf("ash", 0, 1)).extractions()).hasSize(1);
    }

    @Test
    void aFailedCallIsCountedWithoutTokens() {
        start(false);
        var replies = new ArrayDeque<>(List.of(ScriptedEndpoint.failed(ChatReply.Kind.SERVER, "http_500")));
        api.replies(ids -> replies.isEmpty() ? ScriptedEndpoint.good(ids) : replies.remove());
        await(extractOf("ash", 0, 1));
        assertThat(tokens.calls).containsEntry("ash", 2L);
        assertThat(tokens.used).containsEntry("ash", 37L);
    }
}
