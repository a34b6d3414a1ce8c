package io.lifafa.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PermissionTest {

    @ParameterizedTest
    @EnumSource
    void eachPermissionAllowsItselfAloneAndAdminAllowsAll(Permission given) {
        var caller = new Caller("north", Set.of(given), Caller.Kind.KEY, "k");
        var allowed = EnumSet.allOf(Permission.class);
        allowed.removeIf(it -> !caller.may(it));
        assertThat(allowed).isEqualTo(given == Permission.ADMIN ? EnumSet.allOf(Permission.class) : EnumSet.of(given));
    }

    @Test
    void aCallerWithoutPermissionsMayNothing() {
        var caller = new Caller("north", Set.of(), Caller.Kind.TOKEN, "asha");
        assertThat(Permission.values()).noneMatch(caller::may);
    }

    @Test
    void aListIsReadWithSpacesAndRepetitions() {
        assertThat(Permission.parse("ingest, read,ingest"))
                .containsExactlyInAnyOrder(Permission.INGEST, Permission.READ);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ingest,", "Ingest", "write", "ingest read", "ingest;read"})
    void aListWithSomethingElseNamesItAndWhatIsAllowed(String list) {
        assertThatThrownBy(() -> Permission.parse(list))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("allowed, separated by commas: ingest, read, operate, admin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "north-1",
                "N.o_r-th",
                "0",
                "1234567890123456789012345678901234567890123456789012345678901234"
            })
    void tenantsHaveNames(String name) {
        assertThat(TenantName.check(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "..",
                "a/b",
                "$where",
                "a\n",
                "é",
                "a\u0000",
                "12345678901234567890123456789012345678901234567890123456789012345"
            })
    void whatIsNoNameIsRefusedAndNotRepeated(String name) {
        assertThat(TenantName.isValid(name)).isFalse();
        assertThatThrownBy(() -> new Caller(name, Set.of(), Caller.Kind.KEY, "k"))
                .hasMessage("tenant: is not a name; allowed: 1 to 64 letters, digits, '.', '_' or '-'");
    }
}
