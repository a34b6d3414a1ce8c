package io.lifafa.tenants.quota;

/**
 * What was used in a window.
 *
 * @param requests over HTTP and the bus that were let in
 * @param sms accepted
 * @param apiCalls to the extraction API; a call that tenants share counts for each
 * @param apiTokens of these calls, in and out
 * @param templateHits SMS that a template answered
 */
public record UsageCounts(long requests, long sms, long apiCalls, long apiTokens, long templateHits) {
    public static final UsageCounts NOTHING = new UsageCounts(0, 0, 0, 0, 0);

    public UsageCounts plus(UsageCounts more) {
        return new UsageCounts(
                requests + more.requests,
                sms + more.sms,
                apiCalls + more.apiCalls,
                apiTokens + more.apiTokens,
                templateHits + more.templateHits);
    }

    public boolean isNothing() {
        return equals(NOTHING);
    }
}
