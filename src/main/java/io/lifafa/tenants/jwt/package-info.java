/**
 * Tokens of an identity provider (JWT, RFC 7519): where its public keys come from, which tokens count, and whom they name. The
 * signatures are checked by vertx-auth-jwt; what makes a token acceptable (RFC 8725) is decided here.
 *
 * <p>Calls one URL or reads one file, the key set (JWKS, RFC 7517). Serves nothing.
 *
 * <p>Thread rule: any thread; nothing blocks.
 */
package io.lifafa.tenants.jwt;
