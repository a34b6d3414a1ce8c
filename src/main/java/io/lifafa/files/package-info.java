/**
 * Files and directories that only their owner may read.
 *
 * <p>Owns the permissions of whatever Lifafa writes: data, results, exports, scratch files. On file systems without POSIX
 * permissions nothing is set.
 *
 * <p>Thread rule: any thread; the calls block and are not for an event loop.
 */
package io.lifafa.files;
