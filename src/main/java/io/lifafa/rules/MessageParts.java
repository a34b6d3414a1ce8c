package io.lifafa.rules;

import io.lifafa.rules.account.AccountFinder;
import io.lifafa.rules.date.DateFinder;
import io.lifafa.rules.intent.IntentReader;
import io.lifafa.rules.intent.IntentVerdict;
import io.lifafa.rules.message.Dated;
import io.lifafa.rules.message.Evidence;
import io.lifafa.rules.message.Found;
import io.lifafa.rules.message.Money;
import io.lifafa.rules.message.Notices;
import io.lifafa.rules.message.Text;
import io.lifafa.rules.message.Tokenizer;
import io.lifafa.rules.money.MoneyFinder;
import io.lifafa.rules.money.MoneyRoles;
import io.lifafa.rules.reference.ReferenceFinder;
import io.lifafa.rules.sender.SenderHeader;
import io.lifafa.sms.Direction;
import io.lifafa.sms.Intent;
import io.lifafa.sms.Sms;
import io.lifafa.text.PlainText;
import io.lifafa.text.lexicon.Lexicon;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * A message with its parts found and its intent decided; what filter and extraction both start from.
 *
 * @param plain the body without disguise; the text's indices are its own
 * @param taken the tokens that dates and amounts stand on
 */
record MessageParts(
        Sms sms,
        SenderHeader sender,
        PlainText plain,
        Text text,
        List<Dated> dates,
        List<Money> monies,
        MoneyRoles roles,
        BitSet taken,
        Notices notices,
        IntentVerdict verdict) {
    static MessageParts of(Sms sms, ZoneId zone, Lexicon lexicon) {
        var plain = PlainText.of(sms.body());
        var hinting = Tokenizer.read(plain.folded(), lexicon);
        var dates = DateFinder.find(hinting, sms.date().atZone(zone).toLocalDate());
        var text = hinting.withoutHints(dates);
        var monies = MoneyFinder.find(text, dates);
        var taken = new BitSet(text.size());
        dates.forEach(date -> taken.set(date.first(), date.last() + 1));
        monies.forEach(money -> taken.set(money.first(), money.last() + 1));
        var notices = Notices.find(text);
        var roles = new MoneyRoles(text, monies);
        var sender = SenderHeader.of(sms.sender());
        var verdict = new IntentReader(plain, text, notices, monies, roles, sender).read();
        return new MessageParts(sms, sender, plain, text, dates, monies, roles, taken, notices, verdict).withCodes();
    }

    /** A message that hands out a code is nothing else, whatever money it names. */
    private MessageParts withCodes() {
        return OtpSign.isPresent(this)
                ? new MessageParts(
                        sms, sender, plain, text, dates, monies, roles, taken, notices, IntentVerdict.of(Intent.OTP))
                : this;
    }

    /** The user's own account or card. */
    Optional<Found> account(Optional<Direction> direction) {
        return new AccountFinder(text, taken, notices).find(direction);
    }

    Optional<Found> reference() {
        return new ReferenceFinder(text, taken, notices).find();
    }

    Optional<MoneyRoles.Labelled> balance() {
        return roles.balance();
    }

    Found balanceFound(MoneyRoles.Labelled balance) {
        boolean available = roles.isAvailable(balance);
        return new Found(
                balance.money().span(),
                balance.label() < 0 ? Optional.empty() : Optional.of(text.span(balance.label(), balance.label())),
                available ? Evidence.AVAILABLE_BALANCE : Evidence.BALANCE);
    }
}
