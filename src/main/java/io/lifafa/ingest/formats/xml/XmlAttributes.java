package io.lifafa.ingest.formats.xml;

import io.lifafa.ingest.formats.item.Alias;
import io.lifafa.ingest.formats.item.Fault;
import io.lifafa.ingest.formats.item.RawItem;
import java.util.Optional;

/** Reads the attributes of one start tag into an item. */
final class XmlAttributes {
    private static final String BROKEN = "the tag is not well-formed; check its quotes";

    private final char[] chars;
    private final int end;
    private int position;

    XmlAttributes(char[] chars, int start, int end) {
        this.chars = chars;
        this.position = start;
        this.end = end;
    }

    /** Adds the known attributes; the first trouble becomes the item's fault. */
    void addTo(RawItem item) {
        for (skipSpaces(); position < end && chars[position] != '/'; skipSpaces()) {
            if (!attribute(item)) {
                item.fault(Fault.item(BROKEN));
                return;
            }
        }
    }

    private boolean attribute(RawItem item) {
        var from = position;
        while (position < end && chars[position] > ' ' && chars[position] != '=') {
            position++;
        }
        var alias = Alias.own(new String(chars, from, position - from));
        skipSpaces();
        if (position == end || chars[position++] != '=') {
            return false;
        }
        skipSpaces();
        return position < end && value(item, alias, chars[position++]);
    }

    private boolean value(RawItem item, Optional<Alias> alias, char quote) {
        if (quote != '"' && quote != '\'') {
            return false;
        }
        var from = position;
        var references = false;
        while (position < end && chars[position] != quote) {
            references |= chars[position++] == '&';
        }
        if (position == end) {
            return false;
        }
        if (alias.isPresent()) {
            add(item, alias.get(), new String(chars, from, position - from), references);
        }
        position++;
        return true;
    }

    private static void add(RawItem item, Alias alias, String value, boolean references) {
        if (!references) {
            item.text(alias, value);
            return;
        }
        XmlReferences.resolve(value)
                .ifPresentOrElse(
                        text -> item.text(alias, text),
                        () -> item.fault(new Fault(
                                alias.name(),
                                alias.name() + " holds an entity that XML does not predefine; write the character")));
    }

    private void skipSpaces() {
        while (position < end && chars[position] <= ' ') {
            position++;
        }
    }
}
