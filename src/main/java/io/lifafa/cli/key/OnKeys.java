package io.lifafa.cli.key;

import io.lifafa.cli.base.OnStore;
import io.lifafa.config.LifafaConfig;
import io.lifafa.store.database.Database;

/** What the sub-commands of {@code lifafa key} share. */
abstract class OnKeys extends OnStore {
    @Override
    protected final int work(Database database, LifafaConfig config) throws Exception {
        return work(new StoredKeys(database, config.tenant()));
    }

    abstract int work(StoredKeys keys) throws Exception;
}
