package io.lifafa.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.config.load.ConfigLoader;
import io.lifafa.config.load.EffectiveConfig;
import io.lifafa.config.mongo.MongoUri;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsTest {
    private static final Map<String, String> SECRETS = Map.of(
            "API_KEY", "hush1",
            "API_URL", "https://me:hush2@api.example:8/v1?token=hush3",
            "MONGODB_URI", "mongodb://me:hush4@db/sms?authMechanismProperties=A:hush5&w=majority");

    @Test
    void recordsDoNotPrintSecrets() throws ConfigException {
        LifafaConfig config = Configs.env(SECRETS);

        assertThat(config.toString()).doesNotContain("hush").contains("****", "api.example:8/v1", "me:****@db/sms");
        assertThat(config.api().key()).contains("hush1");
    }

    @Test
    void theDumpMasksSecretsAndKeepsTheRest() throws ConfigException {
        EffectiveConfig effective = ConfigLoader.effective(Optional.empty(), SECRETS, Map.of());

        assertThat(effective.toYaml() + effective)
                .doesNotContain("hush")
                .contains("  key: \"****\" # environment variable API_KEY\n")
                .contains("  url: \"https://****@api.example:8/v1?****\" # environment variable API_URL\n")
                .contains("\"mongodb://me:****@db/sms?authMechanismProperties=****&w=majority\"");
    }

    @Test
    void aWrongSecretIsNotQuoted() {
        for (String wrong : List.of("hu sh\u0001", "mongodb://a:hu/sh@x/y", "http://a:hu sh@x", "mongodb:hu sh")) {
            List<String> problems = Configs.problemsOfEnv(Map.of(
                    "API_KEY",
                    wrong,
                    "LIFAFA_API_KEY",
                    "hu sh2",
                    "API_URL",
                    wrong,
                    "MONGODB_URI",
                    wrong,
                    "HTTP_PORT",
                    "x"));
            assertThat(problems).isNotEmpty().noneMatch(problem -> problem.contains("hu"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "mongodb://me:pw@h/d, mongodb://me:****@h/d",
        "mongodb://me:pw@h1:1;h2:2, mongodb://me:****@h1:1;h2:2",
        "mongodb://me@h, mongodb://me@h",
        "mongodb://h:27017/d?w=1, mongodb://h:27017/d?w=1",
        "mongodb://me:p/w@h/d, ****",
        "mongodb://me:p?w@h/d, ****",
        "mongodb://me:p@w@h/d, ****",
        "mongodb://me:p:w@h/d, mongodb://me:****@h/d",
        "mongodb://me:p w@h/d, mongodb://me:****@h/d",
        "mongodb://h/?authMechanismProperties=AWS_SESSION_TOKEN:t&x=1, mongodb://h/?authMechanismProperties=****&x=1",
        "mongodb://, ****",
        "me:pw, ****",
    })
    void aUriIsShownWithoutItsPasswordOrNotAtAll(String uri, String shown) {
        assertThat(MongoUri.masked(uri)).isEqualTo(shown);
    }
}
