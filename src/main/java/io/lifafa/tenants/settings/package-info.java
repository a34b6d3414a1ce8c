/**
 * What an installation has settled for each tenant: weight, quotas, switches. {@code TenantStore} keeps it for all nodes, in
 * {@code KnownTenants} each node has it in memory, so that no request reads the store.
 *
 * <p>Thread rule: any thread; records are immutable.
 */
package io.lifafa.tenants.settings;
