/**
 * The stage that asks the extraction API: gathers SMS into calls, sends them when the limiter lets it, and sees each SMS
 * through to an answer that was checked, a refusal, or "not now".
 *
 * <p>{@code RemoteExtraction} reaches it from any node: a request is looked at again and again, in {@code RemoteRequest},
 * until {@code ExtractionRequests} on the node that was chosen has every answer. Serves {@code lifafa.v2.api}
 * and {@code lifafa.limiter}; sends {@code lifafa.api.returned}; calls
 * {@code lifafa.v2.limits} for its share of the cluster's limits.
 * {@code client} is the wire, {@code answer} what is asked and believed. Thread rule: the event loop of its verticle;
 * replies are read on a pool of their own.
 */
package io.lifafa.api;
