package io.lifafa.pipeline;

import static io.lifafa.testsupport.Awaiting.await;
import static io.lifafa.testsupport.Awaiting.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.api.Answers;
import io.lifafa.api.ExtractionApi;
import io.lifafa.cache.Inquiry;
import io.lifafa.cache.Lesson;
import io.lifafa.cache.Lookup;
import io.lifafa.cache.TemplateCache;
import io.lifafa.config.Fallback;
import io.lifafa.rules.FilterReason;
import io.lifafa.rules.Reading;
import io.lifafa.sms.Account;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Intent;
import io.lifafa.sms.Outcome;
import io.lifafa.sms.Sms;
import io.lifafa.sms.Source;
import io.lifafa.sms.WorkItem;
import io.lifafa.store.Sample;
import io.lifafa.store.TestClock;
import io.lifafa.tenants.settings.TemplateSharing;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The order of the stages, and what one that fails does to an SMS and to its neighbours. */
@ExtendWith(VertxExtension.class)
@Timeout(30)
class SmsProcessorTest {
    private static final int MAX_ATTEMPTS = 3;
    private static Vertx vertx;
    private static WorkerExecutor pool;

    private Fallback fallback = Fallback.RULES;
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    @BeforeAll
    static void open(Vertx vertx) {
        SmsProcessorTest.vertx = vertx;
        pool = vertx.createSharedWorkerExecutor("test-rules", 2);
    }

    /** A cache that knows these SMS, and has all others asked for. */
    private final class Cache implements TemplateCache {
        private final List<String> knows;

        Cache(String... knows) {
            this.knows = List.of(knows);
        }

        @Override
        public Future<Lookup> lookup(Inquiry inquiry) {
            inquiry.messages().forEach(sms -> asked.add("cache " + sms.id()));
            var others = inquiry.messages().stream()
                    .map(Sms::id)
                    .filter(id -> !knows.contains(id))
                    .toList();
            return Future.succeededFuture(new Lookup(answers(inquiry.messages(), knows), Set.of(), others));
        }

        @Override
        public Future<List<String>> learn(Lesson lesson) {
            lesson.answers().keySet().stream().sorted().forEach(id -> asked.add("learn " + id));
            return Future.succeededFuture(List.of());
        }
    }

    private static Map<String, Extraction> answers(List<Sms> messages, List<String> knows) {
        return messages.stream()
                .map(Sms::id)
                .filter(knows::contains)
                .collect(Collectors.toMap(Function.identity(), id -> Sample.extraction("7")));
    }

    private ExtractionApi api(Map<String, Duration> unreachable, String... knows) {
        return (tenant, messages) -> {
            messages.forEach(sms -> asked.add("api " + sms.id()));
            var answers = answers(messages, List.of(knows));
            var refused = messages.stream()
                    .map(Sms::id)
                    .filter(id -> !answers.containsKey(id) && !unreachable.containsKey(id))
                    .collect(Collectors.toMap(Function.identity(), id -> "wrong"));
            return Future.succeededFuture(new Answers(answers, unreachable, refused));
        };
    }

    private Optional<FilterReason> filter(Sms sms) {
        asked.add("filter " + sms.id());
        return sms.id().startsWith("otp") ? Optional.of(FilterReason.OTP) : Optional.empty();
    }

    private Extraction rules(Sms sms) {
        asked.add("rules " + sms.id());
        if (sms.id().startsWith("broken")) {
            throw new IllegalStateException("on purpose");
        }
        return Sample.extraction("1");
    }

    private static Reading read(Extraction values) {
        return new GivenReading(Optional::empty, () -> values);
    }

    private Future<List<Outcome>> understand(
            Optional<TemplateCache> cache, Optional<ExtractionApi> api, WorkItem... items) {
        return processor(new Stages(GivenReading.of(this::filter, this::rules), cache, api, fallback))
                .of("acme", List.of(items));
    }

    private SmsProcessor processor(Stages stages) {
        var retries = new RetryPolicy(Duration.ofSeconds(2), Duration.ofMinutes(1), new Random(3));
        return new SmsProcessor(stages, new Verdict(retries, MAX_ATTEMPTS, new TestClock()), pool);
    }

    private static WorkItem item(String id) {
        return WorkItem.fresh(Sample.sms(id));
    }

    private static Map<String, Outcome> byId(List<Outcome> outcomes) {
        var byId = new HashMap<String, Outcome>();
        outcomes.forEach(it -> assertThat(byId.put(it.item().sms().id(), it)).isNull());
        return byId;
    }

