package io.lifafa.config;

import io.lifafa.sms.AccountNumbers;
import io.lifafa.text.lexicon.Lexicon;

/**
 * What the rules know of languages, and what is kept of what was read.
 *
 * @param lexicon which words hint at what: ours, and those of the directory that the user named
 * @param accounts how much is kept of account numbers that a message shows unmasked
 */
public record RulesConfig(Lexicon lexicon, AccountNumbers accounts) {}
