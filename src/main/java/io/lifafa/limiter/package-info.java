/**
 * How fast and how many: permits for calls of the extraction API.
 *
 * <p>Holds so far only what the api stage will ask of it ({@link io.lifafa.limiter.Limiter}). Thread rule: any.
 */
package io.lifafa.limiter;
