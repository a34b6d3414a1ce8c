package io.lifafa.tenants.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What becomes of a tenant's SMS that need the extraction API when its API tokens are used up. */
public enum OnQuota {
    /** They wait until the window turns or the quota is raised. */
    WAIT,
    /** The rules answer, as they do where the API refuses an SMS. */
    RULES;

    /** As documents and commands write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of exactly this text. */
    public static Optional<OnQuota> of(String text) {
        return Arrays.stream(values()).filter(it -> it.text().equals(text)).findFirst();
    }
}
