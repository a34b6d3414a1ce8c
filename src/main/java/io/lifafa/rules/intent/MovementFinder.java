package io.lifafa.rules.intent;

import io.lifafa.rules.message.Money;
import io.lifafa.rules.message.Movement;
import io.lifafa.rules.message.Movement.Strength;
import io.lifafa.rules.message.Notices;
import io.lifafa.rules.message.Quotes;
import io.lifafa.rules.message.Scope;
import io.lifafa.rules.message.Text;
import io.lifafa.rules.message.Token;
import io.lifafa.rules.money.MoneyLabels;
import io.lifafa.sms.Direction;
import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.lexicon.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the words that say that money moved, and drops those that say it did not, not yet, or not the user's. */
final class MovementFinder {
    private static final Set<String> FROM = Set.of("from");
    static final Set<String> TOWARDS = Set.of("to", "into", "in");
    private static final Set<String> AFTER = Words.of("after post");
    private static final Set<String> BENEFICIARY = Words.of("beneficiary payee beneficiarys recipient merchant");
    private static final Set<String> PRODUCTS =
            Words.of("card cards limit score line facility id no number password pin link options request "
                    + "reminder due dues gateway otp limits charges bureau report ref advice method settings "
                    + "account a frozen freeze history alert alerts");
    private static final Set<String> TAKEN = Words.of("wdl wd withdrawal pur purchase");
    private static final Set<String> AT = Words.of("at for on to in using");

    private static final Set<String> PAPERS = Words.of("bill invoice reminder statement");
    private static final Set<String> THANKS = Set.of("thank", "thanks");
    private static final Set<String> INCOME = Words.of("interest int dividend salary");
    private static final Set<String> LENT = Words.of("loan emi overdue od");
    /** What only a debtor or the insured pays. */
    private static final Set<String> OWN_DUTIES = Words.of("emi premium instalment installment repayment prepayment");

    private static final Set<String> CARRIED_OUT =
            Words.of("completed posted processed executed made sent paid successful");
    private static final Set<String> YOU = Set.of("you");
    private static final Set<String> PAYMENT = Set.of("payment");
    private static final Set<String> PASSIVE = Words.of("payment been deposit amount");
    /** How a bank calls the kinds of its customers' accounts: "paid to Cheq a/c". */
    private static final Set<String> OWN_ACCOUNTS = Words.of("cheq cheque chequing savings current smart everyday");

    private static final Set<String> INTO = Set.of("into");
    private static final Set<String> MOVED = Words.of("transferred transfered trfd");
    private static final Set<String> NEUTRAL = Words.of(
            "txn trx trxn tran transaction type операция operaciya operatsiya operacia транзакция операція аперацыя тип");
    private static final Set<String> NUMBERS = Words.of("number no id ref");
    private static final Set<String> SAVINGS = Words.of("term fixed recurring");

    private static final Set<String> SUMS = Words.of("всего итого vsego itogo усього");
    /** English says otherwise what is only to come back. */
    private static final Set<String> ENGLISH = Words.of("reversed refunded refund reversal");

    /** "Debited to your account", but "debited at her bank to your account". */
    private static final int LEAST_REACH = 3;

    private final Text text;
    private final Scope scope;
    private final List<Money> monies;
    private final Goods goods;
    private final ShortForms shortForms;
    private final TransferSide side;

    MovementFinder(Text text, List<Money> monies) {
        this.text = text;
        this.monies = monies;
        this.goods = new Goods(text, monies);
        this.scope = new Scope(text);
        this.shortForms = new ShortForms(text, monies);
        this.side = new TransferSide(text);
    }

    /** In their order, behind the one that the message's form names; those of a quoted remark only where there are no others. */
    List<Movement> find(Notices notices) {
        var phrases = new MovementPhrases(text, monies, notices);
        var quotes = Quotes.find(text);
        var found = new ArrayList<Movement>();
        var quoted = new ArrayList<Movement>();
        new HeadReader(text, monies).read().ifPresent(found::add);
        for (int i = 0; i < text.size(); i++) {
            if (!text.at(i).isWord() || notices.covers(i)) {
                continue;
            }
            var list = quotes.get(i) ? quoted : found;
            var phrase = phrases.at(i);
            if (phrase.isPresent()) {
                list.add(phrase.get());
            } else if (text.cue(i).isMovement() && !goods.isMovedBy(i)) {
                at(i).ifPresent(list::add);
            }
        }
        if (found.isEmpty()) {
            found = quoted;
        }
        var signed = areNeutral(found) ? phrases.signed() : List.<Movement>of();
        if (found.isEmpty() && signed.isEmpty()) {
            var silent = new SilentPurchase(text, monies).find();
            var fee = silent.isEmpty() ? new FeeAlone(text, monies).find(notices) : silent;
            var cards = fee.isEmpty() ? phrases.ofCard() : fee;
            var confirmed = cards.isEmpty() ? phrases.confirmed() : cards;
            var told = confirmed.isEmpty() ? new SilentReport(text, monies, notices).find() : confirmed;
            return told.isEmpty() ? listed(notices) : told;
        }
        return signed.isEmpty() ? found : signed;
    }

