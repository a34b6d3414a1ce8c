package io.lifafa.config;

import io.lifafa.text.lexicon.Lexicon;

/**
 * What the rules know of languages.
 *
 * @param lexicon which words hint at what: ours, and those of the directory that the user named
 */
public record RulesConfig(Lexicon lexicon) {}
