package io.lifafa.cache.matching;

import io.lifafa.cache.caution.SeenValues;
import io.lifafa.cache.learning.Habits;
import io.lifafa.cache.template.FieldVotes;
import io.lifafa.cache.template.Template;
import io.lifafa.cache.template.TemplateParts;
import io.lifafa.cache.token.KnownWords;
import io.lifafa.cache.token.NameForm;
import io.lifafa.cache.token.Place;
import io.lifafa.sms.Field;
import io.lifafa.text.lexicon.FeeWords;
import io.lifafa.text.number.WrittenNumber.Point;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A template as JSON, for the store, other nodes and files. Numbers of 64 bits are hexadecimal text, as not every reader
 * of JSON keeps them whole; no key holds a dot or begins with a dollar sign.
 */
public final class TemplateCodec {
    /**
     * Of the form and of the rules of learning. One learned by older rules ({@value #OLD_FORM}) is read, but answers what
     * those rules let through only once further answers agreed; one of any other form is not read, and learned again.
     */
    static final int FORM = 2;

    static final int OLD_FORM = 1;

    private TemplateCodec() {}

    public static JsonObject write(Template template) {
        var parts = template.parts();
        var elements = new JsonArray();
        for (long element : parts.elements()) {
            elements.add(Long.toHexString(element));
        }
        var polls = new JsonObject();
        parts.polls().forEach((field, poll) -> polls.put(field.name(), poll(poll)));
        var categories = new JsonArray();
        parts.habits()
                .categories()
                .forEach((key, category) -> categories.add(
                        new JsonArray().add(Long.toHexString(key)).add(category)));
        var fingerprints = new JsonArray();
        parts.fingerprints().forEach(it -> fingerprints.add(Long.toHexString(it)));
        var overrides = new JsonArray();
        parts.overrides().stream().sorted().forEach(overrides::add);
        return new JsonObject()
                .put("form", FORM)
                .put("id", template.id())
                .put("header", parts.header())
                .put("pattern", Explainer.text(template.pattern()))
                .put("state", template.state().wireName())
                .put("version", parts.version())
                .put("revision", parts.revision())
                .put("examples", parts.examples())
                .put("probation", parts.probation())
                .put("confidence", parts.confidence())
                .put("point", parts.point().name())
                .put("elements", elements)
                .put("seen", seen(parts.seen()))
                .put("polls", polls)
                .put(
                        "names",
                        new JsonObject()
                                .put("classes", parts.names().classes())
                                .put("marks", parts.names().marks())
                                .put("words", parts.names().words())
                                .put("characters", parts.names().characters()))
                .put("categories", categories)
                .put("tags", parts.habits().tags())
                .put("tagged", parts.habits().tagged())
                .put("fingerprints", fingerprints)
                .put("overrides", overrides);
    }

    /** @throws IllegalArgumentException if this is no template of this form */
    public static Template read(JsonObject json) {
        try {
            int form = json.getInteger("form", 0);
            if (form != FORM && form != OLD_FORM) {
                throw new IllegalArgumentException("a template of another form");
            }
            return new Template(form == FORM ? parts(json) : parts(json).doubted());
        } catch (ClassCastException | NullPointerException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("not a template", e);
        }
    }

    private static TemplateParts parts(JsonObject json) {
        var elements = json.getJsonArray("elements").stream()
                .mapToLong(it -> Long.parseUnsignedLong((String) it, 16))
                .toArray();
        var polls = new EnumMap<Field, FieldVotes>(Field.class);
        var written = json.getJsonObject("polls");
        written.fieldNames().forEach(it -> polls.put(Field.valueOf(it), poll(written.getJsonObject(it))));
        if (!polls.containsKey(Field.FEE) && !namesFee(elements)) {
            polls.put(Field.FEE, FieldVotes.EMPTY.vote(List.of(Place.ABSENT), 1));
        }
        var names = json.getJsonObject("names");
        Set<Long> fingerprints = new HashSet<>();
        json.getJsonArray("fingerprints").forEach(it -> fingerprints.add(Long.parseUnsignedLong((String) it, 16)));
        Set<String> overrides = new HashSet<>();
        json.getJsonArray("overrides").forEach(it -> overrides.add((String) it));
        return new TemplateParts(
                json.getString("header"),
                elements,
                polls,
                new NameForm(
                        names.getInteger("classes"),
                        names.getString("marks"),
                        names.getInteger("words"),
                        names.getInteger("characters")),
                Point.valueOf(json.getString("point")),
                seen(json.getJsonObject("seen", new JsonObject())),
                new Habits(
                        categories(json.getJsonArray("categories")), json.getString("tags"), json.getInteger("tagged")),
                fingerprints,
                overrides,
                json.getInteger("probation"),
                json.getInteger("version"),
                json.getLong("revision"),
                json.getInteger("examples"),
                json.getDouble("confidence"));
    }

    /**
     * True if a wording has a word for a fee. What 0.1.0 learned of such a one says nothing of the fee: it stays undecided
     * until the next answer; every other wording has none and goes on answering.
     */
    private static boolean namesFee(long[] elements) {
        return Arrays.stream(elements)
                .mapToObj(KnownWords::of)
                .flatMap(Optional::stream)
                .anyMatch(it -> FeeWords.ALL.contains(it.toLowerCase(Locale.ROOT)));
    }

    private static Map<Long, String> categories(JsonArray pairs) {
        var categories = new LinkedHashMap<Long, String>();
        for (int i = 0; i < pairs.size(); i++) {
            var pair = pairs.getJsonArray(i);
            categories.put(Long.parseUnsignedLong(pair.getString(0), 16), pair.getString(1));
        }
        return categories;
    }

    private static JsonObject seen(SeenValues seen) {
        var closed = new JsonArray();
        seen.closed().forEach((place, values) -> {
            var row = new JsonArray().add(place);
            values.stream().sorted().forEach(row::add);
            closed.add(row);
        });
        var open = new JsonArray();
        seen.open().stream().sorted().forEach(open::add);
        return new JsonObject().put("closed", closed).put("open", open).put("foreign", seen.foreign());
    }

    private static SeenValues seen(JsonObject json) {
        var closed = new HashMap<Integer, Set<Integer>>();
        var written = json.getJsonArray("closed", new JsonArray());
        for (int i = 0; i < written.size(); i++) {
            var row = written.getJsonArray(i);
            var values = new HashSet<Integer>();
            for (int j = 1; j < row.size(); j++) {
                values.add(row.getInteger(j));
            }
            closed.put(row.getInteger(0), values);
        }
        var open = new HashSet<Integer>();
        json.getJsonArray("open", new JsonArray()).forEach(it -> open.add(((Number) it).intValue()));
        return new SeenValues(closed, open, json.getInteger("foreign", 0));
    }

    private static JsonObject poll(FieldVotes poll) {
        var options = new JsonArray();
        poll.options()
                .forEach((option, it) ->
                        options.add(new JsonArray().add(option).add(it.votes()).add(it.need())));
        return new JsonObject().put("asked", poll.asked()).put("options", options);
    }

    private static FieldVotes poll(JsonObject json) {
        var options = new LinkedHashMap<String, FieldVotes.Option>();
        var written = json.getJsonArray("options");
        for (int i = 0; i < written.size(); i++) {
            var option = written.getJsonArray(i);
            options.put(option.getString(0), new FieldVotes.Option(option.getInteger(1), option.getInteger(2)));
        }
        return new FieldVotes(json.getInteger("asked"), options);
    }
}
