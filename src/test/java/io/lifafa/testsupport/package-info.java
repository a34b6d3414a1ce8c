/**
 * What the tests of several packages share: waiting for Futures and conditions, a chat-completions API whose answers a test
 * decides, nodes and raw HTTP, certificates, invented SMS, free ports.
 *
 * <p>Thread rule: a test owns what it starts and closes it, whatever happens.
 */
package io.lifafa.testsupport;
