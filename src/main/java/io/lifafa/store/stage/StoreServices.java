package io.lifafa.store.stage;

import io.lifafa.store.Archive;
import io.lifafa.store.Erasures;
import io.lifafa.store.EventLog;
import io.lifafa.store.IdempotencyKeys;
import io.lifafa.store.Journal;
import io.lifafa.store.LimitStore;
import io.lifafa.store.TemplateStore;
import io.lifafa.store.lease.LeaseBook;
import io.lifafa.tenants.key.KeyStore;
import io.lifafa.tenants.quota.UsageStore;
import io.lifafa.tenants.settings.TenantStore;

/**
 * What the store's stage promises, wherever it runs.
 *
 * @param journal the open work
 * @param leases who works on what
 * @param archive the finished work
 * @param idempotencyKeys answers given before
 * @param eventLog processing events
 * @param templates learned wordings
 * @param limits of the extraction API, shared by all nodes
 * @param keys API keys
 * @param tenants what is settled for each tenant
 * @param usage what tenants have used
 * @param erasures of persons
 */
public record StoreServices(
        Journal journal,
        LeaseBook leases,
        Archive archive,
        IdempotencyKeys idempotencyKeys,
        EventLog eventLog,
        TemplateStore templates,
        LimitStore limits,
        KeyStore keys,
        TenantStore tenants,
        UsageStore usage,
        Erasures erasures) {}
