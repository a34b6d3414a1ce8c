package io.lifafa.store.crypt;

import static io.lifafa.testsupport.Awaiting.await;
import static io.lifafa.testsupport.Awaiting.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.json.Form;
import io.lifafa.json.SmsJson;
import io.lifafa.sms.WorkItem;
import io.lifafa.store.Sample;
import io.lifafa.store.TestStore;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.lifafa.tenants.crypt.MasterKeys;
import io.lifafa.tenants.crypt.TenantKeyChanges;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.BulkOperation;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Texts in the database: encrypted for their place, opened on reading, unreadable where they are not what was encrypted. */
@Timeout(60)
class EncryptedTextsTest {
    static final String ONE = "01".repeat(32);
    static final String TWO = "02".repeat(32);

    private TestStore store;
    private TextEncryption encryption;
    private Database encrypted;

    @BeforeEach
    void open() {
        store = TestStore.open();
        encryption = encryption(ONE);
        encrypted = encryption.database();
        await(store.client().removeDocuments(Collections.TENANT_KEYS, new JsonObject()));
        await(store.client().removeDocuments(Collections.SETTINGS, new JsonObject()));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private TextEncryption encryption(String keys) {
        return TextEncryption.over(store.vertx(), store.database(), MasterKeys.parse(keys));
    }

    private TenantKeyChanges changes(String keys) {
        return new TenantKeyChanges(
                new MongoTenantKeys(store.database()),
                MasterKeys.parse(keys),
                Clock.systemUTC(),
                Future::succeededFuture);
    }

    private static JsonObject letter(String id, String tenant, String body) {
        return SmsJson.write(WorkItem.fresh(Sample.sms(id)), Form.MONGO)
                .put("_id", id)
                .put("tenant", tenant)
                .put("body", body);
    }

    private void write(JsonObject... letters) {
        await(encrypted.insertMissing(Collections.DEAD_LETTERS, List.of(letters)));
    }

    private String body(Database database, String id) {
        return await(database.byId(Collections.DEAD_LETTERS, id)).orElseThrow().getString("body");
    }

    private byte[] raw(String id) {
        var stored = await(store.database().byId(Collections.DEAD_LETTERS, id)).orElseThrow();
        return Binary.of(stored.getValue("body")).orElseThrow();
    }

    private void setRaw(String id, byte[] bytes) {
        await(store.database()
                .bulk(
                        Collections.DEAD_LETTERS,
                        List.of(BulkOperation.createUpdate(
                                Database.id(id),
                                new JsonObject().put("$set", new JsonObject().put("body", Binary.inUpdate(bytes)))))));
    }

    @Test
    void isStoredEncryptedAndReadByAnyNodeWithTheMasterKey() {
        write(letter("a", "acme", "एक संदेश"), letter("b", "blue", "another"));
        assertThat(body(encrypted, "a")).isEqualTo("एक संदेश");
        assertThat(body(encryption(ONE).database(), "b")).isEqualTo("another");
        assertThat(raw("a")).hasSize(45 + "एक संदेश".getBytes(java.nio.charset.StandardCharsets.UTF_8).length);
        assertThat(await(new MongoTenantKeys(store.database()).tenants())).containsExactly("acme", "blue");
    }

    @Test
    void aTextMovedToAnotherSmsOrTenantIsNotRead() {
        write(letter("a", "acme", "first"), letter("b", "acme", "second"), letter("c", "blue", "third"));
        setRaw("b", raw("a"));
        setRaw("c", raw("a"));
        assertThat(List.of(body(encrypted, "a"), body(encrypted, "b"), body(encrypted, "c")))
                .containsExactly("first", "", "");
    }

    @Test
    void aTamperedTextReadsAsNoneAndIsCountedAndTheOthersAreRead() {
        write(letter("a", "acme", "first"), letter("b", "acme", "second"), letter("c", "acme", "third"));
        var changed = raw("b");
        changed[changed.length - 1] ^= 1;
        setRaw("b", changed);
        setRaw("c", new byte[] {1, 2, 3});
        assertThat(List.of(body(encrypted, "a"), body(encrypted, "b"), body(encrypted, "c")))
                .containsExactly("first", "", "");
        assertThat(encryption.texts().unreadable()).isEqualTo(2);
    }

    @Test
    void aVersionThatNobodyMadeReadsAsNone() {
        write(letter("a", "acme", "first"));
        var changed = raw("a");
        changed[4] = 77;
        setRaw("a", changed);
        assertThat(body(encrypted, "a")).isEmpty();
    }

    @Test
    void aStoreThatIsAwayIsAFailureAndNotAnUnreadableText() {
        write(letter("a", "acme", "first"));
        var unknowing = encryption(TWO).database();
        assertThat(failure(unknowing.byId(Collections.DEAD_LETTERS, "a")))
                .hasMessageContaining("security.master_key_file");
    }

    @Test
    void afterARotationNewTextsHaveTheNewVersionAndOldOnesAreRead() {
        write(letter("a", "acme", "first"));
        assertThat(await(changes(ONE).rotate("acme"))).isEqualTo(2);
        var node = encryption(ONE).database();
        await(node.insertMissing(Collections.DEAD_LETTERS, letter("b", "acme", "second")));
        assertThat(raw("b")[4]).isEqualTo((byte) 2);
        assertThat(List.of(body(node, "a"), body(node, "b"))).containsExactly("first", "second");
        // A node that has not noticed yet looks for a version that it does not know.
        assertThat(body(encrypted, "b")).isEqualTo("second");
    }

    @Test
    void aDroppedKeyLeavesNoTextOfThisTenantAndNextTextsHaveAnother() {
        write(letter("a", "acme", "first"), letter("c", "blue", "third"));
        assertThat(await(changes(ONE).drop("acme"))).isEqualTo(1);
        var node = encryption(ONE).database();
        assertThat(List.of(body(node, "a"), body(node, "c"))).containsExactly("", "third");
        await(node.insertMissing(Collections.DEAD_LETTERS, letter("b", "acme", "second")));
        assertThat(raw("b")[4]).isEqualTo((byte) 2);
        assertThat(body(node, "b")).isEqualTo("second");
        assertThat(await(changes(ONE).drop("acme"))).isEqualTo(1);
    }

    @Test
    void anotherMasterKeyTakesOverWhileNodesThatHaveBothWorkOn() {
        write(letter("a", "acme", "first"), letter("b", "blue", "second"));
        var both = encryption(TWO + "\n" + ONE).database();
        assertThat(body(both, "a")).isEqualTo("first");
        assertThat(await(changes(TWO + "\n" + ONE).rewrap())).isEqualTo(2);
        assertThat(await(changes(TWO + "\n" + ONE).rewrap())).isZero();
        assertThat(List.of(body(encryption(TWO).database(), "a"), body(both, "b")))
                .containsExactly("first", "second");
        assertThat(failure(TextEncryption.require(store.database(), Optional.of(MasterKeys.parse(ONE)))))
                .hasMessageContaining(MasterKeys.parse(TWO).ids());
    }

    @Test
    void theStartIsRefusedWithoutTheMasterKeyAndWithAWrongOne() {
        await(TextEncryption.require(store.database(), Optional.empty()));
        await(TextEncryption.require(store.database(), Optional.of(MasterKeys.parse(ONE))));
        await(TextEncryption.require(store.database(), Optional.of(MasterKeys.parse(TWO + " " + ONE))));
        assertThat(failure(TextEncryption.require(store.database(), Optional.empty())))
                .hasMessageContaining("none is configured")
                .hasMessageContaining("security.master_key_file")
                .hasMessageContaining(MasterKeys.parse(ONE).ids());
        assertThat(failure(TextEncryption.require(store.database(), Optional.of(MasterKeys.parse(TWO)))))
                .hasMessageContaining(MasterKeys.parse(ONE).ids())
                .hasMessageContaining(MasterKeys.parse(TWO).ids())
                .hasMessageNotContaining(ONE);
    }

    @Test
    void ofManyWhoWriteATenantsFirstTextsAllUseOneKey() {
        var nodes = List.of(encryption(ONE).database(), encryption(ONE).database(), encrypted);
        await(Future.all(nodes.stream()
                .map(it -> it.insertMissing(Collections.DEAD_LETTERS, letter("n" + it.hashCode(), "acme", "text")))
                .toList()));
        assertThat(await(new MongoTenantKeys(store.database()).of("acme"))).hasSize(1);
        assertThat(store.ids(Collections.DEAD_LETTERS))
                .allSatisfy(it -> assertThat(body(encrypted, it)).isEqualTo("text"));
    }
}
