package io.lifafa.cli;

import io.lifafa.cli.base.ConfigOptions;
import io.lifafa.cli.base.ExitCode;
import io.lifafa.config.ConfigException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code lifafa config}. */
@Command(
        name = "config",
        description = "Prints the effective configuration and where it comes from; secrets are masked.",
        mixinStandardHelpOptions = true)
final class ConfigCommand implements Callable<Integer> {
    @Mixin
    private ConfigOptions options;

    @Override
    public Integer call() throws ConfigException {
        System.out.print(options.effective().toYaml());
        return ExitCode.OK;
    }
}
