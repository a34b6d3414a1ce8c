package io.lifafa.cache;

import java.util.Locale;

/** Why no template answers. */
public enum Miss {
    /** Nothing was ever learned of this sender. */
    UNKNOWN_SENDER,
    /** No learned wording of this sender is this text's. */
    UNKNOWN_WORDING,
    /** The wording needs further answers first. */
    LEARNING,
    /** A value may stand in more than one place, and here the places differ. */
    AMBIGUOUS,
    /** A value is none of its kind, or a name unlike those seen. */
    IMPLAUSIBLE_VALUE,
    /** The category depends on the counterparty, and this one is new. */
    CATEGORY_UNKNOWN,
    /** The wording was contradicted and needs further answers. */
    QUARANTINED,
    /** Two wordings fit and say different things. */
    DISAGREEMENT;

    /** The name as it stands in JSON and metrics. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
