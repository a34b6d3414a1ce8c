package io.lifafa.bench.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BankSplitTest {
    @ParameterizedTest
    @ValueSource(strings = {"AX-SURYAB-S", "JD-SURYAB", "SURYAB", "SURYATXN", "surya bank"})
    void theHeadersOfOneBankStayTogether(String sender) {
        for (int aside = 0; aside < 3; aside++) {
            var split = new BankSplit(aside);
            assertThat(split.partOf(sender)).isEqualTo(split.partOf("SURYAB"));
        }
    }

    @Test
    void eachBankIsKeptAsideInOneOfThreeRotations() {
        for (var sender : new String[] {"SURYAB", "NADIBK", "9220", "BRAVO"}) {
            int aside = 0;
            for (int third = 0; third < 3; third++) {
                aside += new BankSplit(third).partOf(sender) == BankSplit.Part.ASIDE ? 1 : 0;
            }
            assertThat(aside).as(sender).isEqualTo(1);
        }
    }
}
