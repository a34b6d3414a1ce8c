package io.lifafa.tenants.crypt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class MasterKeysTest {
    private static final String HEX = "a1".repeat(32);

    @Test
    void aKeyIsTheSameInBase64AndInHexadecimalDigits() {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) 0xa1);
        var keys = MasterKeys.parse("# ours\n" + Base64.getEncoder().encodeToString(bytes) + "\n\n" + HEX + "\n");
        assertThat(keys.keys()).hasSize(2);
        assertThat(keys.keys().get(1).id()).isEqualTo(keys.first().id()).hasSize(16);
        assertThat(keys.first().made(keys.keys().get(1).check())).isTrue();
        assertThat(keys).asString().doesNotContain(HEX);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nothing\n",
                "secret",
                "YWJj",
                "a1a1",
                "zz" + "a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1"
            })
    void whatIsNoKeyIsRefusedWithTheRemedyAndNotRepeated(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MasterKeys.parse(text))
                .withMessageContaining("openssl rand -base64 32")
                .withNoCause()
                .satisfies(it -> assertThat(text.isBlank() || !it.getMessage().contains(text))
                        .isTrue());
    }

    @Test
    void aWrappedKeyOpensForItsTenantAndVersionOnly() {
        var master = MasterKeys.parse(HEX).first();
        var key = master.generate("north", 3, Instant.EPOCH);
        assertThat(master.unwrap(key)).isPresent();
        assertThat(List.of(moved(key, "south", 3), moved(key, "north", 2)))
                .allSatisfy(it -> assertThat(master.unwrap(it)).isEmpty());
        assertThat(MasterKeys.parse("b2".repeat(32)).first().unwrap(key)).isEmpty();
        assertThat(key).asString().isEqualTo("WrappedKey[north 3]");
    }

    private static WrappedKey moved(WrappedKey key, String tenant, int version) {
        return new WrappedKey(
                tenant, version, key.master(), Optional.of(key.wrapped().orElseThrow()), false, key.created());
    }
}
