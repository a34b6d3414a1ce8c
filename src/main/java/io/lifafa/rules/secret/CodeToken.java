package io.lifafa.rules.secret;

/**
 * Characters that may be a code.
 *
 * @param start index of its first character
 * @param end index behind its last one
 * @param plain true if nothing but its neighbours can say what it is: four characters or more, no date
 * @param dated true if it may be a date
 * @param taken true if it was read as an amount or the like, which a name right before it outweighs
 */
record CodeToken(int start, int end, boolean plain, boolean dated, boolean taken) {}
