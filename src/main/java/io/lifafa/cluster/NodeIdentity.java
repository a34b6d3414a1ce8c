package io.lifafa.cluster;

import io.lifafa.bus.Addresses;
import io.lifafa.config.Role;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who a node is.
 *
 * @param id new at every start, so that nobody is taken for the one before him
 * @param name for people
 * @param roles the stages that it runs, or will once it has started
 */
public record NodeIdentity(String id, String name, Set<Role> roles) {
    /** Of the messages between stages. A node of another form can be asked nothing, and asks nothing here. */
    private static final int FORM = 2;

    public NodeIdentity {
        roles = Set.copyOf(roles);
    }

    /** The node's own address on the bus. */
    public String address() {
        return Addresses.NODE_PREFIX + id;
    }

    /** The same node while it runs just these of its stages. */
    NodeIdentity serving(Set<Role> stages) {
        return new NodeIdentity(id, name, stages);
    }

    /** For people. */
    JsonObject toJson() {
        return new JsonObject().put("id", id).put("name", name).put("roles", names(roles));
    }

    /** What it tells the others. */
    JsonObject announcement() {
        return toJson().put("form", FORM);
    }

    /** A node of another version may have stages that cannot be reached from here: they are left out. */
    static NodeIdentity read(JsonObject json) {
        boolean alike = json.getInteger("form", 1) == FORM;
        var names = alike ? json.getJsonArray("roles").getList() : List.of();
        var roles = Arrays.stream(Role.values())
                .filter(role -> names.contains(role.wireName()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
        return new NodeIdentity(json.getString("id"), json.getString("name"), roles);
    }

    static JsonArray names(Set<Role> roles) {
        return new JsonArray(roles.stream().sorted().map(Role::wireName).toList());
    }
}
