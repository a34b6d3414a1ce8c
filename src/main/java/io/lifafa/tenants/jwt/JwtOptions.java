package io.lifafa.tenants.jwt;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Which tokens count, and how they say what matters.
 *
 * @param issuer the {@code iss} of every token that counts, to the letter
 * @param audiences a token names one of them in {@code aud}; tokens for others' services do not count
 * @param keySet where the issuer's public keys are (JWKS): an {@code https} URL, an {@code http} URL of this machine, or a file
 * @param tenantClaim names the tenant. Default {@code tenant}
 * @param permissionClaims name permissions, as text between spaces or as a list; what all of them name counts together. Default
 *     {@code scope} and {@code roles}. A claim's name that begins with {@code /} is a JSON pointer, such as
 *     {@code /realm_access/roles}
 * @param permissionPrefix stands before each permission, such as {@code lifafa:} in {@code lifafa:read}; what lacks it is passed
 *     over. Default: nothing
 * @param leeway by so much clocks may differ. Default 30 s, at most 5 minutes
 * @param refresh how often the key set is read again. Default 1 minute
 */
public record JwtOptions(
        String issuer,
        Set<String> audiences,
        String keySet,
        String tenantClaim,
        List<String> permissionClaims,
        String permissionPrefix,
        Duration leeway,
        Duration refresh) {
    public static final String DEFAULT_TENANT_CLAIM = "tenant";
    public static final List<String> DEFAULT_PERMISSION_CLAIMS = List.of("scope", "roles");
    public static final Duration DEFAULT_LEEWAY = Duration.ofSeconds(30);
    public static final Duration DEFAULT_REFRESH = Duration.ofMinutes(1);
    private static final Duration MOST_LEEWAY = Duration.ofMinutes(5);

    /** @throws IllegalArgumentException names the component that is wrong, and what is allowed */
    public JwtOptions {
        audiences = Set.copyOf(audiences);
        permissionClaims = List.copyOf(permissionClaims);
        require(!issuer.isBlank(), "issuer: must not be empty");
        require(!audiences.isEmpty(), "audiences: at least one is needed, or tokens for any other service would count");
        require(audiences.stream().noneMatch(String::isBlank), "audiences: must not be empty");
        require(!tenantClaim.isBlank(), "tenantClaim: must not be empty");
        require(!permissionClaims.isEmpty(), "permissionClaims: at least one is needed");
        require(permissionClaims.stream().noneMatch(String::isBlank), "permissionClaims: must not be empty");
        require(
                !leeway.isNegative() && leeway.compareTo(MOST_LEEWAY) <= 0,
                "leeway: must be between 0 s and " + MOST_LEEWAY.toSeconds() + " s");
        require(refresh.toSeconds() >= 1, "refresh: must be at least 1 s");
        KeySetSource.check(keySet);
    }

    /** With the default claims and times. */
    public static JwtOptions of(String issuer, Set<String> audiences, String keySet) {
        return new JwtOptions(
                issuer,
                audiences,
                keySet,
                DEFAULT_TENANT_CLAIM,
                DEFAULT_PERMISSION_CLAIMS,
                "",
                DEFAULT_LEEWAY,
                DEFAULT_REFRESH);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
