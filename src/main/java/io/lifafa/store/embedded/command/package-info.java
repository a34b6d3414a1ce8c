/** The commands that clients send, and what carries them out. Thread rule: the server's command threads. */
package io.lifafa.store.embedded.command;
