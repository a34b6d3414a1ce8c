package io.lifafa.store;

import io.lifafa.sms.Extraction;
import io.lifafa.sms.Sms;

/**
 * A transaction as it stands in the store.
 *
 * @param sms the message it was read from
 * @param extraction what it says
 */
public record StoredTransaction(Sms sms, Extraction extraction) {}
