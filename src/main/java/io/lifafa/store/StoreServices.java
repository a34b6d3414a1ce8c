package io.lifafa.store;

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
 */
public record StoreServices(
        Journal journal,
        LeaseBook leases,
        Archive archive,
        IdempotencyKeys idempotencyKeys,
        EventLog eventLog,
        TemplateStore templates,
        LimitStore limits) {}
