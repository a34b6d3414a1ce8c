package io.lifafa.node;

import io.lifafa.bus.Addresses;
import io.lifafa.cluster.NodeIdentity;
import io.lifafa.config.Role;
import java.util.ArrayList;
import java.util.List;

/** What a node listens to, by its stages. */
final class Subscriptions {
    private Subscriptions() {}

    /** The addresses that are there in any case, whether or not an API is configured. */
    static List<String> of(NodeIdentity node) {
        var addresses = new ArrayList<>(List.of(Addresses.NODES, node.address()));
        node.roles().stream().map(Subscriptions::of).forEach(addresses::addAll);
        return addresses;
    }

    private static List<String> of(Role role) {
        return switch (role) {
            case INGEST -> List.of(Addresses.INGEST, Addresses.INGEST_SERVICE);
            case PIPELINE -> List.of(Addresses.WORK, Addresses.API_RETURNED);
            case STORE ->
                List.of(
                        Addresses.JOURNAL,
                        Addresses.ARCHIVE,
                        Addresses.IDEMPOTENCY,
                        Addresses.EVENT_LOG,
                        Addresses.TEMPLATES);
            case CACHE, LIMITER, API, HEALTH, WEB -> List.of();
        };
    }
}
