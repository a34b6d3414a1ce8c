package io.lifafa.evaluate;

import io.lifafa.ingest.formats.csv.CsvRecords;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads labelled messages, the good ones beside the bad ones.
 *
 * <p>JSON, one object a line, in one of two shapes: a line of {@code lifafa run --out}, corrected where it was wrong (what
 * it does not name must not be there); or {@code sender}, {@code body}, {@code date} and an object {@code truth} (or
 * {@code expect}) of the same fields (what it does not name is not judged, null must not be there). CSV with a header that
 * names the columns {@code sender}, {@code body}, and of the values those that are judged: an empty cell must not be there,
 * a {@code ?} is not judged.
 *
 * @param messages the readable ones, in the order of the file
 * @param faults one sentence for each line that could not be read: line, field and remedy; never the message's text
 */
public record LabelledFile(List<LabelledSms> messages, List<String> faults) {
    /** So many faults are told one by one. */
    private static final int MOST_FAULTS = 20;

    /** What stands in a line cannot be used. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        Unusable(String message) {
            super(message);
        }
    }

    /** Turns one record into a message. */
    interface Line<T> {
        LabelledSms read(int number, T line) throws Unusable;
    }

    /**
     * @param zone of dates that stand without an offset, and of the days that are compared
     * @throws IOException if the file cannot be read, or is a CSV without a usable header
     */
    public static LabelledFile read(Path file, ZoneId zone) throws IOException {
        var lines = new LabelledLine(file.getFileName().toString().replaceFirst("\\.[^.]*$", ""), zone);
        try (var in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return file.toString().toLowerCase(Locale.ROOT).endsWith(".csv") ? csv(in, lines) : json(in, lines);
        }
    }

    private static LabelledFile json(BufferedReader in, LabelledLine lines) throws IOException {
        var reader = new LabelledJson(lines);
        var found = new Found();
        int number = 0;
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            if (!line.isBlank()) {
                found.add(number, line, reader);
            }
        }
        return found.file();
    }

    private static LabelledFile csv(Reader in, LabelledLine lines) throws IOException {
        try (var records = new CsvRecords(in)) {
            var header = records.next().orElseThrow(() -> new IOException("the file is empty"));
            var reader = new LabelledCsv(header, lines);
            var found = new Found();
            int number = 1;
            for (var record = records.next(); record.isPresent(); record = records.next()) {
                found.add(++number, record.get(), reader);
            }
            return found.file();
        }
    }

    /** What was read so far. */
    private static final class Found {
        private final List<LabelledSms> messages = new ArrayList<>();
        private final List<String> faults = new ArrayList<>();
        private final Set<String> ids = new HashSet<>();
        private int more;

        <T> void add(int number, T record, Line<T> reader) {
            try {
                var message = reader.read(number, record);
                if (!ids.add(message.sms().id())) {
                    throw new Unusable("unique_id: it stands in an earlier line; give each message its own, or none");
                }
                messages.add(message);
            } catch (Unusable fault) {
                if (faults.size() < MOST_FAULTS) {
                    faults.add("line " + number + ": " + fault.getMessage());
                } else {
                    more++;
                }
            }
        }

        LabelledFile file() {
            if (more > 0) {
                faults.add("and " + more + " more lines");
            }
            return new LabelledFile(List.copyOf(messages), List.copyOf(faults));
        }
    }
}
