package io.lifafa.ingest.formats.csv;

import io.lifafa.ingest.formats.input.CharSource;
import io.lifafa.ingest.formats.input.UnreadableInputException;
import io.lifafa.ingest.formats.item.Alias;
import io.lifafa.ingest.formats.item.SmsField;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The header line of a CSV: which column holds which field. Without a header nothing is taken by guess.
 *
 * @param columns per column what it holds; empty for one that means nothing here
 */
record CsvHeader(char separator, List<Optional<Alias>> columns) {
    private static final char[] SEPARATORS = {',', ';', '\t'};
    private static final SmsField[] REQUIRED = {SmsField.SENDER, SmsField.BODY, SmsField.DATE};

    /** Reads the header with the separator that makes the most sense of it. */
    static CsvHeader read(CharSource source) throws IOException {
        skipBlankLines(source);
        if (source.startsWith("sep=")) {
            source.skipTo('\n', '\n', '\n');
            skipBlankLines(source);
        }
        var best = read(source, SEPARATORS[0]);
        for (var separator : SEPARATORS) {
            source.rewind(0);
            var header = read(source, separator);
            best = header.known() > best.known() ? header : best;
        }
        best.validate();
        source.rewind(0);
        new CsvScanner(source, best.separator).record();
        return best;
    }

    private static void skipBlankLines(CharSource source) throws IOException {
        source.mark();
        for (var c = source.peek(); c >= 0 && c <= ' '; c = source.peek()) {
            source.next();
            if (c == '\n') {
                source.mark();
            }
        }
        if (source.peek() == CharSource.END) {
            throw new UnreadableInputException("the input is empty; send at least one SMS");
        }
        source.rewind(0);
    }

    private static CsvHeader read(CharSource source, char separator) throws IOException {
        var scanner = new CsvScanner(source, separator);
        var columns = new ArrayList<Optional<Alias>>();
        if (scanner.record() == CsvScanner.Ending.RECORD) {
            for (var i = 0; i < scanner.fields(); i++) {
                var name = scanner.text(i)
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .replace(' ', '_')
                        .replace('-', '_');
                columns.add(Alias.of(name));
            }
        }
        return new CsvHeader(separator, List.copyOf(columns));
    }

    private long known() {
        return columns.stream().flatMap(Optional::stream).count();
    }

    private void validate() throws UnreadableInputException {
        var present = columns.stream().flatMap(Optional::stream).toList();
        var missing = Stream.of(REQUIRED)
                .filter(field -> present.stream().noneMatch(alias -> alias.field() == field))
                .map(SmsField::fieldName)
                .toList();
        if (!missing.isEmpty()) {
            throw new UnreadableInputException("read as CSV, the input has no header line with "
                    + String.join(", ", missing) + "; send JSON or XML, or name the columns in the first line: "
                    + expected());
        }
        for (var alias : present) {
            if (!alias.isBorrowed() && present.indexOf(alias) != present.lastIndexOf(alias)) {
                throw new UnreadableInputException(
                        "the header names the column " + alias.name() + " twice; name each column once");
            }
        }
    }

    private static String expected() {
        return Stream.of(SmsField.values()).map(SmsField::described).collect(Collectors.joining(", "));
    }
}
