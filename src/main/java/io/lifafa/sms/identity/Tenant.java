package io.lifafa.sms.identity;

import java.util.Objects;

/**
 * Whose data something is. Ids that clients give are unique within their tenant alone; stored ids, of SMS and batches,
 * are unique within the store: those of the installation's own tenant stand as they are, all others begin with their
 * tenant's name. So a store of version 0.1, which had one tenant, keeps its ids.
 *
 * @param name 1 to 64 letters, digits, {@code .}, {@code _} and {@code -}
 * @param home true for the installation's own tenant, which the configuration names
 */
public record Tenant(String name, boolean home) {
    /** Between tenant and id of an SMS. A control character, which no client's id may hold. */
    private static final char MARK = '\u001f';

    /** Between tenant and id of a batch, which is shown to clients and may stand in a path. No UUID holds it. */
    private static final char DOT = '.';

    public Tenant {
        Objects.requireNonNull(name, "name");
    }

    /** The installation's own. */
    public static Tenant home(String name) {
        return new Tenant(name, true);
    }

    /** The tenant of that name, in an installation whose own is {@code home}. */
    public static Tenant of(String name, String home) {
        return new Tenant(name, name.equals(home));
    }

    /** The id under which an SMS is stored that its client calls {@code given}. */
    public String stored(String given) {
        return home ? given : name + MARK + given;
    }

    /** What the client calls an SMS that is stored under this id. */
    public static String given(String stored) {
        return stored.substring(stored.indexOf(MARK) + 1);
    }

    /** Whether an SMS with this stored id can be this tenant's. */
    public boolean owns(String stored) {
        int at = stored.indexOf(MARK);
        return home ? at < 0 : at == name.length() && stored.startsWith(name);
    }

    /** The id of a batch of this tenant. */
    public String batch(String uuid) {
        return home ? uuid : name + DOT + uuid;
    }

    /** Whether a batch with this id can be this tenant's. */
    public boolean ownsBatch(String batchId) {
        int at = batchId.lastIndexOf(DOT);
        return home ? at < 0 : at == name.length() && batchId.startsWith(name);
    }

    /** The id of a batch without its tenant. */
    public static String batchNumber(String batchId) {
        return batchId.substring(batchId.lastIndexOf(DOT) + 1);
    }
}
