/** Benchmarks of what tenants cost: authorisation, quotas, fair share. Each prints a table. */
package io.lifafa.bench.tenants;