    /** {@code Kart: **4410 Tutar: 64,90 TL İşyeri: KAHVE DIYARI}: a card, an amount and where it was spent, and no verb. */
    private List<Movement> listed(Notices notices) {
        boolean card = false;
        int shop = -1;
        for (int i = 0; i < text.size(); i++) {
            card |= text.cue(i) == Cue.CARD || text.cue(i) == Cue.ACCOUNT;
            shop = (text.cue(i) == Cue.PAYEE || text.at(i).is("location"))
                            && text.at(i + 1).isMarkOf(":：")
                            && !notices.covers(i)
                    ? i
                    : shop;
        }
        return card && shop > 0 ? List.of(new Movement(shop, Direction.DEBIT, Strength.NOUN, false)) : List.of();
    }

    private boolean areNeutral(List<Movement> movements) {
        for (var movement : movements) {
            if (!movement.isNoun() || !isNeutral(movement.at())) {
                return false;
            }
        }
        return true;
    }

    private boolean isNeutral(int i) {
        return text.cue(i) == Cue.MOVE || NEUTRAL.contains(text.word(i));
    }

    private Optional<Movement> at(int i) {
        if (!scope.isUnreal(i) || text.cue(i).isNoun() || isCarriedOut(i)) {
            return switch (text.cue(i)) {
                case DEBIT -> debit(i);
                case CREDIT -> credit(i);
                case REVERSAL -> reversal(i);
                case MOVE -> moved(i);
                case DEBIT_NOUN, CREDIT_NOUN -> noun(i);
                default -> Optional.empty();
            };
        }
        return Optional.empty();
    }

    /** "Your scheduled transfer … was completed". */
    private boolean isCarriedOut(int i) {
        return text.at(i - 1).is("scheduled") && scope.after(i, 24, CARRIED_OUT);
    }

    private Optional<Movement> debit(int i) {
        return switch (text.word(i)) {
            case "dr" -> shortForms.count(i) ? of(i, Direction.DEBIT) : Optional.empty();
            case "paid" -> of(i, isInterest(i) || paidIn(i) || paidToUser(i) ? Direction.CREDIT : Direction.DEBIT);
            case "sent" ->
                scope.cueAfter(i, 4, Cue.REQUEST) || isPaperSent(i)
                        ? Optional.empty()
                        : of(i, sentToUser(i) ? Direction.CREDIT : Direction.DEBIT);
            case "using" -> thanks(i) ? noun(i, Direction.DEBIT) : Optional.empty();
            case "paying" -> thanks(i) ? of(i, Direction.DEBIT) : Optional.empty();
            case "used" ->
                scope.after(i, scope.cueAfter(i, 3, Cue.CARD) ? 8 : 3, AT) ? of(i, Direction.DEBIT) : Optional.empty();
            default ->
                isSum(i) || scope.isWithheld(i)
                        ? Optional.empty()
                        : of(i, new SentHere(text).isTold(i) ? Direction.CREDIT : Direction.DEBIT);
        };
    }

    /** "Sent you a bill of Rs 500", "claim of Rs 500 sent to the bank for credit". */
    private boolean isPaperSent(int i) {
        int bank = text.at(i + 2).is("the") ? i + 3 : i + 2;
        return scope.after(i, 3, PAPERS)
                || text.at(i + 1).is("to") && text.at(bank).is("bank");
    }

    /** "Перевод 1 500. Комиссия 15. Всего списано 1 515": the sum of what was told before. */
    private boolean isSum(int i) {
        return SUMS.contains(text.word(i - 1)) && hints(Cue.FEE);
    }

    /** "Thank you for using your card … for Rs 500 at …", "thank you for paying Rs 500 to …". */
    private boolean thanks(int i) {
        return scope.before(i, 4, THANKS) && (text.at(i).is("paying") || scope.cueAfter(i, 8, Cue.CARD));
    }

    private boolean isInterest(int i) {
        return scope.before(i, 7, INCOME) && !scope.before(i, 9, LENT);
    }

