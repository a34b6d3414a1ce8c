/**
 * What people read of the table of keys: {@code conf/lifafa.yaml} and the tables of {@code docs/configuration.md}, both
 * written by {@code lifafa config --format}. Thread rule: stateless.
 */
package io.lifafa.config.reference;
