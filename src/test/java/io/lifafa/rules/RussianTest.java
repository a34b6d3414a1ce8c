package io.lifafa.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifafa.sms.Account;
import io.lifafa.sms.Direction;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Intent;
import io.lifafa.sms.Sms;
import io.lifafa.text.TextTable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages of banks that write in Russian and the languages beside it: lists of fields, in Cyrillic and in Latin letters. */
@Timeout(60)
class RussianTest {
    private static final Rules RULES = new Rules(CorpusMessage.ZONE);

    /** Of 829 messages; what was reached when this was written was 98 %, 0.5 % and none. */
    @Test
    void almostEveryMessageIsReadRightAndHardlyAnyWrong() {
        var messages = Stream.of("russian", "russian-more", "russian-third")
                .flatMap(set -> TextTable.lines(RussianTest.class, "/rules/dev/" + set + ".jsonl").stream())
                .map(RussianTest::parse)
                .toList();
        assertThat(share(messages, RussianTest::isRight)).isGreaterThan(0.96);
        assertThat(share(messages, RussianTest::isWrong)).isLessThan(0.015);
        assertThat(share(messages, RussianTest::isLost)).isLessThan(0.015);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "VISA7702 покупка 389.90р APTEKA LIPA Баланс: 5120.44р",
                "MIR-7702 oplata 389.90r APTEKA LIPA Balans: 5120.44r",
                "Karta 5.7702 / Oplata / Uspeshno / Summa:389.90 BYN / Ostatok:44.16 BYN / BLR/MINSK/APTEKA LIPA",
                "Card 4..7702; Oplata; Summa 389.90 MDL; APTEKA LIPA; Dost 94.72 MDL",
                "Счет 40817*7702; списание 389,90 ₽; APTEKA LIPA; остаток 12,00 ₽",
                "389.90UAH APTEKA LIPA 4*7702 14:20 Bal. 1209.11UAH",
                "КАРТА 7702\nОПЛАТА\n389.90 BYN\nAPTEKA LIPA\nДОСТУПНО 12.00 BYN",
                "Karta *7702; Pokupka 389,90 RUB; MINSK, APTEKA LIPA; Dostupnyj ostatok 1,00 RUB"
            })
    void theFieldThatIsLeftOverIsTheMerchantInWhateverOrderTheyStand(String body) {
        var read = read(body);
        assertThat(read.direction()).contains(Direction.DEBIT);
        assertThat(read.amount().orElseThrow()).isEqualByComparingTo("389.90");
        assertThat(read.account().flatMap(Account::number)).contains("7702");
        assertThat(read.counterparty()).contains("APTEKA LIPA");
        assertThat(read.balance()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "Перевод 500 р. от ИРИНА К. Счет *7702, CREDIT",
        "Получен перевод 500 р. Счет *7702, CREDIT",
        "Переказ 500 грн від Ірина К. Картка *7702, CREDIT",
        "Перевод: 500 ₸. Отправитель: Асель К. Карта *7702, CREDIT",
        "Zachislenie perevoda 500 RUR na kartu *7702, CREDIT",
        "Возврат 500 BYN. RODNY SVET. Карта *7702, CREDIT",
        "Otmena pokupki 500 BYN RODNY SVET karta *7702, CREDIT",
        "Перевод 500 р. со счета *7702 на счет *1111, DEBIT",
        "Ви переказали 500 грн на картку *1111. З картки *7702, DEBIT",
        "Komissiya 500 RUR. Schet *7702, DEBIT",
        "Снято 500 BYN. Банкомат 14. Карта *7702, DEBIT",
        "Заморожено 500 ₽ HOTEL BEREG. Карта *7702, DEBIT"
    })
    void whichWayTheMoneyWentAndWhoseCardItIs(String body, Direction direction) {
        var read = read(body);
        assertThat(read.intent()).isEqualTo(Intent.TRANSACTION);
        assertThat(read.direction()).contains(direction);
        assertThat(read.amount().orElseThrow()).isEqualByComparingTo("500");
        assertThat(read.account().flatMap(Account::number)).contains("7702");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Отказ. Покупка 7 800р TEHNOGRAD. Карта *3321. Недостаточно средств. Доступно 1 204,00р",
                "Karta 4.7741 / Oplata / Neuspeshno / Summa:933.90 BYN / Ostatok:204.16 BYN",
                "Завтра с карты *7781 будет списано 199 руб. за подписку",
                "Перевод 15 000 руб. на карту *0013 обрабатывается",
                "Возврат 720 руб. будет зачислен в течение 3 дней",
                "Минимальный платёж по карте *7781: 1 200 руб. до 20.02. Полная задолженность 24 000 руб.",
                "Установлен лимит на снятие наличных 20 000 руб. по карте *7781",
                "Комиссия за перевод составит 1%, минимум 50 руб.",
                "Переказ 312.00 UAH vidhyleno. Nedostatno koshtiv"
            })
    void whatHasNotMovedIsNoTransaction(String body) {
        assertThat(read(body).intent()).isNotEqualTo(Intent.TRANSACTION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Код: 615038. Никому не сообщайте. Покупка 2 340,00 RUB в ЛАВКА КНИГ",
                "Parol 5518. Nikomu ne soobschaite. Perevod 25 000 T na kartu *4402",
                "Құпия код: 904417. Ешкімге айтпаңыз. Төлем 7 500 ₸",
                "Код 120945 для підтвердження переказу 700,00₴",
                "Никому не сообщайте этот код! 551290 - оплата 720.50 RUB, UYUT DOM, карта *7781"
            })
    void aCodeIsToldByItsPlaceInEveryOneOfTheseLanguages(String body) {
        assertThat(RULES.read(sms(body)).dropReason()).contains(FilterReason.OTP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Oplata 12.00 BYN, A1 MOBILE, karta 5*1122, kod avtorizacii 551290, dostupno 53.00 BYN",
                "Зачисление 25 000 тг. Карта *5521. Никому не сообщайте коды из SMS. Доступно 41 300 тг"
            })
    void aReportThatSpeaksOfCodesIsNone(String body) {
        assertThat(read(body).intent()).isEqualTo(Intent.TRANSACTION);
    }

    private static boolean isRight(JsonNode message) {
        var read = read(message.path("body").asText());
        var expected = message.path("expect");
        if (!isTransaction(message)) {
            return read.intent() != Intent.TRANSACTION;
        }
        return read.intent() == Intent.TRANSACTION
                && read.direction().map(Direction::wireName).equals(text(expected, "type"))
                && sameNumber(expected.path("amount"), read.amount())
                && accountHolds(expected.path("account"), read);
    }

    /** A value of the money that is there, and another one than the text's. */
    private static boolean isWrong(JsonNode message) {
        var read = read(message.path("body").asText());
        var expected = message.path("expect");
        if (read.intent() != Intent.TRANSACTION || !isTransaction(message)) {
            return read.intent() == Intent.TRANSACTION && !isTransaction(message);
        }
        return read.amount().isPresent() && !sameNumber(expected.path("amount"), read.amount())
                || read.balance().isPresent() && !sameNumber(expected.path("balance"), read.balance())
                || !read.direction().map(Direction::wireName).equals(text(expected, "type"));
    }

    private static boolean isLost(JsonNode message) {
        return isTransaction(message) && read(message.path("body").asText()).intent() != Intent.TRANSACTION;
    }

    private static boolean isTransaction(JsonNode message) {
        return message.path("expect").path("intent").asText().equals("transaction");
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.ofNullable(node.path(field).asText(null));
    }

    private static boolean sameNumber(JsonNode expected, Optional<BigDecimal> read) {
        if (expected.isMissingNode()) {
            return true;
        }
        return expected.isNull()
                ? read.isEmpty()
                : read.filter(it -> it.compareTo(new BigDecimal(expected.asText())) == 0)
                        .isPresent();
    }

    private static boolean accountHolds(JsonNode expected, Extraction read) {
        var number = read.account().flatMap(Account::number).orElse(null);
        return expected.isMissingNode()
                || (expected.isNull() ? number == null : number != null && number.endsWith(expected.asText()));
    }

    private static double share(List<JsonNode> messages, Predicate<JsonNode> holds) {
        return messages.stream().filter(holds).count() / (double) messages.size();
    }

    private static JsonNode parse(String line) {
        try {
            return Objects.requireNonNull(new ObjectMapper().readTree(line));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Extraction read(String body) {
        return RULES.read(sms(body)).extraction();
    }

    private static Sms sms(String body) {
        return Sms.of("f", "u", "PROBABNK", body, Instant.parse("2026-03-15T12:00:00Z"));
    }
}
