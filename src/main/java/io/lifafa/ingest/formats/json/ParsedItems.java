package io.lifafa.ingest.formats.json;

import io.lifafa.ingest.formats.input.ReadOptions;
import io.lifafa.ingest.formats.item.Alias;
import io.lifafa.ingest.formats.item.Defaults;
import io.lifafa.ingest.formats.item.Fault;
import io.lifafa.ingest.formats.item.ParsedValue;
import io.lifafa.ingest.formats.item.RawItem;
import io.lifafa.ingest.formats.item.ReadItem;
import io.lifafa.ingest.formats.item.SmsNormalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/**
 * Reads JSON that is parsed already. Objects are maps, or whatever iterates over map entries, and arrays are lists, or
 * whatever iterates over something else: so Vert.x's JsonObject and JsonArray are understood without being known.
 */
public final class ParsedItems {
    private final SmsNormalizer normalizer;
    private final Consumer<ReadItem> found;
    private long index;

    public ParsedItems(ReadOptions options, Consumer<ReadItem> found) {
        this.normalizer = new SmsNormalizer(options);
        this.found = found;
    }

    /** An SMS, an array of SMS or wrappers, or a wrapper. */
    public void read(Object value) {
        var object = object(value);
        if (object.isPresent()) {
            smsOrWrapper(object.get());
        } else if (value instanceof Iterable<?> array) {
            array.forEach(element -> object(element).ifPresentOrElse(this::smsOrWrapper, this::reject));
        } else {
            reject();
        }
    }

    private void smsOrWrapper(Map<String, Object> object) {
        var name = wrapperName(object);
        var wrapped = object.get(name);
        if (!object.containsKey(name)) {
            found.accept(normalizer.normalize(object, index++));
        } else if (wrapped instanceof Iterable<?> array && !(wrapped instanceof Map) && !isObject(array)) {
            wrapped(object, array);
        } else {
            var fault = new Fault(JsonItemParser.WRAPPED, "sms_data is not an array; send an array of SMS");
            found.accept(fault.at(index++));
        }
    }

    private static String wrapperName(Map<String, Object> object) {
        return JsonItemParser.WRAPPED_TOO.stream()
                .filter(name -> !object.containsKey(JsonItemParser.WRAPPED) && holdsObjects(object.get(name)))
                .findFirst()
                .orElse(JsonItemParser.WRAPPED);
    }

    private static boolean holdsObjects(Object value) {
        return value instanceof Iterable<?> array
                && !isObject(array)
                && array.iterator().hasNext()
                && object(array.iterator().next()).isPresent();
    }

    private void wrapped(Map<String, Object> wrapper, Iterable<?> array) {
        var raw = new RawItem();
        wrapper.forEach((name, value) ->
                Alias.of(name).ifPresent(alias -> ParsedValue.of(value).addTo(raw, alias)));
        var defaults = Defaults.of(raw);
        array.forEach(element -> object(element)
                .ifPresentOrElse(item -> found.accept(normalizer.normalize(item, defaults, index++)), this::reject));
    }

    private void reject() {
        found.accept(Fault.item("the item is not a JSON object; send one with sender, body and date")
                .at(index++));
    }

    private static Optional<Map<String, Object>> object(Object value) {
        if (value instanceof Map<?, ?> map) {
            return Optional.of(copy(map.entrySet()));
        }
        if (value instanceof Iterable<?> iterable && isObject(iterable)) {
            return Optional.of(copy(iterable));
        }
        return Optional.empty();
    }

    private static boolean isObject(Iterable<?> iterable) {
        return !(iterable instanceof List)
                && iterable.iterator().hasNext()
                && StreamSupport.stream(iterable.spliterator(), false).allMatch(Map.Entry.class::isInstance);
    }

    private static Map<String, Object> copy(Iterable<?> entries) {
        var copy = new LinkedHashMap<String, Object>();
        for (var each : entries) {
            var entry = (Map.Entry<?, ?>) each;
            copy.put(String.valueOf(entry.getKey()), entry.getValue());
        }
        return copy;
    }
}
