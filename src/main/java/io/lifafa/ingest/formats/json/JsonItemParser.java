package io.lifafa.ingest.formats.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.lifafa.ingest.formats.item.Alias;
import io.lifafa.ingest.formats.item.Fault;
import io.lifafa.ingest.formats.item.MessageType;
import io.lifafa.ingest.formats.item.ParsedValue;
import io.lifafa.ingest.formats.item.RawItem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the known fields out of one JSON object that was cut out in one piece. */
final class JsonItemParser {
    /** The field of a wrapper that holds its items. */
    static final String WRAPPED = "sms_data";

    /** Other names of it, where it holds objects. */
    static final Set<String> WRAPPED_TOO = Set.of("messages", "sms", "items", "data");

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(JsonScanner.MAX_DEPTH)
                    .build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            // Names come from outside: neither interned for ever, nor a reason to give up when many hash alike.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .build();

    private final RawItem item = new RawItem();

    /** The item's fields or its first fault; valid until the next call. */
    RawItem parse(char[] chars, int start, int length) {
        item.clear();
        try (var json = FACTORY.createParser(chars, start, length)) {
            return read(json);
        } catch (StreamConstraintsException e) {
            item.fault(Fault.item("the item nests too deep or holds a number or name that is too long; simplify it"));
        } catch (IOException e) {
            // Jackson's own message quotes the text.
            item.fault(Fault.item("the item is not valid JSON; check its quotes, commas and brackets"));
        }
        return item;
    }

    private RawItem read(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            item.fault(Fault.item("the item is not a JSON object; send one with sender, body and date"));
            return item;
        }
        var nested = new ArrayList<RawItem>(0);
        fields(json, item, nested);
        if (json.nextToken() != null) {
            item.fault(Fault.item("the item is followed by something else; separate items by a comma or line break"));
        }
        return nested.isEmpty() || item.fault().isPresent() ? item : item.orNested(nested);
    }

    /** Objects that may be the message are added to {@code nested}; those inside of them are passed over. */
    private void fields(JsonParser json, RawItem into, List<RawItem> nested) throws IOException {
        var mms = false;
        String name;
        while ((name = json.nextFieldName()) != null) {
            var token = json.nextToken();
            var alias = Alias.of(name);
            if (token == JsonToken.START_OBJECT && into == item && Alias.NESTED.contains(name)) {
                var inner = new RawItem();
                fields(json, inner, nested);
                nested.add(inner);
                continue;
            }
            if (alias.isPresent()) {
                add(into, alias.get(), token, json);
            } else {
                mms |= token != JsonToken.VALUE_NULL && MessageType.isOfMmsAlone(name);
                unknown(into, name);
            }
            json.skipChildren();
        }
        if (mms) {
            into.markMms();
        }
    }

    private static void add(RawItem item, Alias alias, JsonToken token, JsonParser json) throws IOException {
        switch (token) {
            case VALUE_STRING, VALUE_NUMBER_INT -> item.text(alias, json.getText());
            case VALUE_NUMBER_FLOAT -> ParsedValue.decimal(json.getText()).addTo(item, alias);
            case VALUE_NULL -> item.absent(alias);
            case START_OBJECT -> item.wrongType(alias, "an object");
            case START_ARRAY -> item.wrongType(alias, "an array");
            default -> item.wrongType(alias, "a boolean");
        }
    }

    private static void unknown(RawItem item, String name) {
        if (name.equals(WRAPPED)) {
            item.fault(new Fault(WRAPPED, WRAPPED + " does not hold one array of SMS at this place; send one wrapper"));
        }
    }
}
