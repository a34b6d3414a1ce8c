/**
 * Fair shares among tenants: whose turn it is, by weight. Used where chunks are claimed and where API calls are filled. Knows
 * no other package. Thread rule: see each class.
 */
package io.lifafa.fairness;
