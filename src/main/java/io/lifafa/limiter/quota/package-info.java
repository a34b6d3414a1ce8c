/**
 * What the API states about its limits in headers and replies: requests and tokens left, and how long to hold off.
 * Thread rule: one thread at a time, that of the owner of the limiter.
 */
package io.lifafa.limiter.quota;
