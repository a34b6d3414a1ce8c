package io.lifafa.cache.caution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class TellingWordsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SALARY",
                "Interest",
                "refund",
                "DIVIDEND",
                "CR",
                "Rvsl",
                "RFND",
                "Decl",
                "REVERSED",
                "Failed",
                "PENDING",
                "CASHBACK",
                "DEPOSIT",
                "AUTOREFUND",
                "Gehalt",
                "Rückerstattung",
                "Rueckerstattung",
                "nómina",
                "Devolución",
                "зарплата",
                "ВОЗВРАТ",
                "otkaz",
                "إيداع",
                "اسـترداد",
                "वेतन",
                "असफल",
                "MAAŞ",
                "İade",
                "gaji",
                "mshahara",
                "工资",
                "返金"
            })
    void aWordThatTellsWhatAMovementWasIsKnownInAnyCaseAndSpelling(String word) {
        assertThat(TellingWords.tells(word)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"S\u0410LARY", "\uff32\uff25\uff26\uff35\uff2e\uff24", "\ud835\udc02\ud835\udc11"})
    void aWordInDisguiseTells(String word) {
        assertThat(TellingWords.tells(word)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "KAVYA",
                "STORES",
                "Bakery",
                "RAVI",
                "Otto",
                "HARDWARE",
                "BSNL",
                "DMRC",
                "KSRTC",
                "Ромашка",
                "مخبز",
                "किराना",
                "JUMA",
                "Farmacia",
                "Verde",
                "Müller",
                "東京",
                "PHARMA",
                "Nair",
                "TRADERS"
            })
    void aNameDoesNot(String word) {
        assertThat(TellingWords.tells(word)).isFalse();
    }
}
