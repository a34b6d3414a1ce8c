package io.lifafa.example;

import com.hazelcast.config.XmlConfigBuilder;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * An application of another team, in a process of its own, with no class of Lifafa's: it joins the cluster, listens to
 * transactions and has an SMS processed. The documentation shows these lines.
 *
 * <p>It needs {@code vertx-hazelcast} and the file {@code cluster.xml} that comes with Lifafa, in the working directory.
 * Arguments: member, name of the cluster, its password, the directory of this application's certificates.
 */
public final class ExampleApplication {
    private static final int ATTEMPTS = 3;
    private static final int LATER = 503;

    private ExampleApplication() {}

    public static void main(String[] args) throws Exception {
        join(args[0], args[1], args[2], Path.of(args[3]));
    }

    private static void join(String member, String name, String password, Path certificates) throws Exception {
        var config = new XmlConfigBuilder("cluster.xml").build();
        config.setClusterName(clusterName(name, password));
        config.getNetworkConfig().getJoin().getTcpIpConfig().setMembers(List.of(member));
        Vertx.builder()
                .with(new VertxOptions().setEventBusOptions(bus(certificates)))
                .withClusterManager(new HazelcastClusterManager(config))
                .buildClustered()
                .compose(vertx -> listen(vertx).compose(listening -> send(vertx, sms(), ATTEMPTS)))
                .onSuccess(receipt -> System.out.println("accepted " + receipt.encode()))
                .onFailure(ExampleApplication::giveUp);
    }

    /** Lifafa makes the password part of the cluster's name: members with another name are not let in. */
    private static String clusterName(String name, String password) throws Exception {
        var text = (name + "\n" + password).getBytes(StandardCharsets.UTF_8);
        var hash = MessageDigest.getInstance("SHA-256").digest(text);
        return name + "-" + HexFormat.of().formatHex(hash).substring(0, 32);
    }

    /** Nobody speaks on the bus without a certificate of the cluster's authority. */
    private static EventBusOptions bus(Path dir) {
        var key = new PemKeyCertOptions()
                .setCertPath(dir.resolve("tls.crt").toString())
                .setKeyPath(dir.resolve("tls.key").toString());
        var trust = new PemTrustOptions().addCertPath(dir.resolve("ca.crt").toString());
        var options = new EventBusOptions().setTrustAll(false).setClientAuth(ClientAuth.REQUIRED);
        options.setSsl(true).setKeyCertOptions(key).setTrustOptions(trust);
        return options;
    }

    private static Future<Void> listen(Vertx vertx) {
        // Money is a string: java.math.BigDecimal takes it as it is.
        return vertx.eventBus()
                .<JsonObject>consumer(
                        "lifafa.transactions",
                        it -> System.out.println("received " + it.body().encode()))
                .completion();
    }

    /** The same SMS may be sent again without harm: it is taken once, by its id. */
    private static Future<JsonObject> send(Vertx vertx, JsonObject sms, int attempts) {
        return vertx.eventBus()
                .<JsonObject>request("lifafa.ingest", sms, new DeliveryOptions().setSendTimeout(5_000))
                .map(Message::body)
                .recover(failure -> attempts > 1 && isForLater(failure)
                        ? vertx.timer(1_000).compose(now -> send(vertx, sms, attempts - 1))
                        : Future.failedFuture(failure));
    }

    /** Nobody is there, nobody answered in time, or whoever is there asks for patience. */
    private static boolean isForLater(Throwable failure) {
        return failure instanceof ReplyException reply && (reply.failureCode() < 0 || reply.failureCode() == LATER);
    }

    private static JsonObject sms() {
        return new JsonObject()
                .put("unique_id", "example-1")
                .put("user_id", "meera")
                .put("sender", "AX-SURYAB-T")
                .put("body", "Sent Rs.1234567.10 From Surya Bank A/C *8841 To KAVERI TIFFINS On 02/06/2025")
                .put("date", "2025-06-02T15:48:00+05:30");
    }

    private static void giveUp(Throwable failure) {
        System.out.println("not accepted: " + failure.getMessage());
        System.exit(1);
    }
}