    /** "Rs 231 has been paid in your a/c", "paid out to your bank a/c". */
    private boolean paidIn(int i) {
        int into = text.at(i + 1).is("out") ? i + 2 : i + 1;
        int account = text.at(into + 2).is("bank") ? into + 3 : into + 2;
        boolean own = scope.isOwn(into + 1) || OWN_ACCOUNTS.contains(text.word(into + 1));
        return TOWARDS.contains(text.word(into)) && own && scope.isAccount(account);
    }

    /** "JANE paid you $25", "you've been paid £10 by ACME". */
    private boolean paidToUser(int i) {
        return text.at(i + 1).is("you") || text.at(i - 1).is("been") && scope.before(i, 5, YOU);
    }

    private boolean sentToUser(int i) {
        return text.at(i + 1).is("by") && !TransferSide.RAILS.contains(text.word(i + 2))
                || scope.ownAfter(i, 8, TOWARDS)
                || text.at(i + 1).is("you")
                || text.at(i + 1).is("to") && text.at(i + 2).is("you");
    }

    private Optional<Movement> credit(int i) {
        return switch (text.word(i)) {
            case "cr" -> shortForms.count(i) ? of(i, Direction.CREDIT) : Optional.empty();
            case "received" -> received(i);
            case "added", "loaded" -> scope.before(i, 8, BENEFICIARY) ? Optional.empty() : of(i, Direction.CREDIT);
            default -> credited(i);
        };
    }

    /** "X has received Rs 5 from your a/c" is the user's debit, and so is "received your payment". */
    private Optional<Movement> received(int i) {
        if (scope.cueAfter(i, 4, Cue.REQUEST)) {
            return Optional.empty();
        }
        if (scope.ownAfter(i, 14, FROM)) {
            return of(i, Direction.DEBIT);
        }
        boolean userPaid = scope.before(i, 14, PAYMENT) && scope.ownBefore(i, 16) && ownPayment(i);
        if (userPaid || text.at(i + 1).is("your") && text.at(i + 2).is("payment")) {
            return of(i, Direction.DEBIT);
        }
        if (text.at(i - 1).is("payment") && text.at(i - 2).is("last")) {
            return Optional.empty();
        }
        if (scope.before(i, 12, OWN_DUTIES)
                || text.at(i + 1).is("your")
                        && OWN_DUTIES.contains(text.word(i + 2))
                        && text.at(i + 3).is("payment")) {
            return of(i, Direction.DEBIT);
        }
        boolean somebodyHas = text.at(i - 1).is("has") && !scope.isOwn(i - 2) && !isAccountBefore(i);
        return somebodyHas && !scope.before(i, 12, PASSIVE) ? Optional.empty() : of(i, Direction.CREDIT);
    }

    private boolean ownPayment(int i) {
        for (int at = i - 1; text.sameSentence(at, i) && at > i - 16; at--) {
            if (text.at(at).is("payment")) {
                return text.at(at - 1).is("your");
            }
        }
        return false;
    }

    private boolean isAccountBefore(int i) {
        return scope.cueBefore(i, 6, Cue.ACCOUNT) || scope.cueBefore(i, 6, Cue.CARD);
    }

    private Optional<Movement> credited(int i) {
        boolean others = scope.after(i, 6, BENEFICIARY)
                || scope.before(i, 14, BENEFICIARY)
                || side.goesOut(i)
                || side.isOthersBehindTransfer(i)
                || (scope.ownAfter(i, 14, FROM) || side.isOwnTransfer(i)) && !scope.ownAfter(i, 5, TOWARDS);
        if (!others && text.at(i + 1).is("back")) {
            return Optional.of(new Movement(i, Direction.CREDIT, Strength.REVERSAL, true));
        }
        return of(i, others ? Direction.DEBIT : Direction.CREDIT);
    }

    private Optional<Movement> reversal(int i) {
        if (AFTER.contains(text.word(i - 1)) && text.cue(i - 2) == Cue.BALANCE) {
            return Optional.empty();
        }
        if (text.isRussian() && hints(Cue.FAILURE)) {
            return Optional.empty();
        }
        // "iade talebiniz", "refund request", "solicitud de reembolso"
        if (text.cue(i + 1) == Cue.REQUEST
                || scope.cueBefore(i, 2, Cue.REQUEST)
                || !ENGLISH.contains(text.word(i)) && scope.cueAfter(i, 24, Cue.UNREAL)) {
            return Optional.empty();
        }
        boolean coming = text.isRussian() && scope.cueAfter(i, 10, Cue.UNREAL);
        return coming ? Optional.empty() : Optional.of(new Movement(i, Direction.CREDIT, Strength.REVERSAL, true));
    }

    private boolean hints(Cue cue) {
        for (int i = 0; i < text.size(); i++) {
            if (text.cue(i) == cue) {
                return true;
            }
        }
        return false;
    }

