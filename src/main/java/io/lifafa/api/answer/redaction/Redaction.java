package io.lifafa.api.answer.redaction;

import io.lifafa.sms.Sms;
import java.util.List;

/** What of a call's SMS is hidden from the API, and how it comes back. */
public interface Redaction {
    /** The body of SMS {@code i} as it is sent. */
    String body(int i);

    /** The sender of SMS {@code i} as it is sent. */
    String sender(int i);

    /** A value of SMS {@code i} as it stands in what is sent. */
    String hide(int i, String value);

    /** A text of the answer for SMS {@code i}, with the SMS's own digits in it again. */
    String restore(int i, String text);

    /** Hides nothing. */
    static Redaction none(List<Sms> messages) {
        return new Redaction() {
            @Override
            public String body(int i) {
                return messages.get(i).body();
            }

            @Override
            public String sender(int i) {
                return messages.get(i).sender();
            }

            @Override
            public String hide(int i, String value) {
                return value;
            }

            @Override
            public String restore(int i, String text) {
                return text;
            }
        };
    }
}
