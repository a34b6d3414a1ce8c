package io.lifafa.cache.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifafa.cache.AnsweredSms;
import io.lifafa.cache.Miss;
import io.lifafa.sms.Extraction;
import io.lifafa.testsupport.CpuTime;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TemplateLibraryTest {
    private static AnsweredSms paid(String word, int amount) {
        return AnsweredSms.debit("Rs " + amount + " paid for " + word).amount(Integer.toString(amount));
    }

    private static String word(int number) {
        return "w" + (char) ('a' + number / 26) + (char) ('a' + number % 26);
    }

    @Test
    void whatAnsweredLongestAgoIsDroppedFirst() {
        var library = new TemplateLibrary(32, AnsweredSms.ZONE, sms -> null);
        var kept = paid("milk", 5);
        library.learn(kept.sms(), kept.answer());
        for (int i = 0; i < 200; i++) {
            var told = paid(word(i), 7);
            library.learn(told.sms(), told.answer());
            assertThat(library.match(paid("milk", 8).sms())).isInstanceOf(MatchResult.Hit.class);
            assertThat(library.size()).isLessThanOrEqualTo(32);
        }
        assertThat(library.evicted()).isPositive();
        assertThat(library.match(paid(word(0), 7).sms()).answer()).isEmpty();
        assertThat(library.hits(library.learn(kept.sms(), kept.answer()).get(0).id()))
                .isEqualTo(200);
    }

    @Test
    void aRemovedTemplateAnswersNothing() {
        var library = AnsweredSms.library();
        var told = paid("milk", 5);
        var id = library.learn(told.sms(), told.answer()).get(0).id();
        assertThat(library.remove(id)).isTrue();
        assertThat(library.remove(id)).isFalse();
        assertThat(library.match(told.sms()))
                .isEqualTo(new MatchResult.NoHit(Miss.UNKNOWN_SENDER, java.util.Optional.empty()));
    }

    @Test
    void anOlderStateFromElsewhereChangesNothing() {
        var library = AnsweredSms.library();
        var told = paid("milk", 5);
        var old = library.learn(told.sms(), told.answer()).get(0);
        var next = paid("milk", 9);
        var newer = library.learn(next.sms(), next.answer()).get(0);
        assertThat(library.put(old)).isFalse();
        assertThat(library.get(old.id())).contains(newer);
        assertThat(newer.revision()).isGreaterThan(old.revision());
    }

    @Test
    void whatIsNoTemplateIsRefused() {
        assertThatThrownBy(() -> TemplateCodec.read(new JsonObject())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TemplateCodec.read(new JsonObject().put("form", 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSecondReaderThatReadsTheSameMakesASecondAnswerNeedless() {
        var first = AnsweredSms.debit("Rs 5 moved, A/c XX1234, party MILK SHOP Pune")
                .amount("5")
                .account("1234")
                .to("MILK SHOP");
        var alone = AnsweredSms.library();
        alone.learn(first.sms(), first.answer());
        assertThat(alone.match(first.sms()).answer()).isEmpty();

        var together = new TemplateLibrary(10, AnsweredSms.ZONE, sms -> first.answer());
        together.learn(first.sms(), first.answer());
        assertThat(together.match(first.sms()).answer()).isPresent();
    }

    @Test
    void aSecondReaderThatReadsTheOppositeAsksForThreeAnswers() {
        var opposite = AnsweredSms.credit("Rs 5 paid for milk").amount("5").answer();
        var library = new TemplateLibrary(10, AnsweredSms.ZONE, sms -> opposite);
        for (int i = 1; i <= 3; i++) {
            assertThat(library.match(paid("milk", 99).sms()).answer()).isEmpty();
            var told = paid("milk", i);
            library.learn(told.sms(), told.answer());
        }
        assertThat(library.match(paid("milk", 99).sms()).answer().flatMap(Extraction::direction))
                .contains(io.lifafa.sms.Direction.DEBIT);
    }

    @Test
    void readersNeverSeeAHalfLearnedWording() throws Exception {
        var library = new TemplateLibrary(100, AnsweredSms.ZONE, sms -> null);
        var wrong = new AtomicInteger();
        var pool = Executors.newFixedThreadPool(4);
        var tasks = new ArrayList<Future<?>>();
        for (int reader = 0; reader < 3; reader++) {
            tasks.add(pool.submit(() -> {
                for (int i = 0; i < 20_000; i++) {
                    var told = paid(word(i % 300), 1 + i % 900);
                    library.match(told.sms())
                            .answer()
                            .filter(it -> !it.amount().equals(told.answer().amount()))
                            .ifPresent(it -> wrong.incrementAndGet());
                }
            }));
        }
        tasks.add(pool.submit(() -> {
            for (int i = 0; i < 3_000; i++) {
                var told = paid(word(i % 300), 1 + i % 900);
                library.learn(told.sms(), told.answer());
            }
        }));
        for (var task : tasks) {
            task.get(30, TimeUnit.SECONDS);
        }
        pool.shutdown();
        assertThat(wrong).hasValue(0);
        assertThat(library.size()).isLessThanOrEqualTo(100);
    }

    @Test
    void hostileTextCostsNoMoreThanItsLength() {
        var library = AnsweredSms.library();
        for (var shape : new String[] {"to %s via %s ok", "at %s, %s on", "%s paid %s", "%s - %s / x"}) {
            var told = AnsweredSms.debit("Rs 5 " + String.format(shape, "ROSE", "LILY"))
                    .amount("5")
                    .to("ROSE");
            library.learn(told.sms(), told.answer());
            var twice = AnsweredSms.debit("Rs 5 " + String.format(shape, "ROSE", "ROSE") + " ROSE ROSE")
                    .amount("5")
                    .to("ROSE");
            library.learn(twice.sms(), twice.answer());
        }
        for (var unit : new String[] {
            "Rs 5 to A ", "1,", "1.", "a@", "x1", "A via ", "12-", "Jan ", "http://", "*", "\u0938\u094d", "12:", "a.b/"
        }) {
            var cost = CpuTime.of(() -> {
                for (int size : new int[] {500, 4_000, 100_000}) {
                    var text = "Rs 5 to " + unit.repeat(size / unit.length());
                    library.match(AnsweredSms.sms(text));
                    library.learn(
                            AnsweredSms.sms(text),
                            AnsweredSms.debit("Rs 5 x").amount("5").answer());
                    TemplateLibrary.family(AnsweredSms.sms(text));
                }
            });
            assertThat(cost).isLessThan(Duration.ofSeconds(2));
        }
    }
}
