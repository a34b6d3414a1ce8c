package io.lifafa.cli;

import io.lifafa.cli.base.Await;
import io.lifafa.cli.base.FailureText;
import io.lifafa.cli.base.StopSignal;
import io.lifafa.simulator.Setting;
import io.lifafa.simulator.SimulatorVerticle;
import io.vertx.core.Vertx;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lifafa simulate}. */
@Command(
        name = "simulate",
        description =
                "Serves a simulated extraction API (OpenAI-compatible) on this machine, answered by the rules: for trying"
                        + " and measuring without an account. POST /set changes any setting while it runs, for instance"
                        + " {\"rate\": 5}; GET /stats says what it has seen, POST /reset starts counting anew.",
        sortOptions = false,
        modelTransformer = SimulateCommand.Options.class,
        mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {
    private static final int LAST_PORT = 65_535;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "9099",
            description = "Port to listen on; 0: any free one (default: ${DEFAULT-VALUE}).")
    private int port;

    /** The other options are the simulator's settings. */
    static final class Options implements IModelTransformer {
        @Override
        public CommandSpec transform(CommandSpec spec) {
            for (var setting : Setting.values()) {
                var preset = setting.preset().isEmpty() ? "none" : setting.preset();
                spec.addOption(OptionSpec.builder(setting.option())
                        .type(String.class)
                        .paramLabel(setting.form())
                        .description(setting.description() + " (default: " + preset + ").")
                        .build());
            }
            return spec;
        }
    }

    @Override
    public Integer call() throws Exception {
        var given = given();
        var simulator = simulator(given);
        var vertx = Vertx.vertx();
        try {
            Await.on(vertx.deployVerticle(simulator));
        } catch (Exception e) {
            Await.on(vertx.close());
            throw e;
        }
        var address = "http://127.0.0.1:" + simulator.port() + "/v1";
        System.out.println("The simulated API can be reached at " + address);
        System.out.println("Try it: API_URL=" + address + (given.containsKey(Setting.KEY) ? " API_KEY=… " : " ")
                + FailureText.program() + " run conf/samples/inbox.jsonl");
        System.out.flush();
        return StopSignal.await(vertx::close);
    }

    private Map<Setting, String> given() {
        var given = new EnumMap<Setting, String>(Setting.class);
        for (var setting : Setting.values()) {
            String value = spec.findOption(setting.option()).getValue();
            if (value != null) {
                given.put(setting, value);
            }
        }
        return given;
    }

    private SimulatorVerticle simulator(Map<Setting, String> given) {
        if (port < 0 || port > LAST_PORT) {
            throw new IllegalStateException("--port: " + port + " is out of range; allowed: 0 to " + LAST_PORT);
        }
        try {
            return new SimulatorVerticle(port, given);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
