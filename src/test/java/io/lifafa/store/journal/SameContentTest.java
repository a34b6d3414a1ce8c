package io.lifafa.store.journal;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.sms.identity.ContentClaim;
import io.lifafa.store.Duplicate;
import io.lifafa.store.Sample;
import io.lifafa.store.TestStore;
import io.vertx.core.Future;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rows that say under which ids an SMS came. */
@Timeout(60)
class SameContentTest {
    private static TestStore store;

    @BeforeAll
    static void open() {
        store = TestStore.open();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @BeforeEach
    void wipe() {
        store.wipe();
    }

    private static ContentClaim claim(String key, String id, boolean given) {
        return new ContentClaim(key, id, given, Sample.DATE.plusMillis(120));
    }

    private static Future<List<Duplicate>> claim(ContentClaim... claims) {
        return store.journal().claimContents(List.of(claims));
    }

    @Test
    void ofManyThatComeAtOnceOneIsFirstForAllAndForGood() {
        var claims = IntStream.range(0, 20)
                .mapToObj(i -> claim("k", "id " + i, false))
                .toArray(ContentClaim[]::new);
        var all = Future.all(
                IntStream.range(0, 20).mapToObj(i -> claim(claims[i])).toList());
        var duplicates = await(all).<List<Duplicate>>list().stream()
                .flatMap(List::stream)
                .toList();

        assertThat(duplicates).hasSize(19);
        assertThat(duplicates.stream().map(Duplicate::first).distinct()).hasSize(1);
        assertThat(await(claim(claims))).containsExactlyInAnyOrderElementsOf(duplicates);
        assertThat(await(store.archive()
                        .duplicates(
                                IntStream.range(0, 20).mapToObj(i -> "id " + i).toList())))
                .containsExactlyInAnyOrderElementsOf(duplicates);
    }

    @Test
    void newAndOldRowsMixAndEachSaysItsOwn() {
        await(claim(claim("a", "a1", true), claim("b", "b1", true)));

        var found = await(claim(
                claim("c", "c1", false), claim("a", "a2", false), claim("b", "b2", true), claim("c", "c2", true)));

        assertThat(found).containsExactlyInAnyOrder(new Duplicate("a2", "a1"), new Duplicate("c2", "c1"));
        assertThat(store.ids("sms_contents")).containsExactly("a", "b", "c");
    }
}
