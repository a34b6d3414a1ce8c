package io.lifafa.ingest.formats;

import io.lifafa.ingest.formats.input.CharSource;
import io.lifafa.ingest.formats.input.ReadOptions;
import io.lifafa.ingest.formats.item.Alias;
import io.lifafa.ingest.formats.item.Defaults;
import io.lifafa.ingest.formats.item.Fault;
import io.lifafa.ingest.formats.item.QueuedReader;
import io.lifafa.ingest.formats.item.RawItem;
import io.lifafa.ingest.formats.item.SmsNormalizer;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Reads one SMS of {@code application/x-www-form-urlencoded}, as the webhooks of some forwarders send it. */
final class FormSmsReader extends QueuedReader {
    /** A character of a body may be written by as many: {@code %F0%9F%98%80} are two UTF-16 units. */
    private static final int WIDEST = 9;

    private final CharSource source;
    private final ReadOptions options;
    private final RawItem item = new RawItem();

    FormSmsReader(CharSource source, ReadOptions options) {
        super(source);
        this.source = source;
        this.options = options;
    }

    @Override
    protected void step() throws IOException {
        var text = new StringBuilder();
        source.mark();
        for (var c = source.next(); c >= 0; c = source.next()) {
            text.append((char) c);
            if (text.length() > (long) WIDEST * options.maxItemChars()) {
                ready().add(Fault.tooLarge(options.maxItemChars()).at(nextIndex()));
                end();
                return;
            }
            source.mark();
        }
        for (var pair : text.toString().strip().split("&")) {
            add(pair);
        }
        ready().add(new SmsNormalizer(options).normalize(item, Defaults.NONE, nextIndex()));
        end();
    }

    private void add(String pair) {
        var equals = pair.indexOf('=');
        if (equals < 0) {
            return;
        }
        try {
            var name = URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8);
            var alias = Alias.of(name);
            if (alias.isPresent()) {
                item.text(alias.get(), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        } catch (IllegalArgumentException e) {
            item.fault(Fault.item("the form is not well encoded; behind each % two hexadecimal digits must stand"));
        }
    }
}
