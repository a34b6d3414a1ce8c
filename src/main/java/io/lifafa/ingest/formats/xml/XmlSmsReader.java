package io.lifafa.ingest.formats.xml;

import io.lifafa.ingest.formats.input.CharSource;
import io.lifafa.ingest.formats.input.ReadOptions;
import io.lifafa.ingest.formats.input.UnreadableInputException;
import io.lifafa.ingest.formats.item.Defaults;
import io.lifafa.ingest.formats.item.Fault;
import io.lifafa.ingest.formats.item.QueuedReader;
import io.lifafa.ingest.formats.item.RawItem;
import io.lifafa.ingest.formats.item.ReadItem.Skipped;
import io.lifafa.ingest.formats.item.SkipReason;
import io.lifafa.ingest.formats.item.SmsNormalizer;
import io.lifafa.ingest.formats.xml.XmlScanner.Tag;
import java.io.IOException;

/** Reads the files of the app "SMS Backup &amp; Restore". */
public final class XmlSmsReader extends QueuedReader {
    private static final String ROOT = "smses";
    private static final String SMS = "sms";
    private static final String MMS = "mms";

    private final CharSource source;
    private final ReadOptions options;
    private final XmlScanner scanner;
    private final SmsNormalizer normalizer;
    private final RawItem item = new RawItem();
    private boolean started;
    private boolean open;

    public XmlSmsReader(CharSource source, ReadOptions options) {
        super(source);
        this.source = source;
        this.options = options;
        this.scanner = new XmlScanner(source);
        this.normalizer = new SmsNormalizer(options);
    }

    @Override
    protected void step() throws IOException {
        var tag = scanner.next();
        if (tag == Tag.END) {
            atEnd();
        } else if (tag == Tag.CLOSING) {
            open &= !scanner.is(ROOT);
        } else if (scanner.is(ROOT)) {
            started = true;
            open = true;
        } else if (!started) {
            throw new UnreadableInputException("the XML has no root element smses; send a file of the app SMS Backup &"
                    + " Restore that holds messages");
        } else {
            element(tag);
        }
    }

    private void atEnd() throws IOException {
        if (!started) {
            throw new UnreadableInputException("the input holds no XML element smses; send at least one SMS");
        }
        if (open) {
            reject(Fault.item("the input ends before </smses>; is the file still being written?"));
        }
        end();
    }

    private void element(Tag tag) {
        if (tag == Tag.TORN) {
            reject(Fault.torn());
            end();
        } else if (scanner.is(MMS)) {
            ready().add(new Skipped(nextIndex(), SkipReason.MMS));
        } else if (scanner.is(SMS)) {
            sms(tag);
        }
    }

    private void sms(Tag tag) {
        switch (tag) {
            case START -> {
                item.clear();
                new XmlAttributes(source.chars(), scanner.attributesStart(), scanner.attributesEnd()).addTo(item);
                ready().add(normalizer.normalize(item, Defaults.NONE, nextIndex()));
            }
            case TOO_LARGE -> reject(Fault.tooLarge(options.maxItemChars()));
            default -> reject(Fault.item("the tag is not closed before the next one begins; check its quotes"));
        }
    }

    private void reject(Fault fault) {
        ready().add(fault.at(nextIndex()));
    }
}
