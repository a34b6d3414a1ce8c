package io.lifafa.tenants.quota;

import io.lifafa.tenants.settings.OnQuota;
import java.time.Duration;
import java.util.Optional;

/** Whether the extraction API may be asked for a tenant. Answers from memory. Thread rule: any. */
public interface ApiAdmission {
    /** Bounds nothing and counts nothing. */
    ApiAdmission ALL = new ApiAdmission() {
        @Override
        public Optional<UsedUp> usedUp(String tenant) {
            return Optional.empty();
        }

        @Override
        public void called(String tenant, long tokens) {
            // Nothing is counted.
        }
    };

    /**
     * A tenant's tokens are used up.
     *
     * @param pause until the window turns, at most an hour
     * @param then what becomes of its SMS
     */
    record UsedUp(Duration pause, OnQuota then) {}

    /** Empty while there are tokens left. A call that is under way then may use more than that. */
    Optional<UsedUp> usedUp(String tenant);

    /** Counts a call that has ended, and what it used; 0 if nobody knows. */
    void called(String tenant, long tokens);
}
