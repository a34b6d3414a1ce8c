/**
 * API keys: how they look, what is stored of them, and which a node knows.
 *
 * <p>Owns the bus address {@link io.lifafa.tenants.key.KnownKeys#CHANGED}. {@link io.lifafa.tenants.key.KeyStore} is implemented
 * by the store.
 *
 * <p>Thread rule: any thread, unless a type says otherwise; nothing blocks.
 */
package io.lifafa.tenants.key;
