package io.lifafa.cache.token;

import io.lifafa.cache.caution.TellingWords;
import io.lifafa.text.Characters;
import java.util.Locale;
import java.util.Set;

/** Makes one piece of the name in {@code Dear JOHN DOE,} and {@code Jane, you've …}: whom a message is sent to is no wording. */
final class Greeting {
    private static final Set<String> WORDS = Set.of("dear", "hi", "hello", "hey");
    private static final int LONGEST = 9;

    private Greeting() {}

    static void merge(Tokens tokens) {
        int first = 0;
        while (first < tokens.size() && tokens.isBlank(first)) {
            first++;
        }
        if (first + 1 >= tokens.size() || tokens.kind(first) != Kind.WORD) {
            return;
        }
        boolean greeted = WORDS.contains(tokens.string(first).toLowerCase(Locale.ROOT));
        int name = greeted ? first + 2 : first;
        if (greeted && tokens.kind(first + 1) != Kind.SPACE) {
            return;
        }
        int last = name;
        while (last < tokens.size() && last - name < LONGEST && isNamePart(tokens, last)) {
            last++;
        }
        int end = last;
        while (end > name && tokens.isBlank(end - 1)) {
            end--;
        }
        if (end > name
                && last < tokens.size()
                && isEnd(tokens, last, greeted)
                && (greeted || isCalled(tokens, first, last))) {
            tokens.merge(name, end - 1, Kind.GREETING, Kind.GREETING.key(0));
        }
    }

    private static boolean isNamePart(Tokens tokens, int i) {
        if (tokens.kind(i) == Kind.WORD) {
            return tokens.string(i).equalsIgnoreCase("customer")
                    || !TemplateWords.isStop(tokens.string(i)) && !TellingWords.tells(tokens.string(i));
        }
        return tokens.kind(i) == Kind.SPACE
                || tokens.kind(i) == Kind.MARK
                        && ".[]<>*_'".indexOf(tokens.text().charAt(tokens.start(i))) >= 0;
    }

    private static boolean isEnd(Tokens tokens, int i, boolean greeted) {
        return tokens.kind(i) == Kind.BREAK && greeted
                || tokens.kind(i) == Kind.MARK
                        && (greeted ? ",!:;-" : ",").indexOf(tokens.text().charAt(tokens.start(i))) >= 0;
    }

    /** {@code Jane, you}: one or two names and then the one who is spoken to. */
    private static boolean isCalled(Tokens tokens, int first, int comma) {
        int next = comma + 1;
        while (next < tokens.size() && tokens.isBlank(next)) {
            next++;
        }
        return comma - first <= 3
                && Characters.isUpper(tokens.text().charAt(tokens.start(first)))
                && next < tokens.size()
                && tokens.kind(next) == Kind.WORD
                && tokens.string(next).toLowerCase(Locale.ROOT).startsWith("you");
    }
}
