/** {@code lifafa tenant} and {@code lifafa usage}: tenants' settings and what they have used. Thread rule: the main thread; blocks. */
package io.lifafa.cli.tenant;
