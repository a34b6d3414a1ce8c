/**
 * How far apart calls may start: the rate that the API accepts, this node's part of it, and what refusals say about its ceiling.
 * Thread rule: one thread at a time, that of the owner of the limiter.
 */
package io.lifafa.limiter.pace;
