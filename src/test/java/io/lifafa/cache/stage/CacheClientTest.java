package io.lifafa.cache.stage;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifafa.bus.Directory;
import io.lifafa.bus.StageService;
import io.lifafa.cache.Inquiry;
import io.lifafa.cache.Lesson;
import io.lifafa.cache.Lookup;
import io.lifafa.cache.TemplateCache;
import io.lifafa.store.Sample;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A node without a cache uses another's, and yet another's when that one is gone. */
@ExtendWith(VertxExtension.class)
@Timeout(60)
class CacheClientTest {
    private static final Inquiry INQUIRY = new Inquiry(List.of(Sample.sms("x")), true);
    private static final Lesson LESSON =
            new Lesson(List.of(Sample.sms("x")), Map.of("x", Sample.extraction("1250.50")));

    private final List<String> nodes = new CopyOnWriteArrayList<>();
    private Vertx vertx;
    private CacheClient remote;

    /** A cache that answers everything, until it freezes or dies. */
    private final class CacheNode implements TemplateCache {
        final AtomicInteger lookups = new AtomicInteger();
        final List<Lesson> lessons = new ArrayList<>();
        final StageService service = CacheClient.service(this);
        volatile boolean frozen;

        CacheNode(String name, boolean here) {
            await(here ? service.serve(vertx, Optional.empty()) : service.serveOthers(vertx, name));
            if (!here) {
                nodes.add(name);
            }
        }

        void die() {
            await(service.end());
        }

        @Override
        public Future<Lookup> lookup(Inquiry inquiry) {
            lookups.incrementAndGet();
            return answer(new Lookup(Map.of("x", Sample.extraction("1250.50")), Set.of(), List.of()));
        }

        @Override
        public Future<List<String>> learn(Lesson lesson) {
            lessons.add(lesson);
            return answer(List.of("x"));
        }

        private <T> Future<T> answer(T answer) {
            return frozen ? Promise.<T>promise().future() : Future.succeededFuture(answer);
        }
    }

    @BeforeEach
    void open(Vertx vertx) {
        this.vertx = vertx;
        remote = client(false);
    }

    private CacheClient client(boolean local) {
        return new CacheClient(vertx, local, new Directory(role -> nodes, System::nanoTime), Duration.ofMillis(300));
    }

    @Test
    void whoHasLookedUpSomewhereTeachesThereToo() {
        var nodes = List.of(new CacheNode("a", false), new CacheNode("b", false));
        for (int i = 0; i < 4; i++) {
            assertThat(await(remote.lookup(INQUIRY)).hits()).containsEntry("x", Sample.extraction("1250.50"));
            assertThat(await(remote.learn(LESSON))).containsExactly("x");
        }

        assertThat(nodes).extracting(it -> it.lookups.get()).containsExactlyInAnyOrder(4, 0);
        assertThat(nodes).extracting(it -> it.lessons.size()).containsExactlyInAnyOrder(4, 0);
    }

    @Test
    void aCacheThatFreezesIsLeftForAnotherAndNotAskedAgain() {
        var frozen = new CacheNode("a", false);
        await(remote.lookup(INQUIRY));
        var other = new CacheNode("b", false);
        frozen.frozen = true;

        assertThat(await(remote.lookup(INQUIRY)).hits()).hasSize(1);
        assertThat(await(remote.lookup(INQUIRY)).hits()).hasSize(1);
        assertThat(frozen.lookups).hasValue(2);
        assertThat(other.lookups).hasValue(2);
    }

    @Test
    void aCacheThatDiesIsLeftAtOnceWithLessonsToo() {
        var dying = new CacheNode("a", false);
        await(remote.lookup(INQUIRY));
        var other = new CacheNode("b", false);
        dying.die();

        assertThat(await(remote.learn(LESSON))).containsExactly("x");
        assertThat(other.lessons).containsExactly(LESSON);
    }

    @Test
    void aLessonWhoseReplyIsLostIsNotTaughtTwice() {
        var frozen = new CacheNode("a", false);
        await(remote.lookup(INQUIRY));
        var other = new CacheNode("b", false);
        frozen.frozen = true;

        assertThatThrownBy(() -> await(remote.learn(LESSON))).isInstanceOf(ReplyException.class);
        assertThat(frozen.lessons).hasSize(1);
        assertThat(other.lessons).isEmpty();
    }

    @Test
    void whereThereIsNoCacheALookupFailsAtOnce() {
        assertThatThrownBy(() -> await(remote.lookup(INQUIRY))).isInstanceOf(ReplyException.class);
    }

    @Test
    void aNodeAsksItsOwnCacheFirstAndOthersWhenThatIsGone() {
        var local = client(true);
        var own = new CacheNode("own", true);
        var other = new CacheNode("b", false);
        for (int i = 0; i < 4; i++) {
            await(local.lookup(INQUIRY));
        }
        assertThat(own.lookups).hasValue(4);
        assertThat(other.lookups).hasValue(0);
        own.die();

        assertThat(await(local.lookup(INQUIRY)).hits()).hasSize(1);
        assertThat(other.lookups).hasValue(1);
    }
}
