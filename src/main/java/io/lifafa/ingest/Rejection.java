package io.lifafa.ingest;

/**
 * An item that was not taken.
 *
 * @param index its place in the input, from 0
 * @param field which field is wrong
 * @param reason what is wrong and what to do, without any text of the SMS
 */
public record Rejection(long index, String field, String reason) {}
