package io.lifafa.ingest.formats.csv;

import io.lifafa.ingest.formats.input.CharSource;
import io.lifafa.ingest.formats.input.ReadOptions;
import io.lifafa.ingest.formats.item.Defaults;
import io.lifafa.ingest.formats.item.Fault;
import io.lifafa.ingest.formats.item.QueuedReader;
import io.lifafa.ingest.formats.item.RawItem;
import io.lifafa.ingest.formats.item.SmsNormalizer;
import java.io.IOException;
import java.util.Optional;

/** Reads CSV with a header line. */
public final class CsvSmsReader extends QueuedReader {
    private static final Fault BROKEN = Fault.item(
            "text stands behind a closing quote; double each quote inside a quoted text and close every quote");

    private final CharSource source;
    private final ReadOptions options;
    private final SmsNormalizer normalizer;
    private final RawItem item = new RawItem();
    private Optional<Body> body = Optional.empty();

    /** What follows the header. */
    private record Body(CsvHeader header, CsvScanner scanner) {}

    public CsvSmsReader(CharSource source, ReadOptions options) {
        super(source);
        this.source = source;
        this.options = options;
        this.normalizer = new SmsNormalizer(options);
    }

    @Override
    protected void step() throws IOException {
        if (body.isEmpty()) {
            var header = CsvHeader.read(source);
            body = Optional.of(new Body(header, new CsvScanner(source, header.separator())));
        }
        var scanner = body.get().scanner();
        switch (scanner.record()) {
            case RECORD -> record(body.get().header(), scanner);
            case BLANK -> {}
            case BROKEN -> reject(BROKEN, scanner);
            case TOO_LARGE -> reject(Fault.tooLarge(options.maxItemChars()), scanner);
            case TORN -> reject(Fault.torn(), scanner);
            case END -> end();
        }
    }

    private void reject(Fault fault, CsvScanner scanner) throws IOException {
        ready().add(fault.at(nextIndex()));
        scanner.resync();
    }

    private void record(CsvHeader header, CsvScanner scanner) {
        var columns = header.columns().size();
        if (scanner.fields() < columns || hasMore(scanner, columns)) {
            ready().add(miscounted(scanner, columns).at(nextIndex()));
            return;
        }
        item.clear();
        for (var i = 0; i < columns; i++) {
            var alias = header.columns().get(i);
            if (alias.isPresent()) {
                item.text(alias.get(), scanner.text(i));
            }
        }
        ready().add(normalizer.normalize(item, Defaults.NONE, nextIndex()));
    }

    /** Spreadsheets like to end lines with empty columns: those do no harm. */
    private static boolean hasMore(CsvScanner scanner, int columns) {
        for (var i = columns; i < scanner.fields(); i++) {
            if (!scanner.isEmpty(i)) {
                return true;
            }
        }
        return false;
    }

    private static Fault miscounted(CsvScanner scanner, int columns) {
        if (scanner.atEnd() && scanner.fields() < columns) {
            return Fault.torn();
        }
        return Fault.item("the line has " + scanner.fields() + " columns where the header has " + columns
                + "; quote a text that holds the separator or a line break");
    }
}
