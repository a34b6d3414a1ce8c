/**
 * What tenants use, and whether they may use more: SMS, requests, calls and tokens of the extraction API.
 *
 * <p>{@code TenantQuotas} counts and decides in memory; {@code UsageSync} adds what was counted to the store's documents twice a second and
 * reads what other nodes added. No request waits for the store. Days and months are those of UTC, so that all nodes turn them at
 * once.
 *
 * <p>Thread rule: any thread.
 */
package io.lifafa.tenants.quota;
