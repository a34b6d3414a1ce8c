package io.lifafa.ingest.formats.json;

import io.lifafa.ingest.formats.input.CharSource;
import io.lifafa.ingest.formats.input.ReadOptions;
import io.lifafa.ingest.formats.input.UnreadableInputException;
import io.lifafa.ingest.formats.item.Defaults;
import io.lifafa.ingest.formats.item.Fault;
import io.lifafa.ingest.formats.item.QueuedReader;
import io.lifafa.ingest.formats.item.SmsNormalizer;
import io.lifafa.ingest.formats.json.JsonScanner.Ending;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** Reads JSON and NDJSON: objects, arrays and wrappers, one after the other. */
public final class JsonSmsReader extends QueuedReader {
    /** Where the scanner stands. */
    private enum Place {
        TOP,
        BEFORE_ELEMENT,
        BEHIND_ELEMENT
    }

    private static final String NO_OBJECT = "the item is not a JSON object; send one with sender, body and date";
    private static final String UNSEPARATED =
            "something other than a comma stands behind an item; separate items by commas";

    private final CharSource source;
    private final ReadOptions options;
    private final boolean lines;
    private final JsonScanner scanner;
    private final SmsNormalizer normalizer;
    private final JsonItemParser parser = new JsonItemParser();
    private Place place = Place.TOP;
    private boolean inArray;
    private boolean started;
    private Optional<JsonWrapper> wrapper = Optional.empty();

    public JsonSmsReader(CharSource source, ReadOptions options, boolean lines) {
        super(source);
        this.source = source;
        this.options = options;
        this.lines = lines;
        this.scanner = new JsonScanner(source, lines);
        this.normalizer = new SmsNormalizer(options);
    }

    @Override
    protected void step() throws IOException {
        source.mark();
        switch (place) {
            case TOP -> top();
            case BEFORE_ELEMENT -> beforeElement();
            case BEHIND_ELEMENT -> behindElement();
        }
    }

    private void top() throws IOException {
        var c = scanner.significant(true);
        if (c == CharSource.END && !started) {
            throw new UnreadableInputException("the input is empty; send at least one SMS");
        } else if (c == CharSource.END) {
            end();
        } else if (c == '{') {
            object(true);
        } else if (c == '[') {
            source.next();
            inArray = true;
            place = Place.BEFORE_ELEMENT;
        } else if (lines) {
            reject(Fault.item("the line is not JSON; send one JSON object per line"));
            scanner.skipLine();
        } else {
            throw noJson();
        }
        started = true;
    }

    private UnreadableInputException noJson() {
        return new UnreadableInputException(
                found() == 0
                        ? "the input is not JSON; send a JSON object or array, or name the right content type"
                        : "the input is not JSON any more behind item " + (found() - 1) + "; check what follows it");
    }

    private void beforeElement() throws IOException {
        var c = scanner.significant();
        switch (c) {
            case '{' -> object(wrapper.isEmpty());
            case ']' -> endArray();
            case CharSource.END, '\n' -> tornArray(c);
            default -> {
                if (c == ',') {
                    reject(Fault.item("there is nothing between two commas; remove one"));
                    place = Place.BEHIND_ELEMENT;
                } else {
                    run(NO_OBJECT);
                }
            }
        }
    }

    private void behindElement() throws IOException {
        var c = scanner.significant();
        switch (c) {
            case ',' -> {
                source.next();
                place = Place.BEFORE_ELEMENT;
            }
            case ']' -> endArray();
            case CharSource.END, '\n' -> tornArray(c);
            default -> run(UNSEPARATED);
        }
    }

    private void run(String reason) throws IOException {
        ended(scanner.run(), Fault.item(reason));
    }

    private void object(boolean mayWrap) throws IOException {
        var ending = scanner.object(place != Place.TOP, mayWrap);
        switch (ending) {
            case CLOSED -> {
                item();
                place = inside() ? Place.BEHIND_ELEMENT : Place.TOP;
            }
            case WRAPPER -> {
                wrapper = Optional.of(new JsonWrapper(defaults(scanner.prefix(), ""), options.maxHeldChars()));
                place = Place.BEFORE_ELEMENT;
            }
            default -> ended(ending, Fault.item("the item is not valid JSON; check its quotes, commas and brackets"));
        }
    }

