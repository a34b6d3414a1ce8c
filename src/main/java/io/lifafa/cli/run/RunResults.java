package io.lifafa.cli.run;

import io.lifafa.cli.base.Await;
import io.lifafa.sms.DatePrecision;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Status;
import io.lifafa.store.Archive;
import io.lifafa.store.Duplicate;
import io.lifafa.store.StoredSms;
import io.lifafa.store.failure.StorePatience;
import io.lifafa.web.Views;
import io.vertx.core.json.JsonObject;
import java.io.PrintStream;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads back what became of the SMS of a run: for the result file and for a look at the first transactions. */
public final class RunResults {
    private static final int PAGE = 500;
    private static final String DUPLICATE = "duplicate";

    /** Read, but refused by the store: the input has to be run again. */
    private static final String NOT_TAKEN = "not_taken";

    private final Archive archive;
    private final StorePatience store;
    private final ZoneId zone;
    private final Views views;
    private final Set<String> batches;
    private final IdSpool ids;
    private int shown;

    public RunResults(Archive archive, StorePatience store, ZoneId zone, Set<String> batches, IdSpool ids) {
        this.archive = archive;
        this.store = store;
        this.zone = zone;
        this.views = new Views(zone);
        this.batches = batches;
        this.ids = ids;
    }

    /** Writes the result file, if one is wanted, and shows the first {@code show} transactions. */
    public void write(ResultFile lines, int show) throws Exception {
        int page = lines.isWanted() ? PAGE : Math.max(1, Math.min(PAGE, show * 3));
        ids.forEachPage(page, some -> {
            if (lines.isWanted() || shown < show) {
                var stored = read(some);
                lines(some, stored, lines);
                show(some, stored, show);
            }
        });
    }

    private Map<String, StoredSms> read(List<String> page) throws Exception {
        var distinct = page.stream().distinct().toList();
        return Await.on(store.with(() -> archive.sms(distinct))).stream()
                .collect(Collectors.toMap(it -> it.sms().id(), Function.identity()));
    }

    private void lines(List<String> page, Map<String, StoredSms> stored, ResultFile lines) throws Exception {
        if (!lines.isWanted()) {
            return;
        }
        var duplicates = duplicates(page, stored);
        for (var id : page) {
            var it = stored.get(id);
            lines.write(
                    it == null
                            ? duplicates.getOrDefault(
                                    id, new JsonObject().put("unique_id", id).put("status", NOT_TAKEN))
                            : views.resultLine(it, status(it, lines)));
        }
    }

    /** The lines of those that came before under another id: what became of that one, if that is known by now. */
    private Map<String, JsonObject> duplicates(List<String> page, Map<String, StoredSms> stored) throws Exception {
        var missing =
                page.stream().distinct().filter(id -> !stored.containsKey(id)).toList();
        if (missing.isEmpty()) {
            return Map.of();
        }
        var duplicates = Await.on(store.with(() -> archive.duplicates(missing)));
        var firsts = read(duplicates.stream().map(Duplicate::first).toList());
        return duplicates.stream()
                .collect(Collectors.toMap(
                        Duplicate::id, it -> views.duplicateLine(it, Optional.ofNullable(firsts.get(it.first())))));
    }

    /** What another batch had brought in before, or this run already, is a duplicate. */
    private String status(StoredSms stored, ResultFile lines) {
        boolean first =
                batches.contains(stored.batchId()) && lines.isFirst(stored.sms().id());
        return first ? stored.status().wireName() : DUPLICATE;
    }

    private void show(List<String> page, Map<String, StoredSms> stored, int show) {
        for (var id : page) {
            var it = stored.get(id);
            if (shown < show
                    && it != null
                    && it.status() == Status.PROCESSED
                    && it.extraction().isPresent()) {
                if (shown++ == 0) {
                    Row.header(System.out);
                }
                Row.print(it, it.extraction().get(), zone, System.out);
            }
        }
    }

    /** A transaction on one line. */
    private static final class Row {
        private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;
        private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
        private static final String FORMAT = "%-17s %-7s %15s %-3s %-8s %-24s %-14s%n";

        static void header(PrintStream out) {
            out.printf(FORMAT, "date", "", "amount", "", "account", "counterparty", "reference");
        }

        /** No time where none is known. */
        private static DateTimeFormatter text(Extraction extraction) {
            return extraction
                    .localDay()
                    .filter(it -> it.precision() == DatePrecision.DAY)
                    .map(it -> DAY)
                    .orElse(TIME);
        }

        static void print(StoredSms stored, Extraction extraction, ZoneId zone, PrintStream out) {
            var date = extraction.transactionDate().orElse(stored.sms().date());
            out.printf(
                    FORMAT,
                    text(extraction).format(date.atZone(zone)),
                    extraction.direction().map(it -> it.wireName()).orElse(""),
                    extraction.amount().map(it -> String.format("%,.2f", it)).orElse(""),
                    extraction.currency().orElse(""),
                    extraction.account().flatMap(it -> it.number()).orElse("-"),
                    extraction.counterparty().orElse("-"),
                    extraction.referenceId().orElse("-"));
        }
    }
}
