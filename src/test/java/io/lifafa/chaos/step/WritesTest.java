package io.lifafa.chaos.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WritesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "insert | {insert: 'inbox', documents: [{_id: 'b-0', replay: false}]} | INBOX",
                "insert | {insert: 'inbox', documents: [{_id: 'b-0', replay: true}]} | REPLAY_INBOX",
                "insert | {insert: 'inbox', documents: [{_id: 'b-0~1', replay: true}]} | NEXT_INBOX",
                "insert | {insert: 'inbox_payloads', documents: [{_id: 'b-0~2'}]} | NEXT_PAYLOAD",
                "findAndModify | {findAndModify: 'inbox', update: {$set: {due: 1}, $inc: {epoch: 1}}} | CLAIM",
                "findAndModify | {findAndModify: 'inbox', update: {$set: {sealed: {}}}} | SEAL",
                "delete | {delete: 'inbox', deletes: [{q: {_id: 'b-0'}}]} | INBOX_REMOVED",
                "delete | {delete: 'inbox', deletes: [{q: {_id: 'b-0', epoch: 1}}]} | INBOX_DROPPED",
                "delete | {delete: 'inbox_payloads', deletes: [{q: {_id: 1, created: 1}}]} | ORPHANS_REMOVED",
                "update | {update: 'sms_data', updates: [{u: {$set: {void_transaction: 'c'}}}]} | REWORKED",
                "createIndexes | {createIndexes: 'sms_data'} | INDEX"
            })
    void aWriteIsTheStepThatItsCommandSays(String name, String command, Step step) {
        assertThat(Writes.step(name, BsonDocument.parse(command))).contains(step);
    }

    @Test
    void aLeaseThatEndsLaterIsRenewedAndOneThatEndsNowIsGivenBack() {
        assertThat(Writes.step("findAndModify", due(Duration.ofSeconds(1)))).contains(Step.RENEW);
        assertThat(Writes.step("findAndModify", due(Duration.ZERO))).contains(Step.RELEASE);
    }

    private static BsonDocument due(Duration from) {
        return BsonDocument.parse("{findAndModify: 'inbox', update: {$set: {due: {$date: '%s'}}}}"
                .formatted(Instant.now().plus(from)));
    }

    @Test
    void readingIsNoStep() {
        assertThat(Writes.step("find", BsonDocument.parse("{find: 'inbox'}"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "insert | {insert: 'something_new', documents: [{_id: 1}]}",
                "findAndModify | {findAndModify: 'sms_data', update: {$set: {status: 'dead'}}}",
                "dropDatabase | {dropDatabase: 1}",
                "bulkWrite | {bulkWrite: 1, ops: []}"
            })
    void aWriteThatNobodyHasThoughtOfIsNotOverlooked(String name, String command) {
        assertThatThrownBy(() -> Writes.step(name, BsonDocument.parse(command)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
