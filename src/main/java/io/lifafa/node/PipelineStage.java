package io.lifafa.node;

import io.lifafa.config.Role;
import io.lifafa.pipeline.PipelineOptions;
import io.lifafa.pipeline.PipelineVerticle;
import io.lifafa.pipeline.Stages;
import io.lifafa.pipeline.WorkersVerticle;
import io.lifafa.rules.Rules;
import io.lifafa.store.document.Holder;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;

/** The workers of a node. */
final class PipelineStage {
    /** Chunks in a worker's hand: the rules are busy with one while another is stored. */
    private static final int CHUNKS_WITH_RULES = 2;

    /** Answers of an API are waited for, so that more of them must be under way: 4,000 SMS a worker, 200 full calls. */
    private static final int CHUNKS_WITH_API = 8;

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    /** More than that would only wait for each other. */
    private static final int MOST_PER_CORE = 2;

    private final NodeContext node;
    private final TenantStage tenants;
    private final AtomicReference<Optional<WorkersVerticle>> workers = new AtomicReference<>(Optional.empty());

    PipelineStage(NodeContext node, TenantStage tenants) {
        this.node = node;
        this.tenants = tenants;
    }

    Future<Void> deploy() {
        var config = node.config();
        var rules = new Rules(config.zone(), config.rules().lexicon());
        var stages = new Stages(
                rules::read,
                CacheStage.client(node),
                ApiStage.client(node),
                config.api().fallback(),
                tenants::templates);
        int asked = config.pipeline().workers();
        int fixed = asked == 0 ? config.node().roles().instancesOf(Role.PIPELINE, 0) : asked;
        IntFunction<PipelineVerticle> create = number -> worker(owner(number), stages);
        var verticle = fixed > 0
                ? new WorkersVerticle(fixed, fixed, fixed, create)
                : new WorkersVerticle(CORES, 1, MOST_PER_CORE * CORES, create);
        workers.set(Optional.of(verticle));
        node.readiness().register("pipeline", StageChecks.pipeline(verticle::states));
        return node.deployments().deploy(() -> verticle, 1);
    }

    private String owner(int number) {
        return Holder.write(
                node.identity().name() + "/" + number, node.identity().id());
    }

    private PipelineVerticle worker(String name, Stages stages) {
        var config = node.config();
        int usual = config.api().url().isPresent() ? CHUNKS_WITH_API : CHUNKS_WITH_RULES;
        var options = new PipelineOptions(
                config.pipeline().orChunks(usual),
                config.store().lease(),
                name,
                config.ingest().idConflict(),
                config.ingest().duplicates(),
                config.rules().accounts(),
                config.store().keepFilteredBodies(),
                config.tenant());
        return new PipelineVerticle(
                options,
                node.services().journal(),
                stages,
                node.metrics(),
                node.clock(),
                tenants.quotas()::templateHits);
    }

    /** The number of workers stays as it is: the node stops. */
    void fix() {
        workers.get().ifPresent(WorkersVerticle::fix);
    }

    /** For people, and for who decides how many nodes there should be. Thread rule: any. */
    JsonObject describe() {
        var states = workers.get().map(WorkersVerticle::states).orElse(List.of());
        return StageChecks.counts(states)
                .put("closed_chunks", workers.get().map(WorkersVerticle::closed).orElse(0L));
    }
}
