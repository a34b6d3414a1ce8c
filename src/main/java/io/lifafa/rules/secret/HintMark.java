package io.lifafa.rules.secret;

/**
 * A word or phrase found in a message.
 *
 * @param start index of its first character
 * @param end index behind its last one
 */
record HintMark(SecretHint hint, int start, int end) {}
