package io.lifafa.bench.cluster;

import io.lifafa.bench.Row;
import java.nio.file.Path;
import java.util.List;

/** Something that is measured of a cluster, with processes of its own, which it ends. */
interface ClusterScenario {
    /**
     * Measures.
     *
     * @param dir for everything that its processes write
     */
    List<Row> measure(Path dir) throws Exception;

    /** After so many seconds something must be wrong. */
    double longestSeconds();
}
