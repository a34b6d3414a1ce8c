package io.lifafa.store.crypt;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.sms.Chunk;
import io.lifafa.sms.ChunkId;
import io.lifafa.sms.Status;
import io.lifafa.sms.WorkItem;
import io.lifafa.store.Closing;
import io.lifafa.store.Journal;
import io.lifafa.store.Sample;
import io.lifafa.store.Tally;
import io.lifafa.store.TestStore;
import io.lifafa.store.Work;
import io.lifafa.store.database.Collections;
import io.lifafa.store.document.Documents;
import io.lifafa.store.journal.MongoJournal;
import io.lifafa.tenants.crypt.Ciphertext;
import io.lifafa.tenants.crypt.MasterKeys;
import io.lifafa.tenants.crypt.TenantKeyChanges;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.FindOptions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Texts stored in clear, or under an older key, are encrypted anew beside those who read and write them. */
@Timeout(60)
class ReencryptionTest {
    private static final MasterKeys MASTER = MasterKeys.parse("07".repeat(32));

    private TestStore store;
    private Work work;

    @BeforeEach
    void open() {
        store = TestStore.open();
        work = new Work(store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private TextEncryption encryption() {
        return TextEncryption.over(store.vertx(), store.database(), MASTER);
    }

    private Journal journal() {
        return new MongoJournal(encryption().database(), TestStore.LEASE, store.clock());
    }

    private long reencrypt() {
        return await(new Reencryption(encryption(), count -> {}).of(TestStore.TENANT));
    }

    /** The versions of all stored texts; 0 for one in clear. */
    private List<Integer> versions() {
        var versions = new ArrayList<Integer>();
        for (var collection : TextField.collections()) {
            for (var document : await(store.database().find(collection, new JsonObject(), new FindOptions()))) {
                TextPlace.of(collection, document).stream()
                        .filter(it -> !it.field().isClear(it.holder()))
                        .forEach(it -> versions.add(Binary.of(it.value())
                                .map(bytes -> Ciphertext.version(bytes).orElseThrow())
                                .orElse(0)));
            }
        }
        return versions;
    }

    private void storeInClear() {
        work.done("b1", Sample::processed, "s1", "s2");
        work.done("b2", Sample::dead, "s3");
        await(store.journal().append(Sample.chunk("b3", 0, "s4", "s5")));
    }

    @Test
    void whatWasInClearIsSealedAndReadsAsBefore() {
        storeInClear();
        assertThat(versions()).isNotEmpty().containsOnly(0);
        int texts = versions().size();
        assertThat(reencrypt()).isEqualTo(texts);
        assertThat(versions()).hasSize(texts).containsOnly(1);
        assertThat(reencrypt()).isZero();
        var known = await(journal().known(List.of("s1", "s3")));
        assertThat(known).allSatisfy(it -> assertThat(it.isOf(TestStore.TENANT, Sample.sms(it.id())))
                .isTrue());
        var claim = await(journal().claim("w", 1)).get(0);
        assertThat(claim.chunk().items()).extracting(it -> it.sms().body()).doesNotContain("");
        assertThat(store.check().violations()).isEmpty();
    }

    @Test
    void afterARotationAllTextsGetTheNewVersion() {
        storeInClear();
        reencrypt();
        var changes = new TenantKeyChanges(
                new MongoTenantKeys(store.database()), MASTER, Clock.systemUTC(), Future::succeededFuture);
        await(changes.rotate(TestStore.TENANT));
        reencrypt();
        assertThat(versions()).containsOnly(2);
    }

    /** What somebody has replaced since it was read is not overwritten with what it was. */
    @Test
    void aTextThatChangesMeanwhileIsLeftAlone() {
        storeInClear();
        var reencryption = new Reencryption(encryption(), count -> {});
        var changed = store.database()
                .updateOne(
                        Collections.DEAD_LETTERS,
                        new JsonObject().put("_id", "s3"),
                        new JsonObject().put("$set", new JsonObject().put("body", "changed")),
                        null);
        await(Future.all(reencryption.of(TestStore.TENANT), changed));
        var letter = await(encryption().database().byId(Collections.DEAD_LETTERS, "s3"))
                .orElseThrow();
        assertThat(letter.getString("body")).isEqualTo("changed");
    }

    @Test
    void aReplayRevivesWhatIsSealed() {
        work.done("b2", Sample::dead, "s3");
        reencrypt();
        var journal = journal();
        var item = WorkItem.fresh(Sample.sms("s3"));
        await(journal.append(new Chunk(ChunkId.of("again", 0), TestStore.TENANT, "again", true, List.of(item))));
        var claim = await(journal.claim("w", 1)).get(0);
        await(journal.close(new Closing(
                claim.lease(), TestStore.TENANT, "again", true, Tally.NONE, List.of(Sample.processed(item)))));
        assertThat(await(journal.known(List.of("s3"))).get(0).status()).isEqualTo(Status.PROCESSED);
        assertThat(versions()).containsOnly(1);
        assertThat(Documents.content(await(encryption().database().byId(Collections.SMS, "s3"))
                        .orElseThrow()))
                .isPresent();
    }
}
