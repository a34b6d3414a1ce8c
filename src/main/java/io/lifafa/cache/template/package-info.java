/** A template: a wording with its values cut out, its state, and what it reads in a message. Thread rule: templates are immutable. */
package io.lifafa.cache.template;
