package io.lifafa.tenants.quota;

/** Whether a tenant may have more SMS accepted. Answers from memory. Thread rule: any. */
public interface SmsAdmission {
    /** Bounds nothing and counts nothing. */
    SmsAdmission ALL = new SmsAdmission() {
        @Override
        public void requireSms(String tenant) {
            // Nothing is bounded.
        }

        @Override
        public void takeSms(String tenant, int count) {
            // Nothing is bounded.
        }

        @Override
        public void countSms(String tenant, int count) {
            // Nothing is counted.
        }
    };

    /** @throws QuotaExceeded if not a single SMS is left: its request need not be read */
    void requireSms(String tenant);

    /**
     * Counts SMS that are about to be accepted, all of them or none.
     *
     * @throws QuotaExceeded if fewer are left
     */
    void takeSms(String tenant, int count);

    /** Counts SMS whatever the quota says; gives back those that were not accepted after all if negative. */
    void countSms(String tenant, int count);
}
