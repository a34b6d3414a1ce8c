package io.lifafa.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code lifafa tenant} and {@code lifafa usage} on an embedded store. */
@Timeout(120)
class TenantCommandTest {
    @TempDir
    Path data;

    private Cli.Result run(String... args) {
        return Cli.run(
                Stream.concat(Stream.of(args), Stream.of("--set", "store.data_dir=" + data, "--set", "tenant=home"))
                        .toArray(String[]::new));
    }

    @Test
    void whatIsSetIsChangedAndTheRestStays() {
        assertThat(run("tenant", "set", "blue", "--weight", "3", "--sms-per-day", "1_000", "--on-quota", "rules"))
                .satisfies(it -> assertThat(it.code()).as(it.err()).isZero());
        run("tenant", "set", "blue", "--api-tokens-per-month", "5000000000", "--give-templates", "false");
        run("tenant", "set", "amber", "--requests-per-second", "9");
        run("tenant", "set", "blue", "--sms-per-day", "none");
        run("tenant", "disable", "blue");

        var blue = run("tenant", "show", "blue").out();
        assertThat(new JsonObject(blue.substring(blue.indexOf('{')))).isEqualTo(new JsonObject("""
                        {"weight": 3, "quotas": {"api_tokens_per_month": 5000000000}, "on_quota": "rules",
                         "templates": {"give": false, "take": true}, "disabled": true}"""));
        assertThat(run("tenant", "list").out().lines()).hasSize(2).anyMatch(it -> it.startsWith("amber {"));
        assertThat(run("tenant", "enable", "blue").out()).contains("\"disabled\":false");

        var usage = new JsonObject(run("usage", "--tenant", "amber").out());
        assertThat(usage.getJsonObject("today").getLong("sms")).isZero();
        assertThat(usage.getJsonObject("quotas")
                        .getJsonObject("requests_per_second")
                        .getLong("limit"))
                .isEqualTo(9);
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThat(run("tenant", "set", "blue", "--weight", "0"))
                .satisfies(it -> assertThat(it.code()).isEqualTo(2))
                .satisfies(it -> assertThat(it.err()).contains("weight: must be 1 to 1000"));
        assertThat(run("tenant", "set", "blue", "--sms-per-day", "many").err())
                .contains("'many' is no quota")
                .contains("or none");
        assertThat(run("tenant", "set", "a b").err()).contains("tenant: is not a name");
        assertThat(run("tenant", "disable", "home").err()).contains("disabled: home");
        assertThat(run("tenant", "list").out()).isEmpty();
    }
}
