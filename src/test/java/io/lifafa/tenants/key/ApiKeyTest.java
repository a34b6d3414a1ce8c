package io.lifafa.tenants.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifafa.tenants.Caller;
import io.lifafa.tenants.Permission;
import io.lifafa.tenants.RefusalReason;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApiKeyTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final SecureRandom RANDOM = new SecureRandom();

    @Test
    void whatIsStoredProvesTheKeyAndHoldsNothingOfItsSecret() {
        var key = key(Optional.empty());
        assertThat(key.stored().secret().matches(key.presented().secret())).isTrue();
        assertThat(key.toString() + key.stored() + key.stored().secret())
                .doesNotContain(key.presented().secret())
                .doesNotContain(key.stored().secret().hex());
        assertThat(key.stored().caller())
                .isEqualTo(new Caller(
                        "north",
                        Set.of(Permission.READ),
                        Caller.Kind.KEY,
                        key.presented().id()));
    }

    @Test
    void aHashReadsBackAsItWasWritten() {
        var hash = SecretHash.of("a secret");
        assertThat(hash.hex()).isEqualTo("984ca5162200734c592148f1820b71057f098573d138666b48663e4e30cd8d3a");
        assertThat(SecretHash.ofHex(hash.hex())).isEqualTo(hash);
        assertThat(SecretHash.of("another")).isNotEqualTo(hash);
        assertThatThrownBy(() -> SecretHash.ofHex("00ff"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 bytes instead of 32");
    }

    @Test
    void aKeyIsRefusedFromTheMomentItExpires() {
        var key = key(Optional.of(NOW.plusSeconds(60))).stored();
        assertThat(key.refusal(NOW.plusSeconds(60).minusNanos(1))).isEmpty();
        assertThat(key.refusal(NOW.plusSeconds(60))).contains(RefusalReason.EXPIRED);
    }

    @Test
    void aRevokedKeyStaysRevokedAndKeepsTheFirstMoment() {
        var key = key(Optional.of(NOW.plusSeconds(60))).stored().revokedAt(NOW.plusSeconds(5));
        assertThat(key.revokedAt(NOW.plusSeconds(50)).revoked()).contains(NOW.plusSeconds(5));
        assertThat(key.refusal(NOW)).contains(RefusalReason.REVOKED);
        assertThat(key.refusal(NOW.plusSeconds(100))).contains(RefusalReason.REVOKED);
    }

    @Test
    void aKeyThatIsReplacedWorksUntilTheOverlapEnds() {
        var old = key(Optional.empty()).stored();
        var replaced = old.replacedBy("0123456789Ab", NOW.plusSeconds(3600));
        assertThat(replaced.replacedBy()).contains("0123456789Ab");
        assertThat(replaced.refusal(NOW.plusSeconds(3599))).isEmpty();
        assertThat(replaced.refusal(NOW.plusSeconds(3600))).contains(RefusalReason.EXPIRED);
    }

    @Test
    void anOverlapDoesNotMakeAKeyLiveLonger() {
        var old = key(Optional.of(NOW.plusSeconds(60))).stored();
        assertThat(old.replacedBy("0123456789Ab", NOW.plusSeconds(3600)).expires())
                .contains(NOW.plusSeconds(60));
    }

    @Test
    void aSuccessorIsAnotherKeyOfTheSameOwnerWithAsLongALife() {
        var old = key(Optional.of(NOW.plus(Duration.ofDays(90)))).stored();
        var later = NOW.plus(Duration.ofDays(80));
        var successor = GeneratedKey.successor(RANDOM, old, later).stored();
        assertThat(successor.id()).isNotEqualTo(old.id());
        assertThat(successor.secret()).isNotEqualTo(old.secret());
        assertThat(successor)
                .usingRecursiveComparison()
                .ignoringFields("id", "secret", "created", "expires")
                .isEqualTo(old);
        assertThat(successor.expires()).contains(later.plus(Duration.ofDays(90)));
    }

    @Test
    void whatCannotBeAKeyIsNamed() {
        assertThatThrownBy(() -> generate("north", Set.of(), "", Optional.empty()))
                .hasMessageStartingWith("permissions: at least one");
        assertThatThrownBy(() -> generate("no rth", Set.of(Permission.READ), "", Optional.empty()))
                .hasMessageStartingWith("tenant: ");
        assertThatThrownBy(() -> generate("north", Set.of(Permission.READ), "a\u0007", Optional.empty()))
                .hasMessageStartingWith("label: ");
        assertThatThrownBy(() -> generate("north", Set.of(Permission.READ), "a".repeat(101), Optional.empty()))
                .hasMessageStartingWith("label: ");
        assertThatThrownBy(() -> generate("north", Set.of(Permission.READ), "", Optional.of(NOW)))
                .hasMessage("expires: must be later than now");
    }

    private static GeneratedKey key(Optional<Instant> expires) {
        return generate("north", Set.of(Permission.READ), "the till", expires);
    }

    private static GeneratedKey generate(
            String tenant, Set<Permission> permissions, String label, Optional<Instant> expires) {
        return GeneratedKey.generate(RANDOM, tenant, permissions, label, NOW, expires);
    }
}