    private Optional<Movement> moved(int i) {
        boolean in = text.at(i + 1).is("in") && (isMoneyAt(i + 2) || endsLine(i + 2));
        boolean arrives =
                in || scope.ownAfter(i, 16, TOWARDS) && !scope.ownAfter(i, 10, FROM) && !scope.ownBefore(i, 3);
        boolean credit = arrives || side.comesIn(i) || new SentHere(text).isTold(i);
        var direction = credit ? Direction.CREDIT : Direction.DEBIT;
        if (MOVED.contains(text.word(i)) || isBookedOut(i)) {
            return of(i, direction);
        }
        boolean wayFollows = isWay(i + 1) || isWay(i + 2) || text.cue(i + 1) == Cue.CREDIT_NOUN;
        return wayFollows ? Optional.empty() : noun(i, direction);
    }

    /** "BDT 12,000.00 trf from AC **4471": an amount in front and an account behind leave nothing to come. */
    private boolean isBookedOut(int i) {
        return text.cue(i + 1) == Cue.FROM && scope.isAccount(i + 2) && isMoneyBefore(i);
    }

    private boolean isMoneyBefore(int i) {
        return monies.stream().anyMatch(money -> money.last() == i - 1);
    }

    private boolean isMoneyAt(int i) {
        return monies.stream().anyMatch(money -> money.first() == i);
    }

    private boolean endsLine(int i) {
        return text.at(i).kind() == Token.Kind.BREAK || text.at(i).isMark(':');
    }

    /** "Transfer received", "حوالة واردة": the next word says which way. */
    private boolean isWay(int i) {
        return text.cue(i) == Cue.CREDIT || text.cue(i) == Cue.DEBIT;
    }

    private Optional<Movement> noun(int i) {
        boolean ofAccount = TAKEN.contains(text.word(i)) && scope.isAccount(i + 1);
        boolean product = PRODUCTS.contains(text.word(i + 1)) && text.cue(i + 1) != Cue.AT && !ofAccount;
        if (product && !isNumbered(i) && !opensWithAlert(i)) {
            return Optional.empty();
        }
        boolean explained = text.at(i + 1).isMark(':') && text.cue(i + 2).isMovement();
        if (explained && NEUTRAL.contains(text.word(i))) {
            return Optional.empty();
        }
        if (scope.isLeast(i) || scope.cueBefore(i, 4, Cue.LIMIT) && text.isRussian()) {
            return Optional.empty();
        }
        boolean side = text.at(i).is("credit") && text.cue(i + 1) == Cue.BALANCE;
        boolean place = side || text.at(i).is("deposit") && SAVINGS.contains(text.word(i - 1));
        if (place || text.at(i).is("credit") && text.at(i - 1).cue() == Cue.BALANCE) {
            return Optional.empty();
        }
        if (MoneyLabels.isReward(text, i) && isBehindAmount(monies, i)) {
            return Optional.empty();
        }
        boolean credit = text.cue(i) == Cue.CREDIT_NOUN || scope.ownAfter(i, 18, INTO) || new SentHere(text).isTold(i);
        var direction = credit ? Direction.CREDIT : Direction.DEBIT;
        // "your account has a credit by NACH of Rs 500"
        boolean booked = text.at(text.at(i - 1).is("a") ? i - 2 : i - 1).is("has")
                && text.at(i + 1).is("by");
        return booked ? of(i, direction) : noun(i, direction);
    }

    private static boolean isBehindAmount(List<Money> monies, int i) {
        return !monies.isEmpty() && monies.get(0).last() < i;
    }

    /** "transaction number 5161 for Rs 500". */
    private boolean isNumbered(int i) {
        return NUMBERS.contains(text.word(i + 1))
                && text.at(i + 2).isNumber()
                && (text.at(i + 3).is("for") || text.at(i + 3).is("of"));
    }

    /** "Debit Alert! …" says what the whole message is. */
    private boolean opensWithAlert(int i) {
        return i <= 1 && text.at(i + 1).is("alert") && text.at(i + 2).isMarkOf("!:");
    }

    private Optional<Movement> noun(int i, Direction direction) {
        return Optional.of(new Movement(i, direction, Strength.NOUN, false));
    }

    private Optional<Movement> of(int i, Direction direction) {
        boolean own = shortForms.isSignOfAmount(i)
                || scope.ownBefore(i, 8)
                || scope.ownAfter(i, direction == Direction.DEBIT ? LEAST_REACH : 6, TOWARDS)
                || scope.ownAfter(i, 6, FROM);
        return Optional.of(new Movement(i, direction, Strength.VERB, own));
    }
}
