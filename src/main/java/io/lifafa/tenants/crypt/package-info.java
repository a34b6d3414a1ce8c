/**
 * Encryption of texts at rest: a data key per tenant and version, wrapped by a master key. Knows no store: what it needs of one is
 * {@link io.lifafa.tenants.crypt.TenantKeyStore}. Nothing here blocks but by computing, some microseconds per text. Thread rule: any.
 */
package io.lifafa.tenants.crypt;
