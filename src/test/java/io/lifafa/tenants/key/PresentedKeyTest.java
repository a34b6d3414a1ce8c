package io.lifafa.tenants.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PresentedKeyTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    @Test
    void aKeyReadsBackAndHasTheWrittenForm() {
        var key = PresentedKey.random(RANDOM);
        assertThat(key.text()).matches("lifafa_[0-9A-Za-z]{12}_[0-9A-Za-z]{49}");
        assertThat(PresentedKey.parse(key.text())).contains(key);
        assertThat(key).hasToString("PresentedKey[" + key.id() + "]");
    }

    @Test
    void noTwoKeysShareAnIdOrASecret() {
        var seen = new HashSet<String>();
        for (int i = 0; i < 1_000; i++) {
            var key = PresentedKey.random(RANDOM);
            assertThat(seen.add(key.id()) && seen.add(key.secret())).isTrue();
        }
    }

    @Test
    void anyWrongCharacterIsFoundWithoutALookUp() {
        var text = PresentedKey.random(RANDOM).text();
        for (int i = 0; i < text.length(); i++) {
            var other = text.charAt(i) == 'x' ? 'y' : 'x';
            assertThat(PresentedKey.parse(text.substring(0, i) + other + text.substring(i + 1)))
                    .as("character %d", i)
                    .isEmpty();
        }
    }

    @Test
    void twoCharactersThatChangedPlacesAreFound() {
        var text = "lifafa_0123456789Ab_0123456789Ab0123456789Ab0123456789Ab0123456";
        var key = text + Base62.checksum(text);
        assertThat(PresentedKey.parse(key)).isPresent();
        assertThat(PresentedKey.parse(key.replace("lifafa_01", "lifafa_10"))).isEmpty();
    }

    @Test
    void whatIsCutOffOrTooLongIsNoKey() {
        var text = PresentedKey.random(RANDOM).text();
        for (int length = 0; length < text.length(); length++) {
            assertThat(PresentedKey.parse(text.substring(0, length))).isEmpty();
        }
        assertThat(PresentedKey.parse(text + "0")).isEmpty();
        assertThat(PresentedKey.parse(" " + text)).isEmpty();
    }

    /** The checksum is no secret: anybody can make a right one for any text. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "lifafa_0123456789A$_0123456789Ab0123456789Ab0123456789Ab0123456",
                "lifafa_0123456789A._0123456789Ab0123456789Ab0123456789Ab0123456",
                "lifafa_0123456789A/_0123456789Ab0123456789Ab0123456789Ab0123456",
                "lifafa_0123456789A\u0000_0123456789Ab0123456789Ab0123456789Ab0123456",
                "lifafa_0123456789A\u0661_0123456789Ab0123456789Ab0123456789Ab0123456",
                "lifafa_0123456789Ab_0123456789Ab0123456789Ab0123456789Ab01234\n6",
                "Lifafa_0123456789Ab_0123456789Ab0123456789Ab0123456789Ab0123456",
                "lifafa_0123456789Ab.0123456789Ab0123456789Ab0123456789Ab0123456"
            })
    void noOtherCharacterGetsInWithARightChecksum(String text) {
        assertThat(PresentedKey.parse(text + Base62.checksum(text))).isEmpty();
    }
}
