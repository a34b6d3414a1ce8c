/**
 * How many calls may be under way, and how long one may take: the gradient between cohorts of calls, from latency alone.
 * Thread rule: one thread at a time, that of the owner of the limiter.
 */
package io.lifafa.limiter.concurrency;
