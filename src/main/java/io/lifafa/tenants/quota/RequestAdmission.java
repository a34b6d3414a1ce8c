package io.lifafa.tenants.quota;

import java.util.Optional;

/** Whether a tenant may send another request. Answers from memory. Thread rule: any. */
public interface RequestAdmission {
    /** Lets every request in and counts none. */
    RequestAdmission ALL = new RequestAdmission() {
        @Override
        public void request(String tenant) {
            // Nothing is bounded.
        }

        @Override
        public Optional<RateLimitHeaders> rateLimit(String tenant) {
            return Optional.empty();
        }
    };

    /**
     * Counts a request.
     *
     * @throws QuotaExceeded if there may be none now; it is not counted then
     */
    void request(String tenant);

    /** What a tenant with quotas for requests or SMS is told of them; empty if it has none. */
    Optional<RateLimitHeaders> rateLimit(String tenant);
}
