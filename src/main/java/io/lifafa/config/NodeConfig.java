package io.lifafa.config;

import static io.lifafa.config.key.ConfigKey.entry;

import io.lifafa.config.key.KeyGroup;
import io.lifafa.config.key.ValueType;
import io.lifafa.config.key.ValueTypes;
import java.util.Optional;

/** What a node is called and what it is there for; each component is the key of its name. */
public record NodeConfig(Optional<String> name, Roles roles) {
    static final KeyGroup<NodeConfig> KEYS = KeyGroup.of(
            "node",
            NodeConfig.class,
            "Name and stages of this node.",
            entry("name", ValueTypes.name(), "")
                    .doc("Name for people, in leases and the cluster's table. Empty: host name and process id."),
            entry("roles", new ValueType<>("list", Roles::parse), "ingest,pipeline,cache,limiter,api,store,health,web")
                    .doc("Stages this node runs (`--roles`); stages it lacks are used on other nodes. `=NUMBER` sets"
                            + " the instances of `ingest`, `pipeline`, `store` and `web`, such as `pipeline=4`."));
}
