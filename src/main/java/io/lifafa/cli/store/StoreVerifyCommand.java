package io.lifafa.cli.store;

import io.lifafa.cli.base.ConfigOptions;
import io.lifafa.cli.base.ExitCode;
import io.lifafa.cli.base.FailureText;
import io.lifafa.store.embedded.StoreHeldException;
import io.lifafa.store.embedded.care.StoreCare;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code lifafa store verify}. */
@Command(
        name = "verify",
        description = {
            "Reads the whole embedded store and says what is damaged; changes nothing.",
            "A node or store that has it open does that itself and goes on meanwhile.",
            "Exit code 0: whole, 1: damaged, 2: it cannot be read."
        },
        mixinStandardHelpOptions = true)
final class StoreVerifyCommand implements Callable<Integer> {
    @Mixin
    private ConfigOptions options;

    @Override
    public Integer call() throws Exception {
        var dir = options.load().store().dataDir();
        var verified = verify(dir);
        if (verified.problems().isEmpty()) {
            System.out.printf("The store in %s is whole: %,d documents.%n", dir, verified.documents());
            return ExitCode.OK;
        }
        System.out.println("The store in " + dir + " is damaged:");
        verified.problems().forEach(problem -> System.out.println("  " + problem));
        System.out.println("Restore a backup, or save the rest: " + FailureText.program() + " store salvage NEWDIR");
        return ExitCode.NOT_OK;
    }

    private StoreCare.Verified verify(Path dir) throws Exception {
        try {
            return StoreCare.verify(dir);
        } catch (StoreHeldException held) {
            var asked = UUID.randomUUID().toString();
            var state = HolderTask.run(options, database -> database.verify(asked));
            var problems =
                    state.getJsonArray("problems").stream().map(String::valueOf).toList();
            return new StoreCare.Verified(state.getLong("documents"), problems);
        }
    }
}
