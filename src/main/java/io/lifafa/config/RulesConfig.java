package io.lifafa.config;

import static io.lifafa.config.key.ConfigKey.entry;
import static io.lifafa.config.key.ValueTypes.flag;

import io.lifafa.config.key.KeyGroup;
import io.lifafa.config.key.ValueType;
import io.lifafa.config.key.ValueTypes;
import io.lifafa.sms.AccountNumbers;
import io.lifafa.text.lexicon.Lexicon;

/**
 * What the rules know of languages, and what is kept of what was read.
 *
 * @param lexicon which words hint at what: ours, and those of the directory that the user named
 * @param accounts how much is kept of account numbers that a message shows unmasked
 */
public record RulesConfig(Lexicon lexicon, AccountNumbers accounts) {
    static final KeyGroup<RulesConfig> KEYS = KeyGroup.of(
            "rules",
            RulesConfig.class,
            "Reading without the API ([docs/rules.md](rules.md)).",
            entry("lexicon_dir", new ValueType<>("directory", it -> Lexicon.with(ValueTypes.parsePath(it))), "")
                    .doc("Your own words, one file per language (`ka.txt`), in addition to ours;"
                            + " [docs/rules.md](rules.md) has the format. Read at the start; an invalid file prevents"
                            + " it. Give every node the same.")
                    .orElse(Lexicon.shipped())
                    .into("lexicon", it -> it),
            entry("full_accounts", flag(), "false")
                    .doc("Keep whole account and card numbers that a message shows unmasked. If off, only their last"
                            + " four digits.")
                    .into("accounts", full -> full ? AccountNumbers.FULL : AccountNumbers.LAST_FOUR));
}
