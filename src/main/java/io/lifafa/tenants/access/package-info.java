/**
 * From the value of an {@code Authorization} header to a caller who may do what he asks for, or a refusal.
 *
 * <p>Thread rule: any thread; nothing blocks.
 */
package io.lifafa.tenants.access;
