package io.lifafa.cli.key;

import io.lifafa.cli.base.ConfigOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** What the sub-commands of {@code lifafa key} share. */
abstract class OnKeys implements Callable<Integer> {
    @Mixin
    private ConfigOptions options;

    @Override
    public Integer call() throws Exception {
        var config = options.load();
        var keys = StoredKeys.open(config, changes());
        try {
            return work(keys);
        } finally {
            keys.close();
        }
    }

    /** Whether the command changes what is stored; one that does not leaves the store's files alone. */
    boolean changes() {
        return true;
    }

    abstract int work(StoredKeys keys) throws Exception;
}
