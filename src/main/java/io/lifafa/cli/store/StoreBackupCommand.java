package io.lifafa.cli.store;

import io.lifafa.cli.base.ConfigOptions;
import io.lifafa.cli.base.ExitCode;
import io.lifafa.store.embedded.StoreHeldException;
import io.lifafa.store.embedded.care.StoreCare;
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
            var dir = to.toAbsolutePath().normalize().toString();
            try {
                HolderTask.run(options, database -> database.backup(dir));
            } catch (IOException e) {
                throw new IOException("no backup: " + e.getMessage(), e);
            }
        }
        System.out.println("A backup of " + store.dataDir() + " is in " + to + "; it has been read and is whole.");
        return ExitCode.OK;
    }
}
