package io.lifafa.api.answer.redaction;

import io.lifafa.api.answer.text.Body;
import io.lifafa.sms.Sms;
import io.lifafa.sms.Span;
import io.lifafa.text.PlainText;
import io.lifafa.text.number.Digits;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Hides accounts, cards, phone numbers and references: every run of {@value #SHORTEST} digits or more in a body that is
 * not part of money (a currency beside it, or separators in it), a date or a time, and every such run in a sender. Runs
 * that one space or hyphen parts and that are {@value #SHORTEST_GROUPED} digits together are one: {@code 0722 000 111}.
 *
 * <p>A run becomes another of the same length: the same one everywhere in the call, no two runs the same one, none that
 * is or ends like a number of these SMS or like a year, none with a leading zero unless the run has one. A long
 * one keeps its first digit: by it a mobile number and a rail's reference are told. Which one follows from the SMS
 * and a salt, so that the reply can be read without keeping anything. What a model gives back of a long run may be its end
 * ("last four digits"): it is restored to the end of the original.
 */
public final class DigitRedaction implements Redaction {
    static final int SHORTEST = 4;

    static final int SHORTEST_GROUPED = 7;

    private static final int MOST_TRIES = 64;

    private final List<String> bodies = new ArrayList<>();
    private final List<String> senders = new ArrayList<>();
    private final List<Map<String, String>> originals = new ArrayList<>();
    private final Map<String, String> tokens = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final SplittableRandom random;

    private DigitRedaction(long seed) {
        random = new SplittableRandom(seed);
    }

    /** @param salt the same for a request and its reply, and nobody else's: else tokens could be traced back */
    public static DigitRedaction of(List<Sms> messages, long salt) {
        long seed = salt;
        for (var sms : messages) {
            seed = seed * 0x9E3779B97F4A7C15L
                    + sms.id().hashCode() * 31L
                    + sms.body().hashCode();
        }
        var redaction = new DigitRedaction(seed);
        for (var sms : messages) {
            redaction.take(Digits.plain(PlainText.of(sms.body()).written()));
            redaction.take(Digits.plain(sms.sender()));
        }
        for (var sms : messages) {
            redaction.add(sms);
        }
        return redaction;
    }

    /** Every number of the call, and the end of each, is no token; an amount of 1,250.75 may come back as 1250.75. */
    private void take(String plain) {
        DigitRuns.contiguous(plain, SHORTEST, (start, end) -> takeWithEnd(plain.substring(start, end)));
        DigitRuns.grouped(plain, (start, end) -> true, (start, end) -> takeWithEnd(digits(plain, start, end)));
        DigitRuns.divided(plain, this::takeWithEnd);
    }

    private void takeWithEnd(String digits) {
        taken.add(digits);
        if (digits.length() >= SHORTEST) {
            taken.add(end(digits));
        }
    }

    private void add(Sms sms) {
        var back = new HashMap<String, String>();
        // Digits in disguise are digits; what leaves is the plain text.
        var body = new Body(PlainText.of(sms.body()));
        var open = open(body);
        bodies.add(replace(body.text(), body.plain(), back, (start, end) -> !open.get(start)));
        senders.add(replace(sms.sender(), Digits.plain(sms.sender()), back, (start, end) -> true));
        originals.add(Collections.unmodifiableMap(back));
    }

    /** The characters of dates, times and amounts: what is not hidden. */
    private static BitSet open(Body body) {
        var open = new BitSet(body.text().length());
        body.moments().times().forEach(time -> set(time.span(), open));
        body.moments().dates().forEach(date -> set(date.span(), open));
        body.places().stream()
                .filter(place -> body.isMoney(place.span().start()) && isAmount(body, place))
                .forEach(place -> set(place.span(), open));
        return open;
    }

    private static void set(Span span, BitSet open) {
        open.set(span.start(), span.end());
    }

    /** Digits and spaces without a currency are a telephone number rather than an amount. */
    private static boolean isAmount(Body body, Body.Place place) {
        return !place.currencies().isEmpty()
                || body.plain()
                        .substring(place.span().start(), place.span().end())
                        .chars()
                        .anyMatch(c -> c == ',' || c == '.');
    }

    private String replace(String text, String plain, Map<String, String> back, DigitRuns.Choice hidden) {
        var replaced = text.toCharArray();
        DigitRuns.grouped(plain, hidden, (start, end) -> {
            var original = digits(plain, start, end);
            var token = tokens.computeIfAbsent(original, this::token);
            back.put(token, original);
            put(token, plain, start, end, replaced);
        });
        return new String(replaced);
    }

    /** Puts digits where digits stand, and leaves what parts them. */
    private static void put(String digits, String plain, int start, int end, char[] into) {
        int next = 0;
        for (int i = start; i < end; i++) {
            if (Digits.isDigit(plain.charAt(i))) {
                into[i] = digits.charAt(next++);
            }
        }
    }

    private static String digits(String plain, int start, int end) {
        var digits = new StringBuilder(end - start);
        for (int i = start; i < end; i++) {
            if (Digits.isDigit(plain.charAt(i))) {
                digits.append(plain.charAt(i));
            }
        }
        return digits.toString();
    }

    private String token(String original) {
        var token = draw(original);
        for (int tries = 0; tries < MOST_TRIES && !isFree(token); tries++) {
            token = draw(original);
        }
        taken.add(token);
        taken.add(end(token));
        return token;
    }

    private boolean isFree(String token) {
        return !taken.contains(token) && !taken.contains(end(token)) && !isYear(end(token));
    }

    /** Dates come back with years that no SMS has written out. */
    private static boolean isYear(String end) {
        return end.startsWith("19") || end.startsWith("20");
    }

    private static String end(String run) {
        return run.substring(run.length() - SHORTEST);
    }

    private String draw(String original) {
        var token = new StringBuilder(original.length());
        for (int i = 0; i < original.length(); i++) {
            token.append((char) ('0' + random.nextInt(10)));
        }
        boolean telling = original.charAt(0) == '0' || original.length() >= SHORTEST_GROUPED;
        token.setCharAt(0, telling ? original.charAt(0) : (char) ('1' + random.nextInt(9)));
        return token.toString();
    }

    @Override
    public String body(int i) {
        return bodies.get(i);
    }

    @Override
    public String sender(int i) {
        return senders.get(i);
    }

    @Override
    public String hide(int i, String value) {
        var hidden = value.toCharArray();
        var plain = Digits.plain(value);
        DigitRuns.contiguous(plain, 1, (start, end) -> {
            var run = plain.substring(start, end);
            originals.get(i).entrySet().stream()
                    .filter(it -> it.getValue().endsWith(run))
                    .max(Comparator.comparing(it -> it.getValue().equals(run)))
                    .map(Map.Entry::getKey)
                    .ifPresent(token -> token.getChars(token.length() - run.length(), token.length(), hidden, start));
        });
        return new String(hidden);
    }

    @Override
    public String restore(int i, String text) {
        var plain = Digits.plain(text);
        var restored = text.toCharArray();
        var pieces = new ArrayList<Span>();
        DigitRuns.contiguous(plain, 1, (start, end) -> pieces.add(new Span(start, end)));
        int piece = 0;
        while (piece < pieces.size()) {
            piece = restore(i, plain, pieces, piece, restored);
        }
        return new String(restored);
    }

    /** The longest hidden number that begins at this piece; gives the piece behind it. */
    private int restore(int i, String plain, List<Span> pieces, int first, char[] into) {
        int last = first;
        while (last + 1 < pieces.size() && last - first + 1 < DigitRuns.MOST_PIECES && isJoined(plain, pieces, last)) {
            last++;
        }
        int start = pieces.get(first).start();
        for (; last >= first; last--) {
            var digits = digits(plain, start, pieces.get(last).end());
            var original = originals.get(i).get(digits);
            // "11-04" of a date is no hidden 1104.
            if (original != null && (last == first || digits.length() >= SHORTEST_GROUPED)) {
                put(original, plain, start, pieces.get(last).end(), into);
                return last + 1;
            }
        }
        int end = pieces.get(first).end();
        if (end - start >= SHORTEST) {
            put(original(i, plain.substring(start, end)), plain, start, end, into);
        }
        return first + 1;
    }

    private static boolean isJoined(String plain, List<Span> pieces, int i) {
        int end = pieces.get(i).end();
        return pieces.get(i + 1).start() == end + 1 && " -".indexOf(plain.charAt(end)) >= 0;
    }

    private String original(int i, String run) {
        var whole = originals.get(i).get(run);
        if (whole != null) {
            return whole;
        }
        for (var entry : originals.get(i).entrySet()) {
            if (entry.getKey().endsWith(run)) {
                var original = entry.getValue();
                return original.substring(original.length() - run.length());
            }
        }
        return run;
    }
}
