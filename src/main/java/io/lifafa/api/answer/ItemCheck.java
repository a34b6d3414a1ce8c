package io.lifafa.api.answer;

import io.lifafa.api.answer.text.Body;
import io.lifafa.api.answer.text.CurrencyWords;
import io.lifafa.api.answer.text.Folding;
import io.lifafa.api.answer.text.Vocabulary;
import io.lifafa.sms.Account;
import io.lifafa.sms.BankPlace;
import io.lifafa.sms.Direction;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Field;
import io.lifafa.sms.Intent;
import io.lifafa.sms.Method;
import io.lifafa.sms.Provenance;
import io.lifafa.sms.Sms;
import io.lifafa.sms.Span;
import io.lifafa.sms.TransactionDate;
import io.lifafa.text.PlainText;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The check of one result against its SMS: what it says that stands there, and the first thing that does not. */
final class ItemCheck {
    private static final int LONGEST_NAME = 200;
    private static final int SHORTEST_BANK = 3;
    private static final Pattern BANK_WORDS =
            Pattern.compile("(?i)\\b(the|bank|banking|ltd|limited|co|corporation|of|plc|pvt|private)\\b");

    private final Sms sms;
    private final RawAnswer answer;
    private final Intent intent;
    private final Optional<Direction> direction;
    private final PlainText text;
    private final Body body;
    private final MoneyCheck money;
    private final Map<Field, Span> spans = new EnumMap<>(Field.class);
    private List<Body.Place> amountPlaces = List.of();
    private List<Body.Place> balancePlaces = List.of();
    private List<Body.Place> feePlaces = List.of();
    private String feeDoubt;
    private String refusal;

    ItemCheck(Sms sms, RawAnswer answer, Intent intent, Optional<Direction> direction) {
        this.sms = sms;
        this.answer = answer;
        this.intent = intent;
        this.direction = direction;
        text = PlainText.of(sms.body());
        body = new Body(text);
        money = new MoneyCheck(body);
    }

    Extraction extraction(ZoneId zone, String model) {
        var amount = amount();
        var balance = balance();
        var fee = fee();
        var currency = currency();
        var account = account();
        var counterparty = name("counterparty", answer.text("counterparty"), Field.COUNTERPARTY);
        var reference = name("reference", answer.text("metadata", "reference_id"), Field.REFERENCE);
        var date = date(zone);
        direction.ifPresent(it -> note(
                Field.DIRECTION, Doubts.place(body, it == Direction.DEBIT ? Vocabulary.DEBIT : Vocabulary.CREDIT)));
        return Extraction.builder(intent)
                .direction(direction)
                .amount(amount)
                .currency(currency)
                .transactionDate(date.map(TransactionDate::instant))
                .localDay(date.map(TransactionDate::local))
                .account(account)
                .counterparty(counterparty)
                .balance(balance)
                .fee(fee)
                .category(FreeText.category(answer.text("category"), body))
                .tags(FreeText.tags(answer.texts("tags"), body))
                .summary(FreeText.summary(answer.text("summary"), body))
                .method(answer.text("metadata", "method").flatMap(this::method))
                .referenceId(reference)
                .build(answer.confidence(), Provenance.api(model, original()));
    }

