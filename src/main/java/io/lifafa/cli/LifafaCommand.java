package io.lifafa.cli;

import io.lifafa.cli.base.ExitCode;
import io.lifafa.cli.base.FailureText;
import io.lifafa.cli.cache.CacheCommand;
import io.lifafa.cli.encryption.EncryptionCommand;
import io.lifafa.cli.evaluate.EvaluateCommand;
import io.lifafa.cli.key.KeyCommand;
import io.lifafa.cli.run.RunCommand;
import io.lifafa.cli.store.AuditCommand;
import io.lifafa.cli.store.EraseCommand;
import io.lifafa.cli.store.StoreCommand;
import io.lifafa.cli.tenant.TenantCommand;
import io.lifafa.cli.tenant.UsageCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line's root: knows its sub-commands and how failures are told. */
@Command(
        name = "lifafa",
        description = "Turns financial SMS into structured transactions.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        subcommands = {
            RunCommand.class,
            ServeCommand.class,
            StoreCommand.class,
            SimulateCommand.class,
            AuditCommand.class,
            EraseCommand.class,
            ExplainCommand.class,
            EvaluateCommand.class,
            CacheCommand.class,
            KeyCommand.class,
            EncryptionCommand.class,
            TenantCommand.class,
            UsageCommand.class,
            ClusterCommand.class,
            ConfigCommand.class
        })
public final class LifafaCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    /** Carries out a command line; gives its exit code. */
    public static int execute(String... args) {
        return new CommandLine(new LifafaCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, commandLine, parsed) -> {
                    commandLine
                            .getErr()
                            .println(commandLine
                                    .getColorScheme()
                                    .errorText(FailureText.of(failure, commandLine.getCommandName())));
                    return ExitCode.FAILED;
                })
                .execute(args);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: one of the commands below");
    }
}
