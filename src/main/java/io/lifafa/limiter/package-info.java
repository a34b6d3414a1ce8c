/**
 * How fast and how many: permits for calls of the extraction API.
 *
 * <p>{@link io.lifafa.limiter.adaptive.AdaptiveLimiter} answers "may a call go now?" from small parts, each of which decides one
 * thing: {@link io.lifafa.limiter.concurrency.Concurrency} how many are under way, {@link io.lifafa.limiter.pace.Pace} how far apart they
 * are, {@link io.lifafa.limiter.adaptive.AdaptiveBatchSize} how many SMS each carries, {@link io.lifafa.limiter.concurrency.TimeoutEstimate} how long
 * one may take, {@link io.lifafa.limiter.adaptive.CircuitBreaker} whether to call at all. No addresses, no clock, no threads: time
 * is a nano source's, handed in.
 *
 * <p>Inside, moments are nanoseconds since the limiter was first used, so they may be compared with {@code <}; only
 * {@code AdaptiveLimiter} sees the nano source itself, whose values may be negative and wrap.
 *
 * <p>The thread rule: one thread at a time, that of the owner of the limiter.
 */
package io.lifafa.limiter;
