package io.lifafa.sms.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Says which claims of one {@link ContentClaim#key key} are one SMS.
 *
 * <p>Two ids that clients gave are two SMS, whatever they say: two equal payments may be real. An id that was given and
 * one that was derived may be one SMS if their dates are up to ten seconds apart, for live senders go by other clocks than
 * backups. Two that were derived are one if their dates are equal, or less than a second apart and one is a whole
 * second, as rounding leaves it. Each claim joins, of the SMS with whose every claim it agrees, the one nearest in time;
 * if there is none it is an SMS of its own. So two claims that cannot be one SMS never become one through a third.
 *
 * <p>What is said of a claim depends on those before it only: it stays true when others come.
 */
public final class SameSms {
    private static final Duration CLOCKS = Duration.ofSeconds(10);
    private static final Duration ROUNDING = Duration.ofSeconds(1);

    private SameSms() {}

    /** Of each claim that is a duplicate, by its id, the id of the SMS that came first. */
    public static Map<String, String> firsts(List<ContentClaim> claims) {
        var messages = new ArrayList<List<ContentClaim>>();
        var firsts = new HashMap<String, String>();
        for (var claim : claims) {
            messages.stream()
                    .filter(claimed -> claimed.stream().allMatch(it -> agree(it, claim)))
                    .min(Comparator.comparing(claimed -> apart(claimed.get(0), claim)))
                    .ifPresentOrElse(
                            claimed -> {
                                claimed.add(claim);
                                firsts.put(claim.id(), claimed.get(0).id());
                            },
                            () -> messages.add(new ArrayList<>(List.of(claim))));
        }
        return firsts;
    }

    private static boolean agree(ContentClaim one, ContentClaim other) {
        if (one.given() && other.given()) {
            return false;
        }
        var apart = apart(one, other);
        if (one.given() || other.given()) {
            return apart.compareTo(CLOCKS) <= 0;
        }
        return apart.isZero()
                || apart.compareTo(ROUNDING) < 0 && (isWholeSecond(one.date()) || isWholeSecond(other.date()));
    }

    private static Duration apart(ContentClaim one, ContentClaim other) {
        return Duration.between(one.date(), other.date()).abs();
    }

    private static boolean isWholeSecond(Instant date) {
        return date.getNano() == 0;
    }
}
