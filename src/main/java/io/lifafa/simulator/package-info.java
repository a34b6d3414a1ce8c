/**
 * A stand-in for an extraction API: OpenAI-compatible chat completions over HTTP, answered by the rules, with the
 * latency, the limits and the failures of the real ones, each of which can be set, also while it runs. For trying and
 * measuring; a node never asks it by itself.
 *
 * <p>Serves no address of the event bus. Thread rule: one verticle on one event loop owns all state; reading requests and
 * making answers is work for a worker pool of its own, and time passes in timers.
 */
package io.lifafa.simulator;
