package io.lifafa.node;

import io.lifafa.config.LifafaConfig;
import io.lifafa.config.Role;
import java.util.EnumSet;
import java.util.Set;

/** The stages without which work would not be done, by what is configured. */
final class NeededRoles {
    private NeededRoles() {}

    static Set<Role> of(LifafaConfig config) {
        var needed = EnumSet.of(Role.INGEST, Role.PIPELINE, Role.STORE, Role.WEB);
        if (ApiStage.isWanted(config)) {
            needed.add(Role.API);
            needed.add(Role.LIMITER);
        }
        if (CacheStage.isWanted(config)) {
            needed.add(Role.CACHE);
        }
        return needed;
    }
}
