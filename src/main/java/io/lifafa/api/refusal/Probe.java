package io.lifafa.api.refusal;

import io.lifafa.sms.Sms;
import java.time.Instant;
import java.util.List;

/** The invented message that is asked for where it is in doubt whether the server answers anything at all. */
public final class Probe {
    private static final Sms SMS = Sms.of(
            "lifafa-probe",
            "lifafa",
            "AX-SAMPLE-S",
            "Rs.25.00 debited from A/c XX0000 on 02-01-25 to SAMPLE TEA STALL. UPI Ref 000000000000",
            Instant.parse("2025-01-02T09:30:00Z"));

    private Probe() {}

    /** The messages of its call. */
    public static List<Sms> messages() {
        return List.of(SMS);
    }
}
