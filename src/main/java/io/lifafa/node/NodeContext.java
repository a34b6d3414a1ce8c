package io.lifafa.node;

import io.lifafa.bus.Directory;
import io.lifafa.cluster.NodeIdentity;
import io.lifafa.config.IdConflict;
import io.lifafa.config.LifafaConfig;
import io.lifafa.config.Role;
import io.lifafa.health.Readiness;
import io.lifafa.ingest.formats.input.ReadOptions;
import io.lifafa.metrics.Metrics;
import io.lifafa.store.stage.StoreServices;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * What the stages of a node are built from.
 *
 * @param vertx of the node
 * @param config of the node
 * @param identity who the node is
 * @param store the database; empty on a node that uses the stores of others
 * @param directory which other nodes run which stage
 * @param services the store's, wherever they are
 * @param asked the same for what somebody outside waits for: they say soon that the store is away
 * @param metrics of the node
 * @param readiness where each stage says how it is doing
 * @param deployments of the node
 * @param clock of the node
 */
record NodeContext(
        Vertx vertx,
        LifafaConfig config,
        NodeIdentity identity,
        Optional<StoreAccess> store,
        Directory directory,
        StoreServices services,
        StoreServices asked,
        Metrics metrics,
        Readiness readiness,
        Deployments deployments,
        Clock clock) {
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    boolean has(Role role) {
        return config.node().roles().has(role);
    }

    /** So many instances of a stage; one per core if none were asked for. */
    int instancesPerCore(Role role) {
        return config.node().roles().instancesOf(role, CORES);
    }

    /** Silence within a body has a shorter limit of its own; a body that waits for room in the backlog is silent too. */
    Duration idleTimeout() {
        return config.ingest().readTimeout().multipliedBy(4).plusSeconds(5);
    }

    /** How inputs are read on this node. */
    ReadOptions reading() {
        return ReadOptions.of(config.tenant(), config.ingest().defaultUser(), config.zone())
                .withMaxItemChars(config.ingest().maxItemChars())
                .withMaxCompressionRatio(config.ingest().maxCompressionRatio())
                .withFormEncoded(config.ingest().formEncoded())
                .withRejectedConflicts(config.ingest().idConflict() == IdConflict.REJECT);
    }
}
