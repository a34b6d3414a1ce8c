package io.lifafa.http;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A bounded number of places of which one client address may hold a part. Remembers addresses that hold some, and no
 * others. {@code X-Forwarded-For} is not looked at: anybody can send it. Thread rule: any.
 */
public final class AddressPlaces {
    private final long all;
    private final long share;
    private final AtomicLong held = new AtomicLong();
    private final ConcurrentMap<String, Long> byAddress = new ConcurrentHashMap<>();

    /** What came of asking for places. */
    public enum Answer {
        /** They are held until they are given back. */
        GRANTED,
        /** This address holds its share. */
        SHARE_HELD,
        /** All are held. */
        ALL_HELD
    }

    /**
     * @param all how many there are
     * @param share how many of them one address may hold
     */
    public AddressPlaces(long all, long share) {
        this.all = all;
        this.share = share;
    }

    /** Takes so many places, or none. */
    public Answer take(String address, long places) {
        if (held.addAndGet(places) > all) {
            held.addAndGet(-places);
            return Answer.ALL_HELD;
        }
        if (byAddress.merge(address, places, Long::sum) > share) {
            giveBack(address, places);
            return Answer.SHARE_HELD;
        }
        return Answer.GRANTED;
    }

    /** Gives places back that were granted. */
    public void giveBack(String address, long places) {
        held.addAndGet(-places);
        byAddress.computeIfPresent(address, (key, count) -> count == places ? null : count - places);
    }

    /** How many there are. */
    public long all() {
        return all;
    }
}
