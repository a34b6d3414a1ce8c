package io.lifafa.sms;

import java.util.Optional;

/**
 * The user's own account or card.
 *
 * @param bank the bank's name, where it is known
 * @param number what the message shows of the number, without its mask: usually the last four digits
 */
public record Account(Optional<String> bank, Optional<String> number) {}
