/**
 * Texts in the database are encrypted and opened on their way: which fields those are, where the tenants' keys are kept, and how what is
 * stored already is encrypted anew. The keys themselves: {@link io.lifafa.tenants.crypt}. Thread rule: any; texts of more than a few documents are
 * encrypted and opened on a pool.
 */
package io.lifafa.store.crypt;
