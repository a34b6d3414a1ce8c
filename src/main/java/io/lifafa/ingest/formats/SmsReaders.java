package io.lifafa.ingest.formats;

import io.lifafa.ingest.formats.csv.CsvSmsReader;
import io.lifafa.ingest.formats.input.CharSource;
import io.lifafa.ingest.formats.input.InputDecoding;
import io.lifafa.ingest.formats.input.ReadOptions;
import io.lifafa.ingest.formats.input.UnreadableInputException;
import io.lifafa.ingest.formats.input.UnsupportedInputException;
import io.lifafa.ingest.formats.item.ReadItem;
import io.lifafa.ingest.formats.item.SmsReader;
import io.lifafa.ingest.formats.json.JsonSmsReader;
import io.lifafa.ingest.formats.json.ParsedItems;
import io.lifafa.ingest.formats.xml.XmlSmsReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Opens inputs.
 *
 * <pre>{@code
 * try (var reader = SmsReaders.open(in, Format.ofFileName(name), ReadOptions.of(tenant, user, zone))) {
 *     for (var item = reader.next(); item.isPresent(); item = reader.next()) { … }
 * } catch (UnreadableInputException e) { … what came before stays valid … }
 * }</pre>
 */
public final class SmsReaders {
    private SmsReaders() {}

    /**
     * Opens an input of any length, packed with gzip or not. Blocks until its first characters are there.
     *
     * @param in closed with the reader, and at once if this fails
     * @param format as announced; empty = found out by the first characters. An announced {@link Format#JSON} may turn out
     *     to be NDJSON and is then read as such
     * @throws UnreadableInputException if the input is damaged or of no known kind from its first byte on
     * @throws IOException if the stream fails
     */
    public static SmsReader open(InputStream in, Optional<Format> format, ReadOptions options) throws IOException {
        try {
            var source = new CharSource(InputDecoding.open(in, options), options.maxItemChars());
            var reader = reader(source, format(source, format, options), options);
            return options.rejectConflicts() ? new IdConflicts(reader) : reader;
        } catch (IOException e) {
            close(in, e);
            throw e;
        }
    }

    /**
     * Reads JSON that is parsed already: an SMS, an array, or a wrapper, as maps and lists or as Vert.x's JsonObject and
     * JsonArray. Never fails.
     */
    public static List<ReadItem> read(Object parsedJson, ReadOptions options) {
        var items = new ArrayList<ReadItem>();
        new ParsedItems(options, items::add).read(parsedJson);
        if (options.rejectConflicts()) {
            items.replaceAll(new IdConflicts()::check);
        }
        return items;
    }

    private static Format format(CharSource source, Optional<Format> announced, ReadOptions options)
            throws IOException {
        var sniffer = new FormatSniffer(source);
        if (announced.isEmpty()) {
            return sniffer.sniff();
        }
        return switch (announced.get()) {
            case JSON -> sniffer.jsonOrLines();
            case FORM -> formOrOther(sniffer, options);
            default -> announced.get();
        };
    }

    private static Format formOrOther(FormatSniffer sniffer, ReadOptions options) throws IOException {
        var found = sniffer.isForm() ? Format.FORM : sniffer.sniff();
        if (found == Format.FORM && !options.formEncoded()) {
            throw new UnsupportedInputException(
                    "form-encoded SMS are not taken unless ingest.form_encoded is true, as any"
                            + " web page can send them; set it, or send application/json");
        }
        return found;
    }

    private static SmsReader reader(CharSource source, Format format, ReadOptions options) {
        return switch (format) {
            case JSON -> new JsonSmsReader(source, options, false);
            case NDJSON -> new JsonSmsReader(source, options, true);
            case CSV -> new CsvSmsReader(source, options);
            case XML -> new XmlSmsReader(source, options);
            case FORM -> new FormSmsReader(source, options);
        };
    }

    private static void close(InputStream in, IOException failure) {
        try {
            in.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
