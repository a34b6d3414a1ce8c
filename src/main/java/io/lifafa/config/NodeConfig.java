package io.lifafa.config;

import java.util.Optional;

/**
 * What a node is called and what it is there for.
 *
 * @param name for people: in leases, metrics and the cluster's table; empty: host name and process id
 * @param roles the stages that it runs
 */
public record NodeConfig(Optional<String> name, Roles roles) {

    /** @throws IllegalArgumentException with everything that is wrong, one line per component */
    public NodeConfig {
        new Check()
                .that(
                        "name",
                        name.isEmpty() || name.get().matches("[A-Za-z0-9._-]{1,64}"),
                        "is not a name; allowed: 1 to 64 letters, digits, '.', '_' or '-'")
                .done();
    }
}
