package io.lifafa.cli.evaluate;

import io.lifafa.cli.base.Await;
import io.lifafa.cli.base.ExitCode;
import io.lifafa.cli.run.ApiPatience;
import io.lifafa.cli.run.IdSpool;
import io.lifafa.cli.run.Progress;
import io.lifafa.cli.run.ResultFile;
import io.lifafa.cli.run.RunResults;
import io.lifafa.cli.run.RunSummary;
import io.lifafa.cli.run.RunWork;
import io.lifafa.config.LifafaConfig;
import io.lifafa.evaluate.Answerer;
import io.lifafa.evaluate.LabelledSms;
import io.lifafa.evaluate.Response;
import io.lifafa.evaluate.ResultsAnswerer;
import io.lifafa.files.OwnerOnly;
import io.lifafa.json.Form;
import io.lifafa.json.SmsJson;
import io.lifafa.node.Node;
import io.lifafa.store.failure.StorePatience;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A whole node with an empty store of its own, which asks the configured API; what it keeps is gone afterwards.
 * Thread rule: one thread, which it blocks.
 */
final class EngineAnswerer implements Answerer {
    private static final Duration STORE_AWAY = Duration.ofMinutes(1);

    private final LifafaConfig config;
    private final Path directory;
    private final Duration giveUpAfter;

    /**
     * @param config with a store in {@code directory}
     * @param directory for what is needed meanwhile; the caller removes it
     * @param giveUpAfter how long an outage of the API may last
     */
    EngineAnswerer(LifafaConfig config, Path directory, Duration giveUpAfter) {
        this.config = config;
        this.directory = directory;
        this.giveUpAfter = giveUpAfter;
    }

    @Override
    public List<Response> read(List<LabelledSms> messages) throws Exception {
        var input = directory.resolve("messages.ndjson");
        write(messages, input);
        var results = directory.resolve("results.ndjson");
        var node = Await.on(Node.begin(config, false).node());
        try {
            run(node, input, results);
        } finally {
            Await.on(node.stop());
        }
        return new ResultsAnswerer(results, config.zone()).read(messages);
    }

    private void write(List<LabelledSms> messages, Path input) throws IOException {
        try (var writer = OwnerOnly.writer(input)) {
            for (var message : messages) {
                var json = new JsonObject().put("unique_id", message.sms().id());
                SmsJson.fields(json, message.sms(), Form.http(config.zone()));
                writer.write(json.encode() + "\n");
            }
        }
    }

    private void run(Node node, Path input, Path results) throws Exception {
        var summary = new RunSummary();
        var store = new StorePatience(node.vertx(), STORE_AWAY);
        try (var ids = new IdSpool();
                var lines = ResultFile.open(Optional.of(results))) {
            try (var progress = new Progress(node.vertx())) {
                var patience = new ApiPatience(giveUpAfter, System::nanoTime);
                new RunWork(node, node.reading(), store, patience, ids, summary, progress)
                        .on(List.of(input.toString()));
            }
            new RunResults(node.services().archive(), store, config.zone(), summary.batchIds(), ids).write(lines, 0);
        }
        if (summary.exitCode() == ExitCode.FAILED) {
            throw new IOException("the API did not answer all messages; see lifafa run for what is wrong");
        }
    }
}
