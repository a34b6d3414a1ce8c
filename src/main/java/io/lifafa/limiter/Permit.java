package io.lifafa.limiter;

/**
 * The right to send one call.
 *
 * @param number of the call, ascending
 * @param items how many SMS it carries, at least 1 and never more than were waiting
 * @param sentAt when it was given, of the nano source
 * @param inFlight calls under way when it was given, itself included
 */
public record Permit(long number, int items, long sentAt, int inFlight) {}
