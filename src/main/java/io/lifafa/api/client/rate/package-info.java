/** Rate limits as servers state them: headers, dates, durations of all the forms that are seen. Thread rule: stateless. */
package io.lifafa.api.client.rate;
