/**
 * One item of an input: its fields under all accepted names, their rules, and the message or the complaint that comes of them.
 * Thread rule: one thread at a time; items read are immutable.
 */
package io.lifafa.ingest.formats.item;
