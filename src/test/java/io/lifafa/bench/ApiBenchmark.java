package io.lifafa.bench;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The whole engine against an extraction API of known capacity: rules filter on, learning cache off, all else as it comes.
 * Each scenario has an API process, a node and a store of its own. Prints a table.
 *
 * <p>System properties: {@code bench.oracle}, an {@code oracle_api.mjs}, and {@code bench.workload}, its file of SMS with
 * their truth (without both: our own simulator and generated SMS); {@code bench.scenarios}, some of pool, rate,
 * workers, rates, faults, drop, swap, noise (default: all); {@code bench.seconds}, how long each stretch lasts (default 60);
 * {@code bench.subject=naive} measures a simple client in the place of the engine.
 */
public final class ApiBenchmark {
    private static final double SHARE_IN_FAULTS = 0.7;
    private static final double SHARE_AFTER_STEP = 0.9;
    private static final double SHARE_OF_POOL = 0.95;
    private static final double MOST_REJECTED = 0.01;
    private static final double MOST_CALLS = 1.35;
    private static final int SMS_PER_CALL = 20;
    private static final int WORKERS = 16;
    private static final int FAULTY_SMS = 30_000;
    private static final int WRONG_SMS = 3_000;
    private static final int GENERATED = 10_000;

    private final Optional<Path> oracle = path("bench.oracle");
    private final Optional<Path> workloadFile = path("bench.workload");
    private final double seconds = Double.parseDouble(System.getProperty("bench.seconds", "60"));
    private final boolean naive = "naive".equals(System.getProperty("bench.subject"));
    private final Path dir;
    private final Workload workload;

    private interface Work {
        List<Row> measure(ApiProcess api, Function<Long, Measurement> begin) throws Exception;
    }

    private ApiBenchmark(Path dir) throws IOException {
        if (oracle.isPresent() != workloadFile.isPresent()) {
            throw new IllegalArgumentException("bench.oracle and bench.workload go together; give both or neither");
        }
        this.dir = dir;
        this.workload = workloadFile.isPresent()
                ? Workload.of(workloadFile.get())
                : Workload.generated(dir.resolve("generated.jsonl"), GENERATED);
    }

    private static Optional<Path> path(String property) {
        return Optional.ofNullable(System.getProperty(property))
                .filter(it -> !it.isBlank())
                .map(Path::of);
    }

    public static void main(String[] args) throws Exception {
        int code = 1;
        var dir = Files.createTempDirectory("lifafa-bench-api");
        try {
            new ApiBenchmark(dir).run();
            code = 0;
        } finally {
            delete(dir);
            // Whatever still runs in a node that did not stop must not keep the process.
            Runtime.getRuntime().exit(code);
        }
    }

    private void run() throws Exception {
        var all = scenarios();
        var wanted = System.getProperty("bench.scenarios", "");
        var names = wanted.isBlank() ? List.copyOf(all.keySet()) : List.of(wanted.split(","));
        if (!all.keySet().containsAll(names)) {
            throw new IllegalArgumentException("bench.scenarios: there are " + String.join(", ", all.keySet()));
        }
        System.out.println("API: " + oracle.map(Path::toString).orElse("lifafa simulate") + ", " + workload.size()
                + " SMS over and over, " + (naive ? "asked by a naive client" : "the whole engine"));
        Row.header(System.out);
        for (var name : names) {
            for (var row : measure(name, all.get(name))) {
                row.print(System.out);
            }
        }
    }

    private Map<String, Work> scenarios() {
        var all = new LinkedHashMap<String, Work>();
        all.put("pool", this::pool);
        all.put("rate", this::rate);
        all.put("workers", (api, begin) -> steps(api, begin, ApiPhase.workers(seconds, 16, 4, 32)));
        all.put("rates", (api, begin) -> steps(api, begin, ApiPhase.rates(seconds, 10, 3, 20)));
        all.put("faults", this::faults);
        all.put("drop", (api, begin) -> wrong(api, begin, "drop"));
        all.put("swap", (api, begin) -> wrong(api, begin, "swap"));
        all.put("noise", (api, begin) -> wrong(api, begin, "noise"));
        return all;
    }

