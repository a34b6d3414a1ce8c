/**
 * Who calls, for which tenant, and what he may do: the words that every port shares. {@code tenants.key} knows API keys,
 * {@code tenants.jwt} tokens of an identity provider, {@code tenants.access} turns an {@code Authorization} header into a
 * {@link io.lifafa.tenants.Caller} or an {@link io.lifafa.tenants.AccessRefusal}.
 *
 * <p>Thread rule: any thread; everything here is immutable.
 */
package io.lifafa.tenants;
