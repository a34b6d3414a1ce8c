package io.lifafa.evaluate;

import io.lifafa.sms.Sms;

/**
 * A message with its known answer.
 *
 * @param sms the message
 * @param language as the file says, else the script that most of its letters are of, for instance {@code latin}
 * @param set what the file calls the set it belongs to; empty if it does not say
 * @param truth its known answer
 */
public record LabelledSms(Sms sms, String language, String set, Truth truth) {}
