/**
 * A node: opens the store, deploys the stages in order, stops them in reverse. The only package that knows them all.
 *
 * <p>Thread rule: {@code start} and {@code stop} may be called from any thread but an event loop.
 */
package io.lifafa.node;
