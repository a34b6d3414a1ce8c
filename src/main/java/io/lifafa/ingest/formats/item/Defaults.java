package io.lifafa.ingest.formats.item;

import java.util.Optional;

/**
 * What a wrapper says of all its items.
 *
 * @param fault why items of this wrapper that name no user cannot be taken, or none of them if it is {@code fatal}
 */
public record Defaults(
        Optional<String> user, Optional<String> phone, Optional<String> email, Optional<Fault> fault, boolean fatal) {
    public static final Defaults NONE =
            new Defaults(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);

    /** From the wrapper's own fields. */
    public static Defaults of(RawItem wrapper) {
        if (wrapper.value(SmsField.SENDER).isPresent()
                || wrapper.value(SmsField.BODY).isPresent()) {
            wrapper.fault(Fault.item("the item is an SMS and holds an array of SMS as well; send one or the other"));
        }
        return new Defaults(
                wrapper.value(SmsField.USER),
                wrapper.value(SmsField.PHONE),
                wrapper.value(SmsField.EMAIL),
                wrapper.fault(),
                wrapper.fault().isPresent());
    }

    /** The user is not known: items that name none are rejected for this reason. */
    public Defaults withoutUser(String reason) {
        var missing = new Fault(SmsField.USER.fieldName(), reason);
        return fatal ? this : new Defaults(Optional.empty(), phone, email, Optional.of(missing), false);
    }

    /** These, and what stands behind {@code sms_data}. */
    public Defaults and(Defaults later) {
        return new Defaults(
                user.or(later::user),
                phone.or(later::phone),
                email.or(later::email),
                fault.or(later::fault),
                fatal || later.fatal);
    }

    void applyTo(RawItem item) {
        if (fault.isPresent() && (fatal || item.value(SmsField.USER).isEmpty())) {
            item.fault(fault.get());
        }
        item.defaultTo(SmsField.USER, user);
        item.defaultTo(SmsField.PHONE, phone);
        item.defaultTo(SmsField.EMAIL, email);
    }
}
