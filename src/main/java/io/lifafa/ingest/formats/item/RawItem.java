package io.lifafa.ingest.formats.item;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The known fields of one item as text, whatever format they came from. Remembers the first trouble met on the way. Used
 * again for each item of an input.
 */
public final class RawItem {
    private static final int FIELDS = SmsField.values().length;

    private static final List<SmsField> INHERITED =
            List.of(SmsField.USER, SmsField.PHONE, SmsField.EMAIL, SmsField.TYPE);

    private final String[] values = new String[FIELDS];
    private final Alias[] aliases = new Alias[FIELDS];
    private final String[] otherValues = new String[FIELDS];
    private final Alias[] otherAliases = new Alias[FIELDS];
    private final Borrowed borrowed = new Borrowed();
    private int seen;
    private int own;
    private boolean mms;
    private boolean faulty;
    private Fault fault = Fault.item("");

    public RawItem clear() {
        Arrays.fill(values, null);
        Arrays.fill(aliases, null);
        Arrays.fill(otherValues, null);
        Arrays.fill(otherAliases, null);
        borrowed.clear();
        seen = 0;
        own = 0;
        mms = false;
        faulty = false;
        return this;
    }

    /** The item gives a field as text. The texts "" and "null" count as not given; a name given twice is a fault. */
    public void text(Alias alias, String text) {
        if (alias.isBorrowed()) {
            mms |= alias.field() == SmsField.TYPE && MessageType.of(text.strip()) == MessageType.MMS;
            borrowed.add(alias, stripped(alias, text));
        } else if (named(alias)) {
            keep(alias, text);
        }
    }

    /**
     * This item, or the one message in it, if it is none itself: the event that a webhook tells of. What the event says
     * of the user holds for the message, too.
     */
    public RawItem orNested(List<RawItem> nested) {
        var messages = nested.stream().filter(it -> it.gives(SmsField.BODY)).toList();
        if (gives(SmsField.SENDER) || gives(SmsField.BODY)) {
            return this;
        }
        if (messages.size() > 1) {
            fault(Fault.item("the item holds two messages; send one item for each"));
        }
        if (messages.size() != 1) {
            return mms || nested.stream().noneMatch(RawItem::isMms) ? this : nested.get(0);
        }
        var message = messages.get(0);
        settled();
        message.mms |= mms;
        for (var field : INHERITED) {
            if (!message.gives(field)) {
                message.defaultTo(field, value(field).filter(it -> field != SmsField.TYPE || isType(it)));
            }
        }
        return message;
    }

    /** The type of an event may be anything. */
    private static boolean isType(String text) {
        return MessageType.of(text) != MessageType.UNKNOWN;
    }

    /** The item gives a field explicitly as nothing. */
    public void absent(Alias alias) {
        if (!alias.isBorrowed()) {
            named(alias);
        }
    }

    /** The item holds something that only an MMS has. */
    public void markMms() {
        mms |= !gives(SmsField.BODY);
    }

    boolean isMms() {
        return mms;
    }

    /** Whether the item gives the field by any name. */
    boolean gives(SmsField field) {
        return values[field.ordinal()] != null || borrowed.gives(field);
    }

    /**
     * To be called once all is given: in an item that lacks one of the contract's names for what every SMS must have,
     * the names count that forwarders use.
     */
    RawItem settled() {
        if ((own & SmsField.REQUIRED_BITS) != SmsField.REQUIRED_BITS) {
            for (var field : SmsField.values()) {
                if ((own & field.bit()) == 0 && values[field.ordinal()] == null) {
                    borrowed.give(field, values, aliases, otherValues, otherAliases);
                }
            }
        }
        return this;
    }

    /** The item gives a field as something that is no text. */
    public void wrongType(Alias alias, String type) {
        if (!alias.isBorrowed() && named(alias)) {
            fault(new Fault(alias.name(), alias.name() + " is " + type + "; send text"));
        }
    }

    /** A value that holds if the item gives none. */
    void defaultTo(SmsField field, Optional<String> value) {
        if (values[field.ordinal()] == null && value.isPresent()) {
            values[field.ordinal()] = value.get();
        }
    }

    public void fault(Fault found) {
        if (!faulty) {
            faulty = true;
            fault = found;
        }
    }

    public Optional<Fault> fault() {
        return faulty ? Optional.of(fault) : Optional.empty();
    }

    Optional<String> value(SmsField field) {
        return Optional.ofNullable(values[field.ordinal()]);
    }

    /** The name under which the item gave the field; its preferred name if it did not. */
    String name(SmsField field) {
        var alias = aliases[field.ordinal()];
        return alias == null ? field.fieldName() : alias.name();
    }

    /** A second value that the item gave for the field under another name, where it is not the same text. */
    Optional<String> otherValue(SmsField field) {
        return Optional.ofNullable(otherValues[field.ordinal()]);
    }

    Fault conflict(SmsField field) {
        var one = name(field);
        var other = otherAliases[field.ordinal()].name();
        return new Fault(one, one + " and " + other + " hold different values; send only one of them");
    }

    private boolean named(Alias alias) {
        if ((seen & alias.bit()) != 0) {
            fault(new Fault(alias.name(), alias.name() + " stands twice in the item; send it once"));
            return false;
        }
        seen |= alias.bit();
        own |= alias.field().bit();
        return true;
    }

    /** The text of the field; empty where it says nothing. What people read is repaired, what tells them apart is not. */
    private static String stripped(Alias alias, String text) {
        var value = alias.field() == SmsField.BODY ? text : text.strip();
        if (value.length() <= 8 && value.strip().equalsIgnoreCase("null")) {
            return "";
        }
        return alias.field() == SmsField.BODY || alias.field() == SmsField.SENDER ? TextRules.repaired(value) : value;
    }

    private void keep(Alias alias, String text) {
        var value = stripped(alias, text);
        if (value.isEmpty()) {
            return;
        }
        var i = alias.field().ordinal();
        if (values[i] == null) {
            values[i] = value;
            aliases[i] = alias;
        } else if (!values[i].equals(value)) {
            otherValues[i] = value;
            otherAliases[i] = alias;
        }
    }
}
