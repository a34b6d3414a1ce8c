/**
 * The finished work in MongoDB: reading, replaying dead letters, reworking what a wrong template wrote. Thread rule: any.
 */
package io.lifafa.store.archive;
