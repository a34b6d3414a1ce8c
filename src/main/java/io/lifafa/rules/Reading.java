package io.lifafa.rules;

import io.lifafa.rules.message.Found;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Field;
import io.lifafa.sms.Intent;
import java.util.Map;
import java.util.Optional;

/** What the rules read in one SMS. Thread rule: it may be handed on to another thread; one at a time uses it. */
public interface Reading {
    /** What the SMS is for; also the intent of its extraction. */
    Intent intent();

    /**
     * The reason to drop the SMS before cache and API, or empty if it may be a transaction. In doubt a code or a private message
     * is dropped; anything else goes on, since a dropped transaction is lost to its user.
     */
    Optional<FilterReason> dropReason();

    /** The values; extracted when first asked for. Without amount or direction it is no transaction. */
    Extraction extraction();

    /** For each value that stands in the text: where, by which word, on what evidence; in the order of the fields. */
    Map<Field, Found> found();
}