    private void item() {
        if (scanner.tooLarge()) {
            reject(Fault.tooLarge(options.maxItemChars()));
        } else if (scanner.tooDeep()) {
            reject(Fault.item("the item nests deeper than " + JsonScanner.MAX_DEPTH + " levels; flatten it"));
        } else if (wrapper.isPresent() && wrapper.get().holding()) {
            hold(wrapper.get());
        } else {
            var item = parser.parse(source.chars(), source.start(), source.offset());
            ready().add(normalizer.normalize(
                    item, wrapper.map(JsonWrapper::defaults).orElse(Defaults.NONE), nextIndex()));
        }
    }

    private void hold(JsonWrapper holder) {
        var chars = Arrays.copyOfRange(source.chars(), source.start(), source.start() + source.offset());
        var text = new String(chars);
        var at = nextIndex();
        holder.hold(
                text.length(),
                known -> normalizer.normalize(parser.parse(text.toCharArray(), 0, text.length()), known, at),
                ready());
    }

    private void reject(Fault fault) {
        var rejected = fault.at(nextIndex());
        if (wrapper.isPresent() && wrapper.get().holding()) {
            wrapper.get().hold(fault.reason().length(), known -> rejected, ready());
        } else {
            ready().add(rejected);
        }
    }

    /** A scan has found no item: rejects what it has found and goes on where it stands. */
    private void ended(Ending ending, Fault fault) {
        switch (ending) {
            case INPUT -> {
                tear(scanner.tooLarge() ? Fault.tooLarge(options.maxItemChars()) : Fault.torn());
                end();
            }
            case LINE -> tear(Fault.item("the line ends in the middle of an item; put each item on one line"));
            case LOST_LINE -> tear(fault);
            case LOST -> {
                tear(fault);
                end();
            }
            case BROKEN -> {
                reject(fault);
                place = inside() ? Place.BEFORE_ELEMENT : Place.TOP;
            }
            default -> {
                reject(fault);
                place = inside() ? Place.BEHIND_ELEMENT : Place.TOP;
            }
        }
    }

    private void tornArray(int c) {
        if (c == '\n') {
            tear(Fault.item("the line ends before its array does; put the whole array on one line"));
        } else {
            tear(Fault.item("the input ends before its array does; is the file still being written?"));
            end();
        }
    }

    /** Whatever was being read will not be read to its end. */
    private void tear(Fault fault) {
        reject(fault);
        abandon();
        wrapper = Optional.empty();
        inArray = false;
        place = Place.TOP;
    }

    @Override
    protected void abandon() {
        wrapper.ifPresent(w -> w.abandon(ready()));
    }

    private void endArray() throws IOException {
        source.next();
        if (wrapper.isEmpty()) {
            inArray = false;
            place = Place.TOP;
            return;
        }
        var ending = scanner.tail(inArray);
        var complete = ending == Ending.CLOSED && !scanner.tooLarge();
        if (complete) {
            completeWrapper(wrapper.get());
        }
        abandon();
        wrapper = Optional.empty();
        place = inArray ? Place.BEHIND_ELEMENT : Place.TOP;
        if (!complete) {
            ended(ending, Fault.item("the wrapper is not valid JSON behind its sms_data; check what follows it"));
        }
    }

    private void completeWrapper(JsonWrapper ending) {
        var tail = defaults(source.offset() - 1, "{");
        var late = !ending.holding();
        ending.complete(tail, ready());
        if (late && (tail.fatal() || !tail.equals(Defaults.NONE))) {
            reject(tail.fault()
                    .orElse(new Fault(
                            JsonItemParser.WRAPPED,
                            "the wrapper names its user, phone or email_id behind sms_data; put them before it, as its SMS were"
                                    + " read without")));
        }
    }

    /** The wrapper's own fields among the marked characters, which lack their opening or closing bracket. */
    private Defaults defaults(int length, String opening) {
        var text = new String(source.chars(), source.start(), length).strip();
        var inner = text.startsWith(",") && !opening.isEmpty() ? text.substring(1) : text;
        var whole = opening + (inner.endsWith(",") ? inner.substring(0, inner.length() - 1) : inner) + "}";
        return Defaults.of(parser.parse(whole.toCharArray(), 0, whole.length()));
    }

    private boolean inside() {
        return inArray || wrapper.isPresent();
    }
}
