package io.lifafa.tenants.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings as they are typed. */
class TenantSettingsJsonTest {
    private static TenantSettings read(String json) {
        return TenantSettingsJson.read("blue", new JsonObject(json));
    }

    @Test
    void whatWasWrittenIsReadBackExactly() {
        var settings = new TenantSettings(
                "blue",
                7,
                new Quotas(Map.of(QuotaName.SMS_PER_DAY, 0L, QuotaName.API_TOKENS_PER_MONTH, 5_000_000_000L)),
                OnQuota.RULES,
                new TemplateSharing(false, true),
                true);
        assertThat(TenantSettingsJson.read("blue", TenantSettingsJson.write(settings)))
                .isEqualTo(settings);
    }

    @Test
    void whatIsLeftOutHasItsDefault() {
        assertThat(read("{}")).isEqualTo(TenantSettings.of("blue"));
        assertThat(read("{\"quotas\": {\"sms_per_day\": null}}")).isEqualTo(TenantSettings.of("blue"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'weight': 0}                        | weight: must be 1 to 1000",
                "{'weight': 1001}                     | weight: must be a whole number up to 1000",
                "{'weight': 1.5}                      | weight: must be a whole number",
                "{'wait': 1}                          | body: has an unknown field; known here: disabled, on_quota",
                "{'quotas': 7}                        | quotas: must be an object",
                "{'quotas': {'sms': 1}}               | quotas: has an unknown field; known here: api_tokens_per_day",
                "{'quotas': {'sms_per_day': -1}}      | quotas.sms_per_day: must be a whole number",
                "{'quotas': {'sms_per_day': '10'}}    | quotas.sms_per_day: must be a whole number",
                "{'quotas': {'requests_per_second': 0}} | requests_per_second: must be 1 to",
                "{'on_quota': 'stop'}                 | on_quota: must be wait or rules",
                "{'templates': {'give': 'no'}}        | give: must be true or false",
                "{'disabled': 1}                      | disabled: must be true or false"
            })
    void whatIsWrongIsNamedWithWhatIsAllowed(String json, String message) {
        assertThatThrownBy(() -> read(json.replace('\'', '"')))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void theInstallationsOwnTenantCannotBeDisabled() {
        var settings = TenantSettings.of("blue").withDisabled(true);
        assertThat(settings.checkedFor("home")).isSameAs(settings);
        assertThatThrownBy(() -> settings.checkedFor("blue")).hasMessageContaining("disabled: blue");
    }
}
