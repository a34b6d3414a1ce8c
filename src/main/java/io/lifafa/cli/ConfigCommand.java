package io.lifafa.cli;

import io.lifafa.cli.base.ConfigOptions;
import io.lifafa.cli.base.ExitCode;
import io.lifafa.config.ConfigException;
import io.lifafa.config.reference.DefaultsFile;
import io.lifafa.config.reference.KeyTables;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lifafa config}. */
@Command(
        name = "config",
        description = "Prints the effective configuration and where it comes from; secrets are masked.",
        mixinStandardHelpOptions = true)
final class ConfigCommand implements Callable<Integer> {
    @Mixin
    private ConfigOptions options;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "effective",
            description =
                    "effective: the values in use; yaml: a file with every key, its default and its meaning, to start"
                            + " from; markdown: the same as tables (default: ${DEFAULT-VALUE}).")
    private Format format;

    private enum Format {
        EFFECTIVE,
        YAML,
        MARKDOWN
    }

    @Override
    public Integer call() throws ConfigException {
        System.out.print(
                switch (format) {
                    case EFFECTIVE -> options.effective().toYaml();
                    case YAML -> DefaultsFile.text();
                    case MARKDOWN -> KeyTables.text();
                });
        return ExitCode.OK;
    }
}
