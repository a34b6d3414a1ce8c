/**
 * The limiter put together from its parts. Begin at {@link io.lifafa.limiter.adaptive.AdaptiveLimiter}.
 * Thread rule: one thread at a time, that of the owner of the limiter.
 */
package io.lifafa.limiter.adaptive;