    @Test
    void eachStageIsAskedOnlyForWhatTheOnesBeforeItLeft() {
        var outcomes = await(understand(
                Optional.of(new Cache("b")),
                Optional.of(api(Map.of(), "c")),
                item("otp-a"),
                item("b"),
                item("c"),
                item("d")));

        assertThat(asked)
                .containsExactly(
                        "filter otp-a",
                        "rules otp-a",
                        "filter b",
                        "filter c",
                        "filter d",
                        "cache b",
                        "cache c",
                        "cache d",
                        "api c",
                        "api d",
                        "learn c",
                        "rules d");
        assertThat(byId(outcomes)).containsOnlyKeys("otp-a", "b", "c", "d");
    }

    private List<String> askedOf(TemplateSharing sharing) {
        await(processor(new Stages(
                        GivenReading.of(this::filter, this::rules),
                        Optional.of(new Cache("b")),
                        Optional.of(api(Map.of(), "b", "c")),
                        fallback,
                        tenant -> tenant.equals("acme") ? sharing : TemplateSharing.BOTH))
                .of("acme", List.of(item("b"), item("c"))));
        return asked.stream().filter(it -> !it.startsWith("filter")).toList();
    }

    @Test
    void aTenantThatTakesNoTemplatesHasAllAskedForAndStillTeaches() {
        assertThat(askedOf(new TemplateSharing(true, false))).containsExactly("api b", "api c", "learn b", "learn c");
    }

    @Test
    void aTenantThatGivesNothingTeachesNothingAndStillTakes() {
        assertThat(askedOf(new TemplateSharing(false, true))).containsExactly("cache b", "cache c", "api c");
    }

    @Test
    void aTenantMayHaveNothingToDoWithTemplates() {
        assertThat(askedOf(new TemplateSharing(false, false))).containsExactly("api b", "api c");
    }

    @Test
    void withoutAnApiEachSmsIsReadOnce() {
        var read = new ArrayList<String>();
        Function<Sms, Reading> rules = sms -> {
            read.add(sms.id());
            return new GivenReading(
                    () -> Optional.of(FilterReason.PROMOTION)
                            .filter(it -> sms.id().equals("b")),
                    Sample::note);
        };

        await(processor(new Stages(rules, Optional.empty(), Optional.empty(), Fallback.RULES))
                .of("acme", List.of(item("a"), item("b"))));

        assertThat(read).containsExactly("a", "b");
    }

