/**
 * Each promise of the design page, P1 to P7, with a test that tries to break it.
 *
 * <p>Thread rule: a test owns what it starts and stops it, whatever happens.
 */
package io.lifafa.promises;
