package io.lifafa.pipeline;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.api.Answers;
import io.lifafa.api.ExtractionApi;
import io.lifafa.cache.Inquiry;
import io.lifafa.cache.Lesson;
import io.lifafa.cache.Lookup;
import io.lifafa.cache.TemplateCache;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Sms;
import io.lifafa.store.Sample;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Cache and API in turns. A message "w-3" is the third of wording "w"; the wording is known once one was learned. */
class CacheAndApiTest {
    private final List<List<String>> calls = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private final Set<String> rechecks = new HashSet<>();
    private final Deque<List<String>> disputes = new ArrayDeque<>();
    private final List<Boolean> patience = new ArrayList<>();
    private final Map<String, Duration> unreachable = new HashMap<>();
    private final Map<String, String> refused = new HashMap<>();
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);
    private final Set<String> doubted = new HashSet<>();
    private boolean learns = true;

    private static String wording(String id) {
        return id.substring(0, id.indexOf('-'));
    }

    private final TemplateCache cache = new TemplateCache() {
        @Override
        public Future<Lookup> lookup(Inquiry inquiry) {
            patience.add(inquiry.patient());
            clock.addAndGet(1_000_000_000);
            var hits = new HashMap<String, Extraction>();
            var ask = new ArrayList<String>();
            var asking = new HashSet<String>();
            for (var sms : inquiry.messages()) {
                if (known.contains(wording(sms.id()))) {
                    hits.put(sms.id(), Sample.extraction("5"));
                } else if (asking.add(wording(sms.id())) || !inquiry.patient()) {
                    ask.add(sms.id());
                }
            }
            var again = new HashSet<>(rechecks);
            again.retainAll(hits.keySet());
            return Future.succeededFuture(new Lookup(hits, again, ask));
        }

        @Override
        public Future<List<String>> learn(Lesson lesson) {
            if (learns) {
                lesson.answers().keySet().forEach(id -> known.add(wording(id)));
            }
            return Future.succeededFuture(disputes.isEmpty() ? List.of() : disputes.pop());
        }
    };

    private final ExtractionApi api = (tenant, messages) -> {
        calls.add(messages.stream().map(Sms::id).toList());
        var amount = Integer.toString(calls.size());
        var answers = messages.stream()
                .map(Sms::id)
                .filter(id -> !unreachable.containsKey(id) && !refused.containsKey(id))
                .collect(Collectors.toMap(
                        id -> id,
                        id -> doubted.contains(id + "/" + amount)
                                ? Sample.extraction(amount).doubted("direction_disputed")
                                : Sample.extraction(amount)));
        return Future.succeededFuture(new Answers(answers, only(unreachable, messages), only(refused, messages)));
    };

    private static <T> Map<String, T> only(Map<String, T> map, List<Sms> messages) {
        var some = new HashMap<>(map);
        some.keySet().retainAll(messages.stream().map(Sms::id).toList());
        return some;
    }

    private Answers ask(String... ids) {
        return await(new CacheAndApi(
                        cache, api, "acme", Stream.of(ids).map(Sample::sms).toList(), clock::get)
                .answers());
    }

    @Test
    void ofTheMessagesOfAWordingOnlyTheFirstCostsACall() {
        var answers = ask("a-1", "a-2", "b-1", "a-3", "b-2");

        assertThat(calls).containsExactly(List.of("a-1", "b-1"));
        assertThat(answers.extractions()).hasSize(5);
    }

    @Test
    void aWordingThatCannotBeLearnedIsAskedForAfterSomeTime() {
        learns = false;
        var ids = IntStream.range(0, 20).mapToObj(i -> "a-" + i).toArray(String[]::new);
        var answers = ask(ids);

        assertThat(answers.extractions()).hasSize(20);
        assertThat(calls).hasSize(16);
        assertThat(patience).hasSize(16).endsWith(false).doesNotContainSubsequence(false, true);
    }

    @Test
    void aHitThatIsToBeCheckedIsAskedForAndTheAnswerStands() {
        known.add("a");
        rechecks.add("a-2");
        var answers = ask("a-1", "a-2");

        assertThat(calls).containsExactly(List.of("a-2"));
        assertThat(answers.extractions().get("a-1")).isEqualTo(Sample.extraction("5"));
        assertThat(answers.extractions().get("a-2")).isEqualTo(Sample.extraction("1"));
    }

    @Test
    void aHitThatCouldNotBeCheckedStands() {
        known.add("a");
        rechecks.addAll(List.of("a-1", "a-2"));
        unreachable.put("a-1", Duration.ofMinutes(1));
        refused.put("a-2", "ungrounded_amount");
        var answers = ask("a-1", "a-2");

        assertThat(answers.unreachable()).isEmpty();
        assertThat(answers.refused()).isEmpty();
        assertThat(answers.extractions()).hasSize(2).containsValue(Sample.extraction("5"));
    }

    @Test
    void anAnswerThatContradictsATemplateIsAskedForOnceMoreAndTheSecondOneStands() {
        disputes.add(List.of("a-1"));
        var answers = ask("a-1");

        assertThat(calls).containsExactly(List.of("a-1"), List.of("a-1"));
        assertThat(answers.extractions().get("a-1")).isEqualTo(Sample.extraction("2"));
    }

    @Test
    void aDoubtedAnswerIsKeptButTeachesNothing() {
        doubted.add("a-1/1");
        var answers = ask("a-1", "a-2");

        assertThat(calls).containsExactly(List.of("a-1"), List.of("a-2"));
        assertThat(answers.extractions().get("a-1").isDoubted()).isTrue();
        assertThat(answers.extractions().get("a-2")).isEqualTo(Sample.extraction("2"));
    }

    @Test
    void aReCheckWhoseAnswerIsDoubtedProvesNothingAndTheHitStands() {
        known.add("a");
        rechecks.add("a-2");
        doubted.add("a-2/1");

        assertThat(ask("a-1", "a-2").extractions().get("a-2")).isEqualTo(Sample.extraction("5"));
    }

    @Test
    void ofTwoAnswersThatContradictATemplateTheOneThatIsNotDoubtedStands() {
        disputes.add(List.of("a-1"));
        doubted.add("a-1/2");

        assertThat(ask("a-1").extractions().get("a-1")).isEqualTo(Sample.extraction("1"));
    }

    @Test
    void whatIsUnreachableOrRefusedIsNotAskedForAgain() {
        learns = false;
        unreachable.put("a-1", Duration.ofSeconds(7));
        refused.put("b-1", "http_400");
        var answers = ask("a-1", "b-1");

        assertThat(calls).hasSize(1);
        assertThat(answers.unreachable()).containsEntry("a-1", Duration.ofSeconds(7));
        assertThat(answers.refused()).containsEntry("b-1", "http_400");
    }
}
