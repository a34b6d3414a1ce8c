/** Which SMS are the same, and what batches are called. Thread rule: immutable or stateless. */
package io.lifafa.sms.identity;
