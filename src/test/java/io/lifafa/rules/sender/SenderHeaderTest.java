package io.lifafa.rules.sender;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SenderHeaderTest {
    @Test
    void anIndianHeaderLosesItsOperatorAndRoute() {
        assertThat(SenderHeader.of("ax-SuryaB-s")).satisfies(header -> {
            assertThat(header.name()).isEqualTo("SURYAB");
            assertThat(header.route()).contains('S');
            assertThat(header.indian()).isTrue();
        });
        assertThat(SenderHeader.of("VM-MANGLM").name()).isEqualTo("MANGLM");
    }

    @Test
    void anotherCountrysHeaderStaysAsItIs() {
        assertThat(SenderHeader.of("NAJD-S").name()).isEqualTo("NAJD-S");
        assertThat(SenderHeader.of("NAJDBANK").indian()).isFalse();
    }

    @Test
    void aTelephoneNumberIsNoShortCode() {
        assertThat(SenderHeader.of("+91 98123 45678").number()).isTrue();
        assertThat(SenderHeader.of("56161").number()).isFalse();
    }
}
