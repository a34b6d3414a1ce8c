package io.lifafa.cache.matching;

import io.lifafa.cache.token.Hash;
import io.lifafa.sms.SenderName;
import io.lifafa.sms.Sms;
import io.lifafa.text.Characters;
import io.lifafa.text.number.Digits;

/**
 * Which messages may be of one wording, told cheaply and before anything is known of it: the sender and the words that
 * begin with no capital letter, without values and marks.
 */
final class WordingKey {
    private WordingKey() {}

    static long of(Sms sms) {
        var text = sms.body();
        long hash = Hash.text(SenderName.of(sms.sender()));
        int at = 0;
        while (at < text.length()) {
            if (!isWordPart(text.charAt(at))) {
                at++;
                continue;
            }
            int start = at;
            boolean plain = !Characters.isUpper(text.charAt(at));
            while (at < text.length() && isWordPart(text.charAt(at))) {
                plain &= !Digits.isDigit(text.charAt(at)) && text.charAt(at) != '@';
                at++;
            }
            boolean masked = text.charAt(start) == 'x';
            if (plain && !masked) {
                hash = Hash.add(hash, Hash.text(text, start, at));
            }
        }
        return hash;
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '@' || c == '*' || c == '_';
    }
}