    private List<Row> measure(String name, Work work) throws Exception {
        var data = dir.resolve("data-" + name);
        try (var api = api()) {
            var measurements = new ArrayList<Measurement>();
            try (var subject = naive ? new NaiveSubject(api.url()) : NodeSubject.start(api.url(), data)) {
                var rows = work.measure(api, count -> {
                    measurements.add(new Measurement(api, subject, workload, name, count));
                    return measurements.get(0);
                });
                measurements.forEach(Measurement::close);
                return rows;
            }
        } catch (Exception e) {
            e.printStackTrace();
            return List.of(new Row(name, "", "could not be measured: " + e, false));
        } finally {
            delete(data);
        }
    }

    private ApiProcess api() throws IOException, InterruptedException {
        if (oracle.isPresent()) {
            return ApiProcess.oracle(oracle.get(), workloadFile.orElseThrow());
        }
        var api = ApiProcess.simulator();
        try {
            api.warmUp(workload);
            return api;
        } catch (IOException | InterruptedException e) {
            api.close();
            throw e;
        }
    }

    private List<Row> pool(ApiProcess api, Function<Long, Measurement> begin) throws Exception {
        api.set(new JsonObject().put("workers", WORKERS));
        var run = begin.apply(Long.MAX_VALUE);
        run.until(seconds);
        double ideal = ApiPhase.ofWorkers(WORKERS);
        double early = run.samples().itemsPerSecond(seconds / 6, seconds / 3);
        double sustained = run.samples().itemsPerSecond(seconds / 3, seconds);
        return List.of(new Row(
                "16 workers, 200 ms + 20 ms per SMS",
                "&ge; %.0f SMS/s".formatted(SHARE_OF_POOL * ideal),
                "%.0f SMS/s from second %.0f on (%.0f from second %.0f to %.0f; at most %.0f)"
                        .formatted(sustained, seconds / 3, early, seconds / 6, seconds / 3, ideal),
                sustained >= SHARE_OF_POOL * ideal));
    }

    private List<Row> rate(ApiProcess api, Function<Long, Measurement> begin) throws Exception {
        api.set(new JsonObject().put("workers", 1000).put("rate", 10).put("burst", 10));
        var run = begin.apply(Long.MAX_VALUE);
        run.until(seconds);
        double ideal = ApiPhase.ofRate(10);
        double rate = run.samples().itemsPerSecond(0, seconds);
        var last = run.samples().last();
        double rejected = last.requests() == 0 ? 0 : (double) last.rejected() / last.requests();
        return List.of(
                new Row(
                        "10 requests/s, burst 10, cold start",
                        "&ge; %.0f SMS/s".formatted(SHARE_OF_POOL * ideal),
                        "%.0f SMS/s over %.0f s (%.0f from second %.0f on)"
                                .formatted(
                                        rate, seconds, run.samples().itemsPerSecond(seconds / 3, seconds), seconds / 3),
                        rate >= SHARE_OF_POOL * ideal),
                new Row(
                        "the same: calls answered 429",
                        "&le; 1 %",
                        "%.2f %% (%d of %d)".formatted(rejected * 100, last.rejected(), last.requests()),
                        last.requests() > 0 && rejected <= MOST_REJECTED));
    }

