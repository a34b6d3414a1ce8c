/** Who sent it: headers, banks, countries, and what they tell about the currency. Thread rule: stateless. */
package io.lifafa.rules.sender;
