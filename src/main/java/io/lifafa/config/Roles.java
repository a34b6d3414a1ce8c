package io.lifafa.config;

import io.lifafa.config.text.Printable;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The stages that a node runs, such as {@code ingest,pipeline=4}: each with a number of instances, or with as many as it
 * usually has.
 *
 * @param instances of each stage that is there; 0: as many as usual
 */
public record Roles(Map<Role, Integer> instances) {
    private static final int MOST_INSTANCES = 1024;

    public Roles {
        instances = Collections.unmodifiableMap(new EnumMap<>(instances));
    }

    /** Every stage, each with as many instances as usual. */
    public static Roles all() {
        return new Roles(Arrays.stream(Role.values()).collect(Collectors.toMap(role -> role, role -> 0)));
    }

    /**
     * Reads roles, separated by commas.
     *
     * @throws IllegalArgumentException with what is wrong and what is allowed, to be read after the text
     */
    public static Roles parse(String text) {
        var instances = new EnumMap<Role, Integer>(Role.class);
        for (var part : text.split(",", -1)) {
            var nameAndNumber = part.strip().split("=", 2);
            var role = Role.named(nameAndNumber[0].strip()).orElseThrow(() -> unknown(nameAndNumber[0].strip()));
            instances.put(role, nameAndNumber.length == 1 ? 0 : number(role, nameAndNumber[1].strip()));
        }
        return new Roles(instances);
    }

    private static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException("names no stage (\"" + Printable.of(name) + "\"); allowed: "
                + Arrays.stream(Role.values()).map(Role::wireName).collect(Collectors.joining(", "))
                + ", each with =NUMBER for so many instances");
    }

    private static int number(Role role, String text) {
        int number = text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > MOST_INSTANCES) {
            throw new IllegalArgumentException(
                    "asks for no number of instances of " + role.wireName() + "; allowed: 1 to " + MOST_INSTANCES);
        }
        if (number > 1 && !role.allowsInstances()) {
            throw new IllegalArgumentException("asks for several instances of " + role.wireName()
                    + ", of which a node has one; start another node for more");
        }
        return number;
    }

    public boolean has(Role role) {
        return instances.containsKey(role);
    }

    /** So many instances of a stage that is there; {@code usual} if none were asked for. */
    public int instancesOf(Role role, int usual) {
        int asked = instances.getOrDefault(role, 0);
        return asked == 0 ? usual : asked;
    }

    /** The stages that are there. */
    public Set<Role> set() {
        return instances.keySet();
    }
}
