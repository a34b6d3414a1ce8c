package io.lifafa.cache.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensTest {
    private static String kinds(String text) {
        var tokens = Tokens.of(text);
        return IntStream.range(0, tokens.size())
                .filter(i -> !tokens.isBlank(i))
                .mapToObj(i -> tokens.kind(i) + ":" + tokens.string(i))
                .collect(Collectors.joining(" "));
    }

    private static boolean sameWording(String a, String b) {
        return Hash.all(keys(a), 0, keys(a).length) == Hash.all(keys(b), 0, keys(b).length);
    }

    private static long[] keys(String text) {
        var tokens = Tokens.of(text);
        return IntStream.range(0, tokens.size()).mapToLong(tokens::key).toArray();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Rs.1,00,250.50 paid|WORD:Rs MARK:. NUMBER:1,00,250.50 WORD:paid",
                "INR500CR|WORD:INR NUMBER:500 WORD:CR",
                "500.00debited|NUMBER:500.00 WORD:debited",
                "1.246,69 EUR|NUMBER:1.246,69 WORD:EUR",
                "A/cXX1234|WORD:A MARK:/ WORD:c MASKED:XX1234",
                "C*2050|WORD:C MASKED:*2050",
                "1234****5678|MASKED:1234****5678",
                "x2612 ***34|MASKED:x2612 MASKED:***34",
                "on 12-Jul-26|WORD:on DATE:12-Jul-26",
                "24MAY2026 19:35|DATE:24MAY2026 TIME:19:35",
                "2026-05-10 10:13 PM|DATE:2026-05-10 TIME:10:13 PM",
                "March 19, 2025.|DATE:March 19, 2025 MARK:.",
                "62/54/33|DATE:62/54/33",
                "17.01.2517:39|DATE:17.01.25 TIME:17:39",
                "at 6:20 PMWithdraw|WORD:at TIME:6:20 PM WORD:Withdraw",
                "19 نومبر 2026|DATE:19 نومبر 2026",
                "11月11日20:15向|DATE:11月11日 TIME:20:15 WORD:向",
                "20261120|NUMBER:20261120",
                "Bal 12.50.Not|WORD:Bal NUMBER:12.50 MARK:. WORD:Not",
                "PATELRef No:12|WORD:PATEL WORD:Ref WORD:No MARK:: NUMBER:12",
                "raj.k@okbank.Ref|ADDRESS:raj.k HANDLE:@okbank MARK:. WORD:Ref",
                "see https://a.in/x?y=1.|WORD:see LINK:https://a.in/x?y=1 MARK:.",
                "bit.ly/3Qz go|LINK:bit.ly/3Qz WORD:go",
                "UTR HDFCN520990|WORD:UTR CODE:HDFCN520990",
                "₹५०० जमा|MARK:₹ NUMBER:५०० WORD:जमा",
                "مبلغ ١٬٢٥٠٫٥٠ ريال|WORD:مبلغ NUMBER:١٬٢٥٠٫٥٠ WORD:ريال",
                "SRI****|WORD:SRI MARK:****",
                "Dost 6 606,02 RUB|WORD:Dost NUMBER:6 606,02 WORD:RUB",
                "for 15 000 T|WORD:for NUMBER:15 NUMBER:000 WORD:T",
                "Bal 1,234,56|WORD:Bal NUMBER:1,234,56",
                "v 12.30.455 is|WORD:v NUMBER:12.30.455 WORD:is",
                "Rs..50 paid|WORD:Rs MARK:. NUMBER:.50 WORD:paid",
                "TU-768251565,222|WORD:TU MARK:- NUMBER:768251565 MARK:, NUMBER:222",
            })
    void cutsWhatBanksWrite(String text, String expected) {
        assertThat(kinds(text)).isEqualTo(expected);
    }

    /** These numbers stand in stored templates, and must never change. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12/10/2025|70009",
                "12-10-25|70004",
                "12.10.25|70006",
                "2025-10-12|70010",
                "12OCT|70020",
                "12OCT25|70024",
                "12-Oct-2025|70028",
                "12 Oct 25|70027",
                "12th Oct, 2025|7002b",
                "Oct 12|70030",
                "Oct 12, 2025|70038",
                "10:36:05 PM|80000"
            })
    void aDateOrTimeHasTheKeyThatStoredTemplatesHave(String text, String key) {
        assertThat(keys(text)).containsExactly(Long.parseLong(key, 16));
    }

    @Test
    void whomAMessageGreetsIsNoWording() {
        assertThat(sameWording("Dear ASHA K RAO, paid", "Dear Customer, paid")).isTrue();
        assertThat(sameWording("Asha, you've got mail", "Ravi, you've got mail"))
                .isTrue();
        assertThat(sameWording("Declined, Rs 5 at a shop", "Approved, Rs 5 at a shop"))
                .isFalse();
    }

    @Test
    void oneWordingHasTheSameKeysWhateverItsValues() {
        assertThat(sameWording("Rs 5 on 12/10/25 from XX12", "Rs 1,00,000.50 on 1/1/25 from **9876"))
                .isTrue();
        assertThat(sameWording("Rs 5 debited", "Rs 5 credited")).isFalse();
        assertThat(sameWording("from 0000", "from 9876543210")).isFalse();
    }

    @Property
    void piecesStandInOrderWithinTheText(@ForAll @StringLength(max = 300) String text) {
        var tokens = Tokens.of(text);
        int end = 0;
        for (int i = 0; i < tokens.size(); i++) {
            assertThat(tokens.start(i)).isGreaterThanOrEqualTo(end);
            assertThat(tokens.end(i)).isGreaterThan(tokens.start(i));
            end = tokens.end(i);
        }
        assertThat(end).isLessThanOrEqualTo(text.length());
    }
}
