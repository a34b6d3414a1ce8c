package io.lifafa.ingest.formats.item;

/** Why a well-formed item is no received SMS and was left out. */
public enum SkipReason {
    SENT,
    DRAFT,
    OUTBOX,
    FAILED,
    QUEUED,
    MMS
}
