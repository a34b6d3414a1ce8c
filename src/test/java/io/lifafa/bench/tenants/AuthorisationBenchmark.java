package io.lifafa.bench.tenants;

import static io.lifafa.testsupport.Awaiting.await;

import io.lifafa.tenants.Caller;
import io.lifafa.tenants.Ends;
import io.lifafa.tenants.Permission;
import io.lifafa.tenants.access.Authenticator;
import io.lifafa.tenants.jwt.JwtOptions;
import io.lifafa.tenants.jwt.TestIssuer;
import io.lifafa.tenants.jwt.TokenVerifier;
import io.lifafa.tenants.key.GeneratedKey;
import io.lifafa.tenants.key.KeysInMemory;
import io.lifafa.tenants.key.KnownKeys;
import io.lifafa.tenants.key.PresentedKey;
import io.lifafa.testsupport.Awaiting;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Prints the processor time that the authorisation of a request takes, and how soon a revoked key is refused when no notice tells of
 * it. Not a test.
 */
public final class AuthorisationBenchmark {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEYS = 1_000;
    private static final int ROUNDS = 5;
    private static final int FRESH = 500;

    private AuthorisationBenchmark() {}

    public static void main(String[] args) throws IOException {
        var vertx = Vertx.vertx();
        var issuers = List.of(TestIssuer.ec("e"), TestIssuer.rsa("r"));
        var file = Files.createTempFile("keys", ".json");
        try {
            Files.writeString(
                    file, TestIssuer.keySet(issuers.toArray(TestIssuer[]::new)).encode());
            measure(vertx, issuers, file.toString());
        } finally {
            Files.delete(file);
            await(vertx.close());
        }
    }

    private static void measure(Vertx vertx, List<TestIssuer> issuers, String file) {
        var store = new KeysInMemory();
        var keys = new KnownKeys(vertx, store);
        var tokens = new TokenVerifier(vertx, JwtOptions.of("i", Set.of("lifafa"), file));
        await(keys.start());
        await(tokens.start());
        var door = new Authenticator(Optional.of(keys), Optional.of(tokens), reason -> {});
        keys(door, store);
        tokens(door, issuers);
        revocation(door, store);
    }

    private static void keys(Authenticator door, KeysInMemory store) {
        var generated = IntStream.range(0, KEYS).mapToObj(i -> key()).toList();
        generated.forEach(it -> store.insert(it.stored()));
        var known = generated.stream().map(it -> bearer(it.presented().text())).toList();
        var wrong = IntStream.range(0, KEYS)
                .mapToObj(i -> bearer(new PresentedKey(
                                generated.get(i).presented().id(),
                                key().presented().secret())
                        .text()))
                .toList();
        known.forEach(it -> await(door.authenticate(it)));
        print("known key", 200_000, i -> door.authorise(known.get(i % KEYS), Permission.READ));
        print("wrong secret of a known key", 200_000, i -> door.authorise(wrong.get(i % KEYS), Permission.READ));
        var nobodys = IntStream.range(0, KEYS)
                .mapToObj(i -> bearer(key().presented().text()))
                .toList();
        nobodys.forEach(it -> Ends.refusal(door.authenticate(it)));
        print("unknown id, asked for before", 200_000, i -> door.authorise(nobodys.get(i % KEYS), Permission.READ));
        System.out.printf("reads of the store for %d ids, each asked for by itself: %d%n", 2 * KEYS, store.reads());
    }

    private static void tokens(Authenticator door, List<TestIssuer> issuers) {
        for (var issuer : issuers) {
            var algorithm = issuer.jwk().getString("alg");
            var seen = bearer(token(issuer, 0));
            await(door.authenticate(seen));
            print("token seen before, " + algorithm, 100_000, i -> door.authorise(seen, Permission.READ));
            for (int round = 0; round <= ROUNDS; round++) {
                printFresh(door, issuer, round);
            }
        }
    }

    /** One after another; time that passes, for another thread does the work. The first round only warms up. */
    private static void printFresh(Authenticator door, TestIssuer issuer, int round) {
        var tokens = IntStream.range(0, FRESH)
                .mapToObj(i -> bearer(token(issuer, 1 + round * FRESH + i)))
                .toList();
        long start = System.nanoTime();
        tokens.forEach(it -> await(door.authorise(it, Permission.READ)));
        if (round > 0) {
            System.out.printf(
                    "token never seen, %s: %.0f us%n",
                    issuer.jwk().getString("alg"), (System.nanoTime() - start) / 1e3 / FRESH);
        }
    }

    private static void revocation(Authenticator door, KeysInMemory store) {
        for (int round = 0; round < ROUNDS; round++) {
            var key = key();
            store.insert(key.stored());
            var header = bearer(key.presented().text());
            await(door.authenticate(header));
            store.revoke("north", key.presented().id(), Instant.now());
            long start = System.nanoTime();
            Awaiting.until(
                    "the token has expired", () -> door.authenticate(header).failed());
            System.out.printf(
                    "revoked key refused without a notice after %.0f ms%n", (System.nanoTime() - start) / 1e6);
        }
    }

    /** The first round only warms up. */
    private static void print(String what, int count, IntFunction<Future<Caller>> request) {
        var cpu = ManagementFactory.getThreadMXBean();
        for (int round = 0; round <= ROUNDS; round++) {
            long start = cpu.getCurrentThreadCpuTime();
            for (int i = 0; i < count; i++) {
                if (!request.apply(i).isComplete()) {
                    throw new IllegalStateException("not answered from memory: " + what);
                }
            }
            if (round > 0) {
                System.out.printf("%s: %.2f us%n", what, (cpu.getCurrentThreadCpuTime() - start) / 1e3 / count);
            }
        }
    }

    private static GeneratedKey key() {
        return GeneratedKey.generate(RANDOM, "north", Set.of(Permission.READ), "", Instant.now(), Optional.empty());
    }

    private static Optional<String> bearer(String credential) {
        return Optional.of("Bearer " + credential);
    }

    private static String token(TestIssuer issuer, int number) {
        return issuer.token(new JsonObject()
                .put("iss", "i")
                .put("aud", "lifafa")
                .put("sub", "s" + number)
                .put("tenant", "north")
                .put("scope", "read")
                .put("exp", Instant.now().getEpochSecond() + 3_600));
    }
}
