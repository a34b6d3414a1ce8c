/** Who works on what, for people and for the state of the cluster. Interfaces and records. Thread rule: any. */
package io.lifafa.store.lease;
