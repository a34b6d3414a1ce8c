/**
 * What the readers of dates have in common: the names of the months, and which day the parts of a written date mean. They
 * differ in how they find the parts: the rules among tokens, the cache by form alone, the check of answers by patterns. Thread rule: any.
 */
package io.lifafa.text.date;
