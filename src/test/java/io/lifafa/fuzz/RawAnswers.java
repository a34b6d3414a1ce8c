package io.lifafa.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The answers in what a server sent, one after the other. */
record RawAnswers(List<One> all) {
    private static final Pattern HEAD = Pattern.compile("HTTP/1\\.[01] (\\d{3}) [^\r\n]*\r\n((?:[^\r\n]+\r\n)*)\r\n");
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: (\\d+)\r?$");

    record One(int status, String head, String body) {
        boolean isProblem() {
            return head.contains("application/problem+json");
        }
    }

    /** @param bodies whether there are any: those of HEAD have none */
    static RawAnswers of(String text, boolean bodies) {
        var all = new ArrayList<One>();
        Matcher head = HEAD.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!head.find(at) || head.start() != at) {
                throw new AssertionError("no answer at " + at + ": " + text);
            }
            var length = LENGTH.matcher(head.group(2));
            int size = bodies && length.find() ? Integer.parseInt(length.group(1)) : 0;
            at = Math.min(text.length(), head.end() + size);
            all.add(new One(Integer.parseInt(head.group(1)), head.group(2), text.substring(head.end(), at)));
        }
        return new RawAnswers(all);
    }
}
