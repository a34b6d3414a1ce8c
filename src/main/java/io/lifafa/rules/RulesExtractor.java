package io.lifafa.rules;

import io.lifafa.sms.Account;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Field;
import io.lifafa.sms.Intent;
import io.lifafa.sms.Provenance;
import io.lifafa.sms.Sms;
import io.lifafa.sms.Span;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads an SMS by rules alone: where no API is configured, as the fallback, and as a second witness beside the API.
 *
 * <p>Every value it gives stands in the text, at the span its provenance names; what the text does not say plainly is
 * left empty. It answers every text, whatever is in it, in time linear in its length (at most {@value
 * Tokenizer#READ_LIMIT} characters are read).
 *
 * <pre>{@code
 * var extractor = new RulesExtractor(ZoneId.of("Asia/Kolkata"));
 * extractor.extract(sms).amount();
 * }</pre>
 *
 * <p>Immutable; may be used from any thread.
 */
public final class RulesExtractor {
    private final ZoneId zone;

    /** @param zone the zone of the dates that messages name without one */
    public RulesExtractor(ZoneId zone) {
        this.zone = zone;
    }

    /** What the message says. An answer without amount or direction is no transaction. */
    public Extraction extract(Sms sms) {
        var reading = Reading.of(sms, zone);
        return reading.verdict().intent() == Intent.TRANSACTION
                ? new TransactionReader(reading, zone).read()
                : other(reading);
    }

    private Extraction other(Reading reading) {
        var spans = new EnumMap<Field, Span>(Field.class);
        var bank = Banks.of(SenderHeader.of(reading.sms().sender()), reading.text());
        var number = new AccountFinder(reading.text(), reading.taken(), reading.notices()).find(Optional.empty());
        number.ifPresent(span -> spans.put(Field.ACCOUNT, span));
        var balance = new MoneyRoles(reading.text(), reading.monies()).balance();
        balance.ifPresent(money -> spans.put(Field.BALANCE, money.span()));
        var account = new Account(
                bank.map(Banks.Bank::name),
                number.map(span -> span.of(reading.sms().body())));
        boolean known = account.bank().isPresent() || account.number().isPresent();
        return new Extraction(
                reading.verdict().intent(),
                Optional.empty(),
                Optional.empty(),
                CurrencyReader.ofNotice(reading),
                Optional.<Instant>empty(),
                known ? Optional.of(account) : Optional.empty(),
                Optional.empty(),
                balance.map(Money::value),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                reading.verdict().intent() == Intent.OTHER ? 0.6 : 0.9,
                Optional.empty(),
                Optional.empty(),
                Provenance.rules(Map.copyOf(spans)));
    }
}
