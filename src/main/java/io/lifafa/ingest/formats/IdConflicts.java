package io.lifafa.ingest.formats;

import io.lifafa.ingest.formats.item.Fault;
import io.lifafa.ingest.formats.item.ReadItem;
import io.lifafa.ingest.formats.item.SmsField;
import io.lifafa.ingest.formats.item.SmsReader;
import io.lifafa.sms.Sms;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Rejects an SMS that bears the id of an earlier one of the same input but says something else.
 *
 * <p>Remembers the last {@link #MEMORY} ids, so that memory does not grow with the input; what is further apart is found
 * by the pipeline. Thread rule: as the reader.
 */
final class IdConflicts implements SmsReader {
    static final int MEMORY = 10_000;

    private final SmsReader reader;
    private final Map<String, Seen> seen = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Seen> eldest) {
            return size() > MEMORY;
        }
    };

    /** Where an id stood first, and what its SMS said: two texts with one hash are left to the pipeline, too. */
    private record Seen(long index, int body, int user) {
        boolean isSameAs(Sms sms) {
            return body == sms.body().hashCode() && user == sms.userId().hashCode();
        }
    }

    IdConflicts(SmsReader reader) {
        this.reader = reader;
    }

    /** For items that were read already. */
    IdConflicts() {
        this(new SmsReader() {
            @Override
            public Optional<ReadItem> next() {
                return Optional.empty();
            }

            @Override
            public void close() {
                // nothing is open
            }
        });
    }

    @Override
    public Optional<ReadItem> next() throws IOException {
        return reader.next().map(this::check);
    }

    ReadItem check(ReadItem item) {
        if (!(item instanceof ReadItem.Accepted accepted)) {
            return item;
        }
        var sms = accepted.sms();
        var first = seen.putIfAbsent(
                sms.id(),
                new Seen(item.index(), sms.body().hashCode(), sms.userId().hashCode()));
        return first == null || first.isSameAs(sms)
                ? item
                : new Fault(
                                SmsField.ID.fieldName(),
                                "unique_id is that of item " + first.index()
                                        + ", which says something else; give each SMS an id of its own")
                        .at(item.index());
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
