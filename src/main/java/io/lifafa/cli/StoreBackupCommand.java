package io.lifafa.cli;

import io.lifafa.node.StoreAccess;
import io.lifafa.store.embedded.StoreCare;
import io.lifafa.store.embedded.StoreHeldException;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code lifafa store backup}. */
@Command(
        name = "backup",
        description = {
            "Copies the embedded store into a new directory and reads the copy to the end.",
            "A node or store that has it open goes on meanwhile; the copy is what it held at one moment."
        },
        mixinStandardHelpOptions = true)
final class StoreBackupCommand implements Callable<Integer> {
    private static final long LOOK_MILLIS = 200;

    @Mixin
    private ConfigOptions options;

    @Parameters(paramLabel = "DIR", description = "A directory that is not there yet, or empty.")
    private Path to;

    @Override
    public Integer call() throws Exception {
        var store = options.load().store();
        try {
            StoreCare.backup(store.dataDir(), to);
        } catch (StoreHeldException held) {
            fromHolder();
        }
        System.out.println("A backup of " + store.dataDir() + " is in " + to + "; it has been read and is whole.");
        return LifafaCommand.OK;
    }

    private void fromHolder() throws Exception {
        var vertx = Vertx.vertx();
        try {
            var store = Await.on(StoreAccess.require(vertx, options.load().store()));
            try {
                var dir = to.toAbsolutePath().normalize().toString();
                JsonObject state = Await.on(store.database().backup(dir));
                while ("running".equals(state.getString("state"))) {
                    Thread.sleep(LOOK_MILLIS);
                    state = Await.on(store.database().backup(dir));
                }
                if (!"done".equals(state.getString("state"))) {
                    throw new IOException("no backup: " + state.getString("reason"));
                }
            } finally {
                Await.on(store.close(vertx));
            }
        } finally {
            Await.on(vertx.close());
        }
    }
}