    @Test
    void anSmsThatBreaksTheRulesHurtsOnlyItself() {
        var outcomes =
                byId(await(understand(Optional.empty(), Optional.empty(), item("a"), item("broken"), item("c"))));

        assertThat(outcomes.get("a")).isInstanceOf(Outcome.Processed.class);
        assertThat(outcomes.get("c")).isInstanceOf(Outcome.Processed.class);
        var later = (Outcome.Later) outcomes.get("broken");
        assertThat(later.item().failures()).hasSize(1);
        assertThat(later.item().failures().get(0).stage()).isEqualTo("rules");
        assertThat(later.item().failures().get(0).reason()).isEqualTo("IllegalStateException");
        assertThat(later.delay()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void afterItsLastAttemptAnSmsIsADeadLetterWithItsHistory() {
        var item = item("broken");
        for (int attempt = 1; attempt < MAX_ATTEMPTS; attempt++) {
            var later = (Outcome.Later)
                    await(understand(Optional.empty(), Optional.empty(), item)).get(0);
            item = later.item();
            assertThat(item.failures()).hasSize(attempt);
        }
        var dead = (Outcome.Dead)
                await(understand(Optional.empty(), Optional.empty(), item)).get(0);

        assertThat(dead.reason()).isEqualTo("rules_failed");
        assertThat(dead.item().failures()).hasSize(MAX_ATTEMPTS);
    }

    @Test
    void anApiThatCannotBeReachedBurnsNoAttempt() {
        var wait = Duration.ofMinutes(7);
        var outcomes = byId(await(understand(
                Optional.empty(), Optional.of(api(Map.of("a", wait), "b")), item("a"), item("b"), item("c"))));

        assertThat(outcomes.get("a")).isEqualTo(new Outcome.Later(item("a"), wait, true));
        assertThat(outcomes.get("b")).isInstanceOf(Outcome.Processed.class);
        assertThat(asked).doesNotContain("rules a").contains("rules c");
    }

    private Optional<ExtractionApi> refusing() {
        return Optional.of((tenant, messages) -> Future.succeededFuture(new Answers(
                Map.of(), Map.of(), messages.stream().collect(Collectors.toMap(Sms::id, id -> "ungrounded")))));
    }

    @Test
    void whatTheApiCannotAnswerGoesToTheRulesAndTheAnswerSaysSo() {
        var processed = (Outcome.Processed)
                await(understand(Optional.empty(), refusing(), item("a"))).get(0);

        assertThat(processed.extraction().provenance().reason()).contains("ungrounded");
        assertThat(processed.extraction().provenance().source()).isEqualTo(Source.RULES);
        assertThat(processed.extraction().confidence())
                .isLessThan(Sample.extraction("1").confidence());
    }

    @Test
    void whatTheApiCannotAnswerCanWaitAsAFailureOfItsOwn() {
        fallback = Fallback.WAIT;
        var later = (Outcome.Later)
                await(understand(Optional.empty(), refusing(), item("a"))).get(0);

        assertThat(later.outage()).isFalse();
        assertThat(later.item().failures().get(0).stage()).isEqualTo("api");
        assertThat(later.item().failures().get(0).reason()).isEqualTo("ungrounded");
        assertThat(asked).doesNotContain("rules a");
    }

    @Test
    void whatTheApiCannotAnswerCanBeADeadLetterAtOnce() {
        fallback = Fallback.DEAD_LETTER;
        var dead = (Outcome.Dead)
                await(understand(Optional.empty(), refusing(), item("a"))).get(0);

        assertThat(dead.reason()).isEqualTo("api_failed");
        assertThat(dead.item().failures()).hasSize(1);
    }

    @Test
    void theRulesAnswerWhereTokensAreUsedUpWhateverTheFallbackIs() {
        fallback = Fallback.DEAD_LETTER;
        ExtractionApi usedUp = (tenant, messages) ->
                Future.succeededFuture(new Answers(Map.of(), Map.of(), Map.of("a", Answers.OVER_QUOTA)));
        var processed = (Outcome.Processed) await(understand(Optional.empty(), Optional.of(usedUp), item("a")))
                .get(0);

        assertThat(processed.extraction().provenance().reason()).contains(Answers.OVER_QUOTA);
    }

    @Test
    void aCacheThatFailsIsGoneWithout() {
        TemplateCache broken = new TemplateCache() {
            @Override
            public Future<Lookup> lookup(Inquiry inquiry) {
                throw new IllegalStateException("on purpose");
            }

            @Override
            public Future<List<String>> learn(Lesson lesson) {
                return Future.failedFuture("on purpose");
            }
        };
        var outcomes = await(understand(Optional.of(broken), Optional.of(api(Map.of(), "a")), item("a"), item("b")));

        assertThat(byId(outcomes)).containsOnlyKeys("a", "b");
        assertThat(asked).contains("api a", "rules b");
    }

    @Test
    void anApiStageThatFailsLeavesTheWholeChunkOpen() {
        ExtractionApi broken = (tenant, messages) -> Future.failedFuture(new IllegalStateException("on purpose"));

        assertThat(failure(understand(Optional.empty(), Optional.of(broken), item("a"))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void nothingToDoAsksNobody() {
        assertThat(await(understand(Optional.of(new Cache()), Optional.of(api(Map.of())))))
                .isEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    void aMessageWhoseMoneyCannotBeReadIsADeadLetterAndOneAboutNoneIsFiltered() {
        var clock = new TestClock();
        var verdict = new Verdict(new RetryPolicy(Duration.ZERO, Duration.ZERO, new Random(1)), 1, clock);

        assertThat(verdict.understood(item("a"), Sample.unclear()))
                .isEqualTo(new Outcome.Dead(item("a"), "not_understood"));
        assertThat(Stream.of(FilterReason.values())
                        .map(reason -> verdict.filtered(item("a"), reason, read(Sample.note()))))
                .allMatch(Outcome.Filtered.class::isInstance);
    }

    @Test
    void whatIsNoTransactionCarriesWhatWasReadInIt() {
        var verdict = new Verdict(new RetryPolicy(Duration.ZERO, Duration.ZERO, new Random(1)), 1, new TestClock());

        assertThat(verdict.understood(item("a"), Sample.note()))
                .isEqualTo(new Outcome.Filtered(item("a"), Intent.ALERT, "alert", Optional.of(Sample.note())));
        assertThat(verdict.filtered(item("a"), FilterReason.OTP, read(Sample.note())))
                .isEqualTo(new Outcome.Filtered(item("a"), Intent.OTP, "otp", Optional.of(Sample.note())));
        assertThat(verdict.filtered(item("a"), FilterReason.OTP, read(Sample.extraction("1"))))
                .isEqualTo(new Outcome.Filtered(item("a"), Intent.OTP, "otp"));
    }

    @Test
    void anAccountNumberThatIsShownWholeIsKeptByItsLastFourDigits() {
        var verdict = new Verdict(new RetryPolicy(Duration.ZERO, Duration.ZERO, new Random(1)), 1, new TestClock());
        var read = Sample.extraction("1").toBuilder()
                .account(Optional.of(new Account(Optional.empty(), Optional.of("50100123456789"))))
                .build(0.9, Sample.extraction("1").provenance());

        assertThat(verdict.understood(item("a"), read))
                .isInstanceOfSatisfying(Outcome.Processed.class, done -> assertThat(
                                done.extraction().account().flatMap(Account::number))
                        .contains("6789"));
    }
}
