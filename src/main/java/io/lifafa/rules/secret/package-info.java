/**
 * What must not leave: one-time codes of any kind and private people's messages, in any language, told by structure first
 * and by words second.
 *
 * <p>Thread rule: everything here is immutable and may be used from any thread.
 */
package io.lifafa.rules.secret;
