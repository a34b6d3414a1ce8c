package io.lifafa.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** An index never changes an answer: the same queries on the same documents, with indexes and without. */
class IndexedQueriesTest {

    private static final List<Object> VALUES = new ArrayList<>(Arrays.asList(
            null,
            0,
            1,
            2L,
            2.0,
            2.5,
            -3,
            (1L << 53) + 1,
            1L << 53,
            Decimal128.fromNumber(7),
            "",
            "a",
            "a\0b",
            "ab",
            "é",
            "\uD83D\uDE00",
            "\uFFFD",
            true,
            false,
            Instant.ofEpochMilli(0),
            Instant.ofEpochMilli(-5),
            Instant.ofEpochMilli(1_700_000_000_000L),
            new ObjectId("000000000000000000000001"),
            new Document("x", 1),
            new Document("x", "a").append("y", 2)));

    private static final List<String> FIELDS = List.of("a", "b", "c.d", "_id");

    private static final List<Document> INDEXES = List.of(
            new Document("a", 1),
            new Document("b", -1),
            new Document("a", 1).append("b", -1).append("_id", 1),
            new Document("b", 1).append("a", 1),
            new Document("c.d", 1).append("a", -1));

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    void anIndexedQueryAnswersLikeAScan(@ForAll long seed) {
        compare(new Random(seed), false);
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void anIndexOverArraysAnswersLikeAScan(@ForAll long seed) {
        compare(new Random(seed), true);
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void anUpdateOrDeleteKeepsTheIndexesRight(@ForAll long seed) {
        Random random = new Random(seed);
        Commands commands = filled(random, random.nextBoolean());
        for (int i = 0; i < 15; i++) {
            Document query = query(random);
            Document change = new Document("$set", new Document(FIELDS.get(random.nextInt(2)), value(random)))
                    .append("$inc", new Document("n", 1));
            boolean remove = random.nextInt(4) == 0;
            for (String collection : List.of("indexed", "plain")) {
                if (remove) {
                    commands.delete(collection, query);
                } else {
                    commands.updateAll(collection, query, change);
                }
            }
            same(commands, random);
        }
    }

    private void compare(Random random, boolean arrays) {
        Commands commands = filled(random, arrays);
        for (int i = 0; i < 25; i++) {
            same(commands, random);
        }
    }

    private static void same(Commands commands, Random random) {
        Document query = query(random);
        Document sort = sort(random);
        int skip = random.nextInt(3) == 0 ? random.nextInt(5) : 0;
        int limit = random.nextBoolean() ? 1 + random.nextInt(8) : 0;
        assertThat(commands.find("indexed", query, sort, skip, limit))
                .as("%s sorted by %s, skip %d, limit %d", query, sort, skip, limit)
                .isEqualTo(commands.find("plain", query, sort, skip, limit));
    }

    private static Commands filled(Random random, boolean arrays) {
        Commands commands = Commands.inMemory(Clock.systemUTC());
        boolean indexFirst = random.nextBoolean();
        if (indexFirst) {
            INDEXES.forEach(keys -> commands.createIndex("indexed", keys));
        }
        for (int i = 0; i < 40; i++) {
            Document document = new Document("_id", i % 3 == 0 ? "id" + i : i);
            if (random.nextInt(5) > 0) {
                document.put("a", field(random, arrays));
            }
            if (random.nextInt(5) > 0) {
                document.put("b", random.nextInt(4));
            }
            if (random.nextInt(3) > 0) {
                document.put("c", new Document("d", value(random)));
            }
            commands.insert("indexed", document);
            commands.insert("plain", document);
        }
        if (!indexFirst) {
            INDEXES.forEach(keys -> commands.createIndex("indexed", keys));
        }
        return commands;
    }

    private static Object field(Random random, boolean arrays) {
        if (!arrays || random.nextInt(3) > 0) {
            return value(random);
        }
        return random.ints(1 + random.nextInt(3), 0, 6).boxed().toList();
    }

    private static Object value(Random random) {
        return VALUES.get(random.nextInt(VALUES.size()));
    }

    private static Document query(Random random) {
        Document query = new Document();
        int conditions = random.nextInt(4);
        for (int i = 0; i < conditions; i++) {
            query.put(FIELDS.get(random.nextInt(FIELDS.size())), condition(random));
        }
        return random.nextInt(6) == 0 ? new Document("$and", List.of(query, new Document("n", null))) : query;
    }

    private static Object condition(Random random) {
        Object id = random.nextBoolean() ? "id" + random.nextInt(40) : (Object) random.nextInt(40);
        return switch (random.nextInt(9)) {
            case 0 -> value(random);
            case 1 -> new Document("$in", Arrays.asList(value(random), value(random), id));
            case 2 -> new Document("$gte", value(random));
            case 3 -> new Document("$gt", value(random)).append("$lt", value(random));
            case 4 -> new Document("$lte", random.nextInt(5)).append("$ne", 2);
            case 5 -> new Document("$eq", value(random));
            case 6 -> new Document("$exists", random.nextBoolean());
            case 7 -> random.nextInt(4);
            default -> id;
        };
    }

    /** Always down to the _id, so that there is one right answer. */
    private static Document sort(Random random) {
        Document sort = new Document();
        int keys = random.nextInt(3);
        for (int i = 0; i < keys; i++) {
            sort.put(FIELDS.get(random.nextInt(2)), random.nextBoolean() ? 1 : -1);
        }
        sort.put("_id", random.nextBoolean() ? 1 : -1);
        return sort;
    }
}
