/** Documents as bytes and back. Thread rule: stateless. */
package io.lifafa.store.embedded.bson;
