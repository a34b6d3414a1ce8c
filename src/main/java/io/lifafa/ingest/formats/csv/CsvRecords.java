package io.lifafa.ingest.formats.csv;

import io.lifafa.ingest.formats.input.CharSource;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The records of any CSV separated by commas, blank ones left out. Thread rule: one thread, which it blocks while it reads. */
public final class CsvRecords implements Closeable {
    /** In characters; a longer record has a quote that was never closed. */
    private static final int LONGEST = 1 << 20;

    private final CharSource source;
    private final CsvScanner scanner;

    public CsvRecords(Reader in) {
        this.source = new CharSource(in, LONGEST);
        this.scanner = new CsvScanner(source, ',');
    }

    /**
     * The fields of the next record; empty at the end.
     *
     * @throws IOException if a quote is not closed, or text stands behind a closing one
     */
    public Optional<List<String>> next() throws IOException {
        while (true) {
            switch (scanner.record()) {
                case RECORD -> {
                    return Optional.of(fields());
                }
                case BLANK -> {}
                case END -> {
                    return Optional.empty();
                }
                default ->
                    throw new IOException("a record of the CSV is broken; double each quote inside a quoted text and"
                            + " close every quote");
            }
        }
    }

    private List<String> fields() {
        var fields = new ArrayList<String>(scanner.fields());
        for (int i = 0; i < scanner.fields(); i++) {
            fields.add(scanner.text(i));
        }
        return fields;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
