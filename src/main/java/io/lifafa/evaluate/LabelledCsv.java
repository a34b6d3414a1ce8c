package io.lifafa.evaluate;

import io.lifafa.evaluate.LabelledFile.Unusable;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads one record of CSV by the names in its header. */
final class LabelledCsv implements LabelledFile.Line<List<String>> {
    private static final String NOT_JUDGED = "?";

    /** Spreadsheets put it in front. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Map<String, Integer> columns = new HashMap<>();
    private final LabelledLine lines;

    /** @throws IOException if the header lacks a column that is needed */
    LabelledCsv(List<String> header, LabelledLine lines) throws IOException {
        for (int i = 0; i < header.size(); i++) {
            columns.putIfAbsent(
                    header.get(i)
                            .replace(BYTE_ORDER_MARK, "")
                            .strip()
                            .toLowerCase(Locale.ROOT)
                            .replace(' ', '_'),
                    i);
        }
        for (var needed : List.of("body", "message_intent")) {
            if (!columns.containsKey(needed)) {
                throw new IOException(
                        "the header has no column " + needed
                                + "; name the columns sender, body, date, message_intent, and those of the values to be judged");
            }
        }
        this.lines = lines;
    }

    @Override
    public LabelledSms read(int number, List<String> record) throws Unusable {
        var values = new EnumMap<Measure, Optional<String>>(Measure.class);
        Stream.of(Measure.values()).forEach(it -> names(it)
                .filter(columns::containsKey)
                .findFirst()
                .map(name -> cell(record, name))
                .filter(value -> !value.equals(Optional.of(NOT_JUDGED)))
                .ifPresent(value -> values.put(it, value)));
        return lines.of(number, name -> cell(record, name), values);
    }

    /** {@code account.account_number}, {@code account_number} or {@code account}. */
    private static Stream<String> names(Measure measure) {
        var path = measure.field().path();
        return Stream.of(path, path.substring(path.indexOf('.') + 1), measure.wireName());
    }

    private Optional<String> cell(List<String> record, String name) {
        return Optional.ofNullable(columns.get(name))
                .filter(i -> i < record.size())
                .map(record::get)
                .map(String::strip)
                .filter(it -> !it.isEmpty());
    }
}
