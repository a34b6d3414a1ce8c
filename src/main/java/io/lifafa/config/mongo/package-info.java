/** Connection strings of MongoDB: their options checked, their secrets masked. Thread rule: immutable or stateless. */
package io.lifafa.config.mongo;
