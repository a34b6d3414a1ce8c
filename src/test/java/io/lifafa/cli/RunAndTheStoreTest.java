package io.lifafa.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.store.embedded.EmbeddedOptions;
import io.lifafa.store.embedded.server.EmbeddedServer;
import io.lifafa.testsupport.Awaiting;
import io.lifafa.testsupport.FakeApi;
import io.lifafa.testsupport.PaymentApi;
import io.lifafa.testsupport.SampleSms;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code lifafa run} on a store of its own process. */
@ExtendWith(VertxExtension.class)
@Timeout(90)
class RunAndTheStoreTest {
    @TempDir
    private Path dir;

    /** Connects are tried again every half a second, and a call to the store fails after 300 ms. */
    private static void turnAway(int port, int connections) throws IOException {
        try (var nobody = new ServerSocket(port, 10, InetAddress.getByName("127.0.0.1"))) {
            for (int i = 0; i < connections; i++) {
                nobody.accept().close();
            }
        }
    }

    @Test
    void aStoreThatIsBackAMomentLaterDoesNotEndTheRun(Vertx vertx) throws Exception {
        var lines = Files.write(
                dir.resolve("in.jsonl"),
                IntStream.rangeClosed(1, 40)
                        .mapToObj(i -> SampleSms.payment(i).encode())
                        .toList());
        var options = EmbeddedOptions.inDirectory(dir.resolve("data")).keepingFree(0);
        var gate = Promise.<Void>promise();
        var server = EmbeddedServer.start(options);
        int port = URI.create(server.uri()).getPort();
        try (var api = FakeApi.start(vertx)
                .always((request, seen) -> gate.future().onSuccess(open -> PaymentApi.answer(request, seen)))) {
            var run = CompletableFuture.supplyAsync(() -> Cli.run(
                    "run",
                    lines.toString(),
                    "--set",
                    "store.uri=" + server.uri(),
                    "--set",
                    "store.timeout=300ms",
                    "--set",
                    "api.url=" + api.url()));
            Awaiting.until("the SMS are taken and asked for", () -> !api.seen().isEmpty());
            server.close();
            turnAway(port, 4);
            var back = EmbeddedServer.start(options.onPort(port));
            gate.complete();
            try {
                var result = run.get(60, TimeUnit.SECONDS);
                assertThat(result.code()).as(result.out() + result.err()).isZero();
                assertThat(result.out()).contains("40 processed");
            } finally {
                back.close();
            }
        } finally {
            server.close();
        }
    }
}
