package io.lifafa.store.database;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.BulkOperation;
import java.util.List;

/**
 * How documents are stored, where that differs from how the store uses them. What is written or was read is changed in place.
 * Thread rule: any; Futures complete on the caller's context.
 */
public interface StoredForm {
    /** Documents are stored as they are. */
    StoredForm PLAIN = new StoredForm() {
        @Override
        public Future<Void> beforeWrite(String collection, List<JsonObject> documents) {
            return Future.succeededFuture();
        }

        @Override
        public Future<Void> beforeBulk(String collection, List<BulkOperation> operations) {
            return Future.succeededFuture();
        }

        @Override
        public Future<List<JsonObject>> afterRead(String collection, List<JsonObject> documents) {
            return Future.succeededFuture(documents);
        }
    };

    /** Gives documents the form in which they are stored. */
    Future<Void> beforeWrite(String collection, List<JsonObject> documents);

    /** The same for what operations insert, replace and set. */
    Future<Void> beforeBulk(String collection, List<BulkOperation> operations);

    /** Gives documents that were read, perhaps in part, the form in which they are used; the Future gives the same list. */
    Future<List<JsonObject>> afterRead(String collection, List<JsonObject> documents);
}