    /** Why the result is wrong, if it is; asked after {@link #extraction}. */
    Optional<String> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** What speaks against it though every value stands in the text; asked after {@link #extraction}. */
    Optional<Objection> doubt() {
        if (intent != Intent.TRANSACTION) {
            return Optional.empty();
        }
        if (Doubts.isBalance(body, amountPlaces) || Doubts.traded(body, amountPlaces, balancePlaces)) {
            return amountIs("balance");
        }
        if (Doubts.isFee(body, amountPlaces, feePlaces)) {
            return amountIs("fee");
        }
        if (feeDoubt != null) {
            return Optional.of(new Objection(feeDoubt, Field.FEE, number(feePlaces.get(0)), Optional.empty()));
        }
        return direction
                .filter(it -> Doubts.isContradicted(body, it))
                .map(it -> new Objection(
                        "direction_contradicted",
                        Field.DIRECTION,
                        it.wireName(),
                        Optional.of(it.opposite().wireName())))
                .or(this::accountOfReference);
    }

    private Optional<Objection> amountIs(String other) {
        var moved = Doubts.moved(body, amountPlaces).map(this::number);
        return Optional.of(new Objection("amount_is_" + other, Field.AMOUNT, number(amountPlaces.get(0)), moved));
    }

    private String number(Body.Place place) {
        return place.span().of(body.text());
    }

    /** Nothing but the end of the reference backs the account. */
    private Optional<Objection> accountOfReference() {
        var account = Optional.ofNullable(spans.get(Field.ACCOUNT));
        var reference = Optional.ofNullable(spans.get(Field.REFERENCE));
        return account.filter(
                        it -> reference.filter(around -> around.covers(it)).isPresent())
                .map(it -> new Objection("account_is_reference", Field.ACCOUNT, it.of(body.plain()), Optional.empty()));
    }

    private void refuse(String reason) {
        if (refusal == null && intent == Intent.TRANSACTION) {
            refusal = reason;
        }
    }

    /** The places in the SMS as it came. */
    private Map<Field, Span> original() {
        var places = new EnumMap<Field, Span>(Field.class);
        spans.forEach((field, span) -> places.put(field, text.original(span)));
        return places;
    }

    private void note(Field field, Optional<Span> span) {
        span.ifPresent(it -> spans.put(field, it));
    }

    private Optional<BigDecimal> amount() {
        if (!answer.says("amount")) {
            return Optional.empty();
        }
        var said = answer.number("amount");
        if (said.isPresent() && said.get().signum() <= 0) {
            refuse("invalid_amount");
            return Optional.empty();
        }
        amountPlaces = said.map(money::places).orElse(List.of());
        var place = money.amount(amountPlaces);
        if (place.isEmpty()) {
            refuse("ungrounded_amount");
        } else if (money.isUnmarked(amountPlaces)) {
            refuse("unmarked_amount");
        }
        note(Field.AMOUNT, place.map(Body.Place::span));
        return place.flatMap(it -> money.written(it, said.get()));
    }

    private Optional<BigDecimal> balance() {
        if (!answer.says("balance")) {
            return Optional.empty();
        }
        var said = answer.number("balance");
        balancePlaces = said.map(money::places).orElse(List.of());
        var amountPlace = money.amount(amountPlaces);
        var place = money.balance(balancePlaces, amountPlace);
        var value = place.flatMap(it -> money.written(it, said.get()));
        if (value.isEmpty()) {
            refuse("ungrounded_balance");
            return Optional.empty();
        }
        note(Field.BALANCE, place.map(Body.Place::span));
        return value;
    }

    /**
     * A fee that stands on no number but that of amount or balance is doubted and left out. A 0 that no word of the text
     * calls a fee means that there is none: models write it for null.
     */
    private Optional<BigDecimal> fee() {
        var said = answer.number("fee");
        boolean isNone = said.filter(it -> it.signum() == 0).isPresent();
        feePlaces = said.filter(it -> it.signum() >= 0).map(money::places).orElse(List.of()).stream()
                .filter(it -> !isNone || money.isFee(it))
                .toList();
        var place = money.fee(feePlaces, standing());
        boolean bare = money.isUnmarked(feePlaces) && place.filter(money::isFee).isEmpty();
        if (place.isEmpty() || bare) {
            if (answer.says("fee") && !isNone) {
                refuse(place.isEmpty() ? "ungrounded_fee" : "unmarked_fee");
            }
            return Optional.empty();
        }
        feeDoubt = contradiction(place.get()).orElse(null);
        note(Field.FEE, place.filter(it -> feeDoubt == null).map(Body.Place::span));
        return place.filter(it -> feeDoubt == null).flatMap(it -> money.written(it, said.get()));
    }

    /** The numbers that amount and balance stand on. */
    private List<Span> standing() {
        return Stream.of(spans.get(Field.AMOUNT), spans.get(Field.BALANCE))
                .filter(Objects::nonNull)
                .toList();
    }

    private Optional<String> contradiction(Body.Place fee) {
        if (fee.span().equals(spans.get(Field.AMOUNT))) {
            return Optional.of("fee_is_amount");
        }
        boolean isBalance = fee.span().equals(spans.get(Field.BALANCE))
                || feePlaces.stream().allMatch(it -> body.label(it.span().start()) == Body.Label.BALANCE);
        return isBalance ? Optional.of("fee_is_balance") : Optional.empty();
    }

    private Optional<String> currency() {
        if (!answer.says("currency")) {
            return Optional.empty();
        }
        var said = answer.text("currency").filter(it -> it.length() <= 16);
        var code = said.flatMap(CurrencyWords::code);
        if (code.isEmpty() || !isCurrency(code.get())) {
            refuse("ungrounded_currency");
            return Optional.empty();
        }
        note(Field.CURRENCY, body.currency(code.get()));
        return code;
    }

    /** True if the text names this currency, beside the amount if one stands there; or if it names none at all. */
    private boolean isCurrency(String code) {
        boolean besideOthers = !amountPlaces.isEmpty()
                && amountPlaces.stream()
                        .allMatch(place -> !place.currencies().isEmpty()
                                && !place.currencies().contains(code));
        return !besideOthers && (body.currency(code).isPresent() || !body.namesCurrency());
    }

    private Optional<Account> account() {
        var bank = answer.text("account", "bank").map(FreeText::clean).filter(this::isBank);
        var said = answer.accountNumber();
        var digits = said.flatMap(AccountPlace::digits);
        var place = digits.flatMap(it -> AccountPlace.find(body, it))
                .or(() -> digits.flatMap(it -> AccountPlace.findWritten(body, said.get())));
        if (digits.isPresent() && place.isEmpty()) {
            refuse("ungrounded_account");
        }
        var shown = place.map(it -> AccountPlace.withLeadingZeros(body, it));
        note(Field.ACCOUNT, shown);
        var number = shown.map(it -> it.of(body.plain()));
        return bank.isPresent() || number.isPresent() ? Optional.of(new Account(bank, number)) : Optional.empty();
    }

    private boolean isBank(String bank) {
        if (bank.length() > LONGEST_NAME) {
            return false;
        }
        var core = BANK_WORDS.matcher(bank).replaceAll("").strip();
        var name = Folding.of(core);
        boolean isLong = name.length() >= SHORTEST_BANK;
        var whole = places(bank);
        var places = whole.isEmpty() && isLong ? places(core) : whole;
        boolean isSender = isLong && Folding.of(sms.sender()).contains(name);
        if (!isSender && !places.isEmpty() && places.stream().allMatch(this::isOthersBank)) {
            return false;
        }
        var place = places.stream().filter(it -> !isOthersBank(it)).findFirst().or(() -> body.folded()
                .find(bank));
        note(Field.BANK, place);
        return place.isPresent() || names(Folding.of(bank)) || names(name);
    }

    /** Where it stands, as it is written. */
    private List<Span> places(String bank) {
        var words = Pattern.compile(
                "\\b" + Pattern.quote(bank).replace(" ", "\\E\\s+\\Q") + "\\b", Pattern.CASE_INSENSITIVE);
        return words.matcher(body.text())
                .results()
                .map(it -> new Span(it.start(), it.end()))
                .toList();
    }

    private boolean isOthersBank(Span place) {
        return BankPlace.isOthers(body.text(), place, direction);
    }

    private boolean names(String bank) {
        return bank.length() >= SHORTEST_BANK
                && (body.folded().contains(bank) || Folding.of(sms.sender()).contains(bank));
    }

    /** A counterparty or reference, in the words of the SMS. */
    private Optional<String> name(String field, Optional<String> said, Field at) {
        if (said.isEmpty()) {
            return Optional.empty();
        }
        var place = said.filter(it -> it.length() <= LONGEST_NAME).flatMap(body.folded()::find);
        if (place.isEmpty()) {
            refuse("ungrounded_" + field);
        }
        note(at, place);
        return place.map(it -> FreeText.clean(it.of(body.text())));
    }

    private Optional<TransactionDate> date(ZoneId zone) {
        var received = sms.date().atZone(zone).toLocalDate();
        var dated = answer.text("transaction_date").flatMap(it -> DateGrounding.find(it, body, received, zone));
        note(Field.DATE, dated.map(DateGrounding.Dated::span));
        return dated.map(DateGrounding.Dated::date).or(() -> Optional.of(TransactionDate.received(sms.date(), zone))
                .filter(it -> intent == Intent.TRANSACTION));
    }

    private Optional<Method> method(String word) {
        for (var method : Method.values()) {
            if (method.wireName().equalsIgnoreCase(word)) {
                var place = Doubts.anyPlace(body, Vocabulary.of(method));
                note(Field.METHOD, place);
                return place.isPresent() || method == Method.OTHER ? Optional.of(method) : Optional.empty();
            }
        }
        return Optional.empty();
    }
}
