/**
 * Which words hint at what, in the languages that bank messages are written in: one file per language, ours packed with
 * the program, the users' in a directory of their own ({@code docs/rules.md}).
 *
 * <p>Thread rule: everything public here is immutable and may be used from any thread. {@link
 * io.lifafa.text.lexicon.Lexicon#with} reads files; nothing else blocks.
 */
package io.lifafa.text.lexicon;
