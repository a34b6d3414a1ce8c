package io.lifafa.store.embedded.index;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import io.lifafa.store.embedded.file.StoreFormat;
import io.lifafa.store.embedded.key.KeyEncoder;
import io.lifafa.store.embedded.maps.StoreMaps;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlannerTest {

    private static final Document NO_ORDER = new Document();

    private final StoreMaps maps = new StoreMaps(StoreFormat.openInMemory());
    private final IdIndex byId = new IdIndex(maps.rows("db.c"), "_id_");
    private final SortedIndex byUser = index("user", false, new IndexKey("user", true));
    private final SortedIndex byUserAndDate =
            index("history", false, new IndexKey("user", true), new IndexKey("date", false), new IndexKey("_id", true));
    private final SortedIndex bySparse = index("sparse", true, new IndexKey("sparse", true));

    @Test
    void anIdAndAConditionGoByTheId() {
        Plan plan = plan(new Document("epoch", 3).append("_id", "x"), NO_ORDER).orElseThrow();

        assertThat(plan.index()).isSameAs(byId);
        assertThat(plan.points()).isTrue();
        assertThat(plan.ranges()).hasSize(1);
    }

    @Test
    void idsWithinAnAndGoByTheId() {
        Document ids = new Document("_id", new Document("$in", List.of("x", "y", "x")));

        Plan plan = plan(new Document("$and", List.of(new Document("n", 1), ids)), NO_ORDER)
                .orElseThrow();

        assertThat(plan.index()).isSameAs(byId);
        assertThat(plan.ranges()).hasSize(2);
    }

    @Test
    void aPageOfAUsersHistoryFollowsTheIndexInTheOrderOfTheDate() {
        Document query = new Document("user", "u")
                .append("date", new Document("$gte", Instant.EPOCH).append("$lt", Instant.ofEpochMilli(99)));

        Plan plan = plan(query, new Document("date", -1).append("_id", -1)).orElseThrow();

        assertThat(plan.index()).isSameAs(byUserAndDate);
        assertThat(plan.sortedKeys()).isEqualTo(1);
        assertThat(plan.reverse()).isFalse();
    }

    @Test
    void theOppositeOrderWalksTheIndexBackwards() {
        Plan plan = plan(new Document("user", "u"), new Document("user", 1).append("date", 1))
                .orElseThrow();

        assertThat(plan.sortedKeys()).isEqualTo(2);
        assertThat(plan.reverse()).isTrue();
    }

    @Test
    void aSortByIdAloneWalksTheIds() {
        assertThat(plan(new Document(), new Document("_id", -1)).orElseThrow())
                .returns(byId, Plan::index)
                .returns(true, Plan::reverse)
                .returns(1, Plan::sortedKeys);
    }

    @Test
    void noIndexIsUsedWhereItCouldMissADocument() {
        assertThat(plan(new Document("sparse", null), NO_ORDER)).isEmpty();
        assertThat(plan(new Document(), new Document("sparse", 1))).isEmpty();
        assertThat(plan(new Document("user", List.of("a")), NO_ORDER)).isEmpty();
        assertThat(plan(new Document("user", new Document("$ne", "a")), NO_ORDER))
                .isEmpty();
        assertThat(plan(new Document("$or", List.of(new Document("user", "a"))), NO_ORDER))
                .isEmpty();
    }

    @Test
    void anIndexThatHasSeenAnArrayNeitherSortsNorRanges() {
        byUserAndDate.put(new Document("_id", 1).append("user", List.of("a", "b")), KeyEncoder.of(1));

        Document query = new Document("user", "a").append("date", new Document("$gt", Instant.EPOCH));
        Plan plan = plan(query, new Document("date", -1)).orElseThrow();

        assertThat(plan.sortedKeys()).isZero();
        assertThat(plan.score()).isEqualTo(100);
    }

    private Optional<Plan> plan(Document query, Document sort) {
        return new Planner(query, sort).best(List.of(byId, byUser, byUserAndDate, bySparse));
    }

    private SortedIndex index(String name, boolean sparse, IndexKey... keys) {
        return new SortedIndex(maps, "db.c", name, List.of(keys), false, sparse);
    }
}
