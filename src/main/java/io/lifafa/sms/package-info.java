/**
 * The domain: an SMS, the chunk it travels in, what was understood of it and how its way ended.
 *
 * <p>Plain immutable records and closed vocabularies. Knows neither Vert.x nor MongoDB; every other package knows
 * this one. Thread rule: everything here is immutable or stateless and may be used from any thread.
 */
package io.lifafa.sms;
