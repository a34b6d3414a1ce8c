package io.lifafa.rules;

import io.lifafa.rules.Movement.Strength;
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
    private static final Set<String> TOWARDS = Set.of("to", "into", "in");
    private static final Set<String> AFTER = Words.of("after post");
    private static final Set<String> BENEFICIARY = Words.of("beneficiary payee beneficiarys recipient merchant");
    private static final Set<String> PRODUCTS =
            Words.of("card cards limit score line facility id no number password pin link options request "
                    + "reminder due dues gateway otp limits charges bureau report ref advice method settings "
                    + "account a frozen freeze history alert alerts");
    private static final Set<String> AT = Words.of("at for on to in using");

    private static final Set<String> THANKS = Set.of("thank", "thanks");
    private static final Set<String> INCOME = Words.of("interest int dividend salary");
    private static final Set<String> PAPERS = Set.of("request", "application", "complaint");
    private static final Set<String> PAYMENT = Set.of("payment");
    private static final Set<String> PASSIVE = Words.of("payment been deposit amount");
    private static final Set<String> COMING = Words.of("initiated will shall would policy days within be");
    private static final Set<String> BEEN = Set.of("been");
    private static final Set<String> INTO = Set.of("into");
    private static final Set<String> MOVED = Words.of("transferred transfered trfd");
    private static final Set<String> NEUTRAL = Words.of("txn trx trxn tran transaction type");
    private static final Set<String> NUMBERS = Words.of("number no id ref");
    private static final Set<String> SAVINGS = Words.of("term fixed recurring");
    private static final Set<String> OF = Set.of("of");
    private static final Set<String> RAILS = Words.of("imps neft rtgs upi ibft");

    private final Text text;
    private final Scope scope;
    private final List<Money> monies;

    MovementFinder(Text text, List<Money> monies) {
        this.text = text;
        this.monies = monies;
        this.scope = new Scope(text);
    }

    List<Movement> find(Notices notices) {
        var phrases = new MovementPhrases(text, monies, notices);
        var found = new ArrayList<Movement>();
        for (int i = 0; i < text.size(); i++) {
            if (text.cue(i).isMovement() && !notices.covers(i)) {
                at(i).ifPresent(found::add);
            } else if (!notices.covers(i)) {
                phrases.at(i).ifPresent(found::add);
            }
        }
        boolean neutral = found.stream().allMatch(movement -> movement.isNoun() && isNeutral(movement.at()));
        var signed = neutral ? phrases.signed() : List.<Movement>of();
        if (found.isEmpty() && signed.isEmpty()) {
            var silent = new SilentPurchase(text, monies).find();
            var fee = silent.isEmpty() ? new FeeAlone(text, monies).find(notices) : silent;
            return fee.isEmpty() ? phrases.ofCard() : fee;
        }
        return signed.isEmpty() ? found : signed;
    }

    private boolean isNeutral(int i) {
        return text.cue(i) == Cue.MOVE || NEUTRAL.contains(text.word(i));
    }

    private Optional<Movement> at(int i) {
        if (!scope.isUnreal(i) || text.cue(i).isNoun()) {
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

    private Optional<Movement> debit(int i) {
        return switch (text.word(i)) {
            case "dr" -> shortForm(i) ? of(i, Direction.DEBIT) : Optional.empty();
            case "paid" -> of(i, isInterest(i) || paidIn(i) ? Direction.CREDIT : Direction.DEBIT);
            case "sent" ->
                scope.cueAfter(i, 4, Cue.REQUEST)
                        ? Optional.empty()
                        : of(i, sentToUser(i) ? Direction.CREDIT : Direction.DEBIT);
            case "using", "paying" -> thanks(i) ? noun(i, Direction.DEBIT) : Optional.empty();
            case "used" -> scope.after(i, 3, AT) ? of(i, Direction.DEBIT) : Optional.empty();
            default -> of(i, Direction.DEBIT);
        };
    }

    /** "Thank you for using your card … for Rs 500 at …", "thank you for paying Rs 500 to …". */
    private boolean thanks(int i) {
        return scope.before(i, 4, THANKS) && (text.at(i).is("paying") || scope.cueAfter(i, 8, Cue.CARD));
    }

    private boolean isInterest(int i) {
        return scope.before(i, 3, INCOME);
    }

    /** "Rs 231 has been paid in your a/c". */
    private boolean paidIn(int i) {
        return TOWARDS.contains(text.word(i + 1)) && scope.isOwn(i + 2) && text.cue(i + 3) == Cue.ACCOUNT
                || TOWARDS.contains(text.word(i + 1))
                        && scope.isOwn(i + 2)
                        && text.at(i + 3).is("a");
    }

    private boolean sentToUser(int i) {
        return text.at(i + 1).is("by")
                || scope.ownAfter(i, 8, TOWARDS)
                || text.at(i + 1).is("you")
                || text.at(i + 1).is("to") && text.at(i + 2).is("you");
    }

    private Optional<Movement> credit(int i) {
        return switch (text.word(i)) {
            case "cr" -> shortForm(i) ? of(i, Direction.CREDIT) : Optional.empty();
            case "received" -> received(i);
            case "added", "loaded" -> scope.before(i, 8, BENEFICIARY) ? Optional.empty() : of(i, Direction.CREDIT);
            default -> credited(i);
        };
    }

    /** "X has received Rs 5 from your a/c" is the user's debit, and so is "received your payment". */
    private Optional<Movement> received(int i) {
        if (scope.cueAfter(i, 4, Cue.REQUEST) || scope.before(i, 8, PAPERS)) {
            return Optional.empty();
        }
        if (scope.ownAfter(i, 14, FROM)) {
            return of(i, Direction.DEBIT);
        }
        boolean userPaid = scope.before(i, 14, PAYMENT) && scope.ownBefore(i, 16) && ownPayment(i);
        if (userPaid || text.at(i + 1).is("your") && text.at(i + 2).is("payment")) {
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
                || (scope.ownAfter(i, 14, FROM) || isOwnTransfer(i)) && !scope.ownAfter(i, 5, TOWARDS);
        return of(i, others ? Direction.DEBIT : Direction.CREDIT);
    }

    /** "Your NEFT transaction … has been credited to the Moon Bank A/c XX12 of MEERA": what the user sent has arrived. */
    private boolean isOwnTransfer(int i) {
        boolean arrived = text.at(i + 1).is("to") && scope.after(i, 14, OF);
        for (int at = i - 1; arrived && at > i - 24 && text.sameSentence(at, i); at--) {
            if (scope.isOwn(at) && RAILS.contains(text.word(at + 1))) {
                return true;
            }
        }
        return false;
    }

    private Optional<Movement> reversal(int i) {
        if (AFTER.contains(text.word(i - 1)) && text.cue(i - 2) == Cue.BALANCE) {
            return Optional.empty();
        }
        if (text.isRussian() && hints(Cue.FAILURE)) {
            return Optional.empty();
        }
        boolean coming = scope.after(i, 10, COMING) || text.isRussian() && scope.cueAfter(i, 10, Cue.UNREAL);
        return coming && !scope.after(i, 14, BEEN)
                ? Optional.empty()
                : Optional.of(new Movement(i, Direction.CREDIT, Strength.REVERSAL, true));
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
        boolean arrives = scope.ownAfter(i, 16, TOWARDS) && !scope.ownAfter(i, 10, FROM) && !scope.ownBefore(i, 3);
        boolean credit = arrives || new TransferSide(text).comesIn(i);
        var direction = credit ? Direction.CREDIT : Direction.DEBIT;
        if (MOVED.contains(text.word(i))) {
            return of(i, direction);
        }
        boolean wayFollows = isWay(i + 1) || isWay(i + 2) || text.cue(i + 1) == Cue.CREDIT_NOUN;
        return wayFollows ? Optional.empty() : noun(i, direction);
    }

    /** "Transfer received", "حوالة واردة": the next word says which way. */
    private boolean isWay(int i) {
        return text.cue(i) == Cue.CREDIT || text.cue(i) == Cue.DEBIT;
    }

    private Optional<Movement> noun(int i) {
        if (PRODUCTS.contains(text.word(i + 1)) && !isNumbered(i) && !opensWithAlert(i)) {
            return Optional.empty();
        }
        boolean explained = text.at(i + 1).isMark(':') && text.cue(i + 2).isMovement();
        if (explained && NEUTRAL.contains(text.word(i))) {
            return Optional.empty();
        }
        if (scope.cueBefore(i, 4, Cue.LIMIT) && text.isRussian()) {
            return Optional.empty();
        }
        boolean place = text.at(i).is("deposit") && SAVINGS.contains(text.word(i - 1));
        if (place || text.at(i).is("credit") && text.at(i - 1).cue() == Cue.BALANCE) {
            return Optional.empty();
        }
        boolean credit = text.cue(i) == Cue.CREDIT_NOUN || scope.ownAfter(i, 18, INTO);
        return noun(i, credit ? Direction.CREDIT : Direction.DEBIT);
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

    /** "Dr" and "Cr" only beside money or in a path: "Dr. Rao" is no debit, "Bal 500 Cr" no credit. */
    private boolean shortForm(int i) {
        boolean path = text.at(i - 1).isMark('/') && text.at(i + 1).isMark('/');
        boolean opensMoney = Currencies.at(text, i + 1).isPresent();
        boolean noun =
                text.cue(i + 1) == Cue.DEBIT_NOUN || text.at(i + 1).isMark('.') && text.cue(i + 2) == Cue.DEBIT_NOUN;
        boolean account = text.at(i - 1).is("is")
                || text.at(i + 1).is("to")
                || text.at(i + 1).is("by")
                || text.at(i + 1).isMark('.')
                        && (text.at(i + 2).is("from") || text.at(i + 2).is("to"))
                || text.at(i + 1).is("from");
        return path || isSignOfAmount(i) || (opensMoney || noun || account) && !scope.isSideOfBalance(i);
    }

    /** {@code Amt: NGN12,000.00 CR}: which side the amount itself is on. */
    private boolean isSignOfAmount(int i) {
        return monies.stream()
                .filter(money -> money.last() == i - 1)
                .anyMatch(money -> text.cue(labelBefore(money.first())) == Cue.AMOUNT);
    }

    private int labelBefore(int i) {
        return text.at(i - 1).isMarkOf(":-=") ? i - 2 : i - 1;
    }

    private Optional<Movement> of(int i, Direction direction) {
        boolean own = isSignOfAmount(i)
                || scope.ownBefore(i, 8)
                || scope.ownAfter(i, 6, TOWARDS)
                || scope.ownAfter(i, 6, FROM);
        return Optional.of(new Movement(i, direction, Strength.VERB, own));
    }
}