    private List<Row> steps(ApiProcess api, Function<Long, Measurement> begin, List<ApiPhase> steps) throws Exception {
        api.set(steps.get(0).settings());
        var run = begin.apply(Long.MAX_VALUE);
        var rows = new ArrayList<Row>();
        var before = "start";
        for (var step : steps) {
            api.set(step.settings());
            run.until(step.to());
            double rate = step.settledRate(run.samples());
            rows.add(new Row(
                    before + " &rarr; " + step.name(),
                    "&ge; %.0f SMS/s".formatted(SHARE_AFTER_STEP * step.limit()),
                    "%.0f SMS/s from %.0f s after the step on (at most %.0f)"
                            .formatted(rate, (step.to() - step.from()) / 3, step.limit()),
                    rate >= SHARE_AFTER_STEP * step.limit()));
            before = step.name();
        }
        return rows;
    }

    private List<Row> faults(ApiProcess api, Function<Long, Measurement> begin) throws Exception {
        api.set(new JsonObject()
                .put("workers", WORKERS)
                .put("fail", 0.2)
                .put("garbage", 0.05)
                .put("hang", 0.02));
        var run = begin.apply((long) FAULTY_SMS);
        double ideal = ApiPhase.ofWorkers(WORKERS);
        run.untilSettled(60 + 4 * FAULTY_SMS / ideal);
        var score = run.score();
        var last = run.samples().last();
        double asked = workload.asked(FAULTY_SMS);
        double rate = asked / last.seconds();
        double busy = run.samples().itemsPerSecond(10, run.samples().momentOf(FAULTY_SMS * 8 / 10));
        double calls = last.requests() / (asked / SMS_PER_CALL);
        var stats = api.stats();
        var name = "20 % fail, 5 % garbage, 2 % hang";
        return List.of(
                new Row(
                        name + ", 30,000 SMS",
                        "all right",
                        score.describe(),
                        score.right() == FAULTY_SMS && last.settled() == FAULTY_SMS),
                new Row(
                        "the same: rate while there is work",
                        "&ge; %.0f SMS/s".formatted(SHARE_IN_FAULTS * ideal),
                        "%.0f SMS/s from second 10 to the last fifth; %.0f from the start of a cold process to the last SMS"
                                        .formatted(busy, rate)
                                + " (%,d settled in %.1f s)".formatted(last.settled(), last.seconds()),
                        busy >= SHARE_IN_FAULTS * ideal && last.settled() == FAULTY_SMS),
                new Row(
                        "the same: calls sent per call needed",
                        "&le; %.2f".formatted(MOST_CALLS),
                        "%.2f (%d for %.0f SMS; %d failed, %d garbage, %d hung, %d answered: none wasted, it were %.2f)"
                                .formatted(
                                        calls,
                                        last.requests(),
                                        asked,
                                        stats.getLong("failed500"),
                                        stats.getLong("garbage"),
                                        stats.getLong("hung"),
                                        stats.getLong("ok"),
                                        (double) last.requests() / stats.getLong("ok")),
                        last.requests() > 0 && calls <= MOST_CALLS));
    }

    private List<Row> wrong(ApiProcess api, Function<Long, Measurement> begin, String kind) throws Exception {
        api.set(new JsonObject().put("workers", WORKERS).put(kind, 0.1));
        var run = begin.apply((long) WRONG_SMS);
        boolean ended = run.untilSettled(60 + 4 * WRONG_SMS / ApiPhase.ofWorkers(WORKERS));
        var score = run.score();
        var stats = api.stats();
        boolean noise = kind.equals("noise");
        long bad = noise ? score.notInText() : score.wrong();
        return List.of(new Row(
                "%s 10 %%, %,d SMS".formatted(kind, WRONG_SMS),
                noise ? "no value stored that is not in the SMS" : "no wrong row",
                "%d values not in the SMS; %s; %d calls in %.1f s%s"
                        .formatted(
                                score.notInText(),
                                score.describe(),
                                stats.getLong("requests"),
                                run.samples().last().seconds(),
                                ended ? "" : "; not all settled"),
                // An engine that never asks meets no wrong answer.
                ended && stats.getLong("requests") > 0 && bad == 0 && score.notInText() == 0));
    }

    private static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (var files = Files.walk(path)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
