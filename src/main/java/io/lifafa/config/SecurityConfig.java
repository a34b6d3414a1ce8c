package io.lifafa.config;

import static io.lifafa.config.key.ConfigKey.entry;
import static io.lifafa.config.key.ValueTypes.duration;
import static io.lifafa.config.key.ValueTypes.flag;
import static io.lifafa.config.key.ValueTypes.list;
import static io.lifafa.config.key.ValueTypes.path;
import static io.lifafa.config.key.ValueTypes.text;

import io.lifafa.config.key.KeyGroup;
import io.lifafa.config.text.Secrets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Who may use the ports. API keys are in the store; tokens of an identity provider count where it is named here. Each component is
 * the key of its name.
 */
public record SecurityConfig(
        boolean open,
        Optional<String> jwtIssuer,
        List<String> jwtAudiences,
        Optional<String> jwtKeySet,
        String jwtTenantClaim,
        List<String> jwtPermissionClaims,
        String jwtPermissionPrefix,
        Duration jwtLeeway,
        Optional<Path> masterKeyFile,
        Optional<String> masterKeys) {
    static final KeyGroup<SecurityConfig> KEYS = KeyGroup.of(
            "security",
            SecurityConfig.class,
            "Who may use the ports ([docs/security.md](security.md#keys-and-tenants)).",
            entry("open", flag(), "false")
                    .doc(
                            "Let in who brings neither key nor token, as the installation's own tenant with every permission,"
                                    + " even beyond loopback or when keys exist. Warns."),
            entry("jwt_issuer", text("text"), "").doc("`iss` of the tokens that count. Empty: tokens do not count."),
            entry(
                            "jwt_audiences",
                            list("[!-~]{1,255}", "holds a space or is too long; allowed: names, separated by commas"),
                            "")
                    .doc("Tokens must name one of these in `aud`.")
                    .orElse(List.of()),
            entry("jwt_key_set", text("URL or file"), "")
                    .doc(
                            "Where the issuer's public keys are (JWKS): an `https` URL, an `http` URL of this machine, or a"
                                    + " file. Read again every minute."),
            entry("jwt_tenant_claim", text("text"), "tenant").doc("Claim that names the tenant."),
            entry(
                            "jwt_permission_claims",
                            list("[!-~]{1,255}", "holds a space or is too long; allowed: names, separated by commas"),
                            "scope,roles")
                    .doc("Claims that name permissions. One that begins with `/` is a JSON pointer, such as"
                            + " `/realm_access/roles`."),
            entry("jwt_permission_prefix", text("text"), "")
                    .doc("Stands before each permission in those claims, such as `lifafa:` in `lifafa:read`; others are"
                            + " passed over.")
                    .orElse(""),
            entry("jwt_leeway", duration("0s", "5m"), "30s").doc("By so much clocks may differ."),
            entry("master_key_file", path("file"), "")
                    .doc(
                            "Encrypt the texts of SMS in the store, under the first key in this file: 256 bits in base64 or"
                                    + " hexadecimal digits; more keys, one a line, open what an older one wrapped. Empty: texts are"
                                    + " not encrypted ([docs/security.md](security.md#encryption-at-rest))."),
            entry("master_keys", text("text"), "")
                    .masked(text -> Secrets.MASK)
                    .doc("The same keys themselves, for an environment variable; a file is safer."));

    public SecurityConfig {
        jwtAudiences = List.copyOf(jwtAudiences);
        jwtPermissionClaims = List.copyOf(jwtPermissionClaims);
        new Check()
                .that(
                        "jwt_audiences",
                        jwtIssuer.isEmpty() || !jwtAudiences.isEmpty(),
                        "must be set where security.jwt_issuer is: tokens for any other service would count")
                .that(
                        "jwt_key_set",
                        jwtIssuer.isEmpty() || jwtKeySet.isPresent(),
                        "must be set where security.jwt_issuer is: no token could be checked")
                .that(
                        "master_keys",
                        masterKeyFile.isEmpty() || masterKeys.isEmpty(),
                        "must not be set beside security.master_key_file")
                .done();
    }
}
