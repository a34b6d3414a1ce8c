package io.lifafa.rules.money;

import io.lifafa.rules.message.Money;
import io.lifafa.rules.message.Scope;
import io.lifafa.rules.message.Text;
import io.lifafa.rules.money.MoneyRoles.Labelled;
import io.lifafa.rules.money.MoneyRoles.Role;
import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.lexicon.Words;
import java.util.Optional;
import java.util.Set;

/** Says what an amount is by the words nearest to it: those in front, else those behind. Serves one message. */
public final class MoneyLabels {
    private static final int REACH = 24;
    private static final Set<String> OLD = Words.of(
            "previous opening old minimum maintain min unclear unclr uncleared hold lien вх входящий начальный "
                    + "предыдущий прежний попередній anterior antérieur anterieur précédent precedent precedente previo "
                    + "inicial awal sebelumnya trước truoc önceki onceki eski poprzednie السابق قبلی");
    /** "Balance after txn", "balance for withdrawal". */
    private static final Set<String> AFTER = Words.of("after for post this");

    private static final Set<String> BEFORE = Words.of("before prior");
    private static final Set<String> INCLUDED = Words.of("incl including included inclusive excl excluding");
    private static final Set<String> STAYS = Words.of("available avl left remaining");
    /** "You have", "your account has", "there is": in front of what is left. */
    private static final Set<String> HOLDS = Words.of("have has is");

    /** Behind what is left, in languages that put the verb last. */
    private static final Set<String> REMAINS = Words.of("қалды калды qaldy qoldi qaldi");

    private static final Set<String> PLACES = Words.of(
            "карте счете счёте счету счёту карті картці картцы рахунку кошельке кошельку гаманці нем нём karte schete karti kartci");
    private static final Set<String> LENT =
            Words.of("loan emi card credit principal creditcard bill due overdue payment");
    /** Makes a balance one that is owed. */
    private static final Set<String> OWED = Words.of(
            "loan owed owing due debt principal arrears statement bill рассрочки рассрочке кредита кредиту долга "
                    + "долгу задолженности ссуды займа ипотеки кредиту боргу rassrochki kredita dolga préstamo prestamo "
                    + "empréstimo pinjaman cicilan");
    /** Makes what is available something that may be spent, not something that one has. */
    private static final Set<String> CREDIT = Words.of("credit budget spending overdraft");

    private static final Set<String> SPENDABLE = Words.of("available avail avl aval avbl remaining left");

    /** Labelled like fees, but what one gets, or need not pay. */
    private static final Set<String> REWARDS =
            Words.of("reward rewards points pts touchpoints cashback earned saved save discount miles coins "
                    + "кешбэк кэшбэк кэшбек кешбек keshbek cashbek keshbak");
    /** Of an amount that adds up several movements. */
    private static final Set<String> PERIODS =
            Words.of("today todays week month weekly monthly daily cycle cumulative cum ytd mtd");

    private static final Set<String> SUMMED =
            Words.of("spend spends spent debits credits collected collection collections sales usage transactions");
    private static final Set<String> SPANS = Words.of("month week cycle far year");

    /** Between a label and its amount: "fee of", "taxa foi de". */
    private static final Set<String> LINKS =
            Words.of("of is foi de é e es fue ni ya ist war est été è di wynosi waa adalah yaitu là son ay");

    private static final Set<String> ENGLISH = Words.of("for on of and");

    /** Between an amount and the label of the next one. */
    private static final Set<String> JOINTS = Words.of("e y et und ve na i dan và و और এবং اور");

    private final Text text;
    private final Scope scope;

    MoneyLabels(Text text) {
        this.text = text;
        this.scope = new Scope(text);
    }

    /**
     * What the amount is.
     *
     * @param floor the last token of the amount before it; -1 if there is none
     * @param ceiling the first token of the amount behind it; the size of the text if there is none
     */
    Labelled label(Money money, int floor, int ceiling) {
        int place = money.first() - 1;
        int named = isPlace(text, place) ? place : balanceBehind(money.first(), money.last());
        if (named >= 0) {
            return new Labelled(money, Role.BALANCE, named);
        }
        return behind(money, ceiling).orElseGet(() -> refined(inFront(money, floor), floor));
    }

    private Labelled inFront(Money money, int floor) {
        int first = money.first();
        int low = Math.max(floor, first - REACH);
        for (int at = first - 1; at > low && text.sameSentence(at, first); at--) {
            var role = role(at, first);
            if (role == Role.BALANCE && isSigned(money, at)) {
                break;
            }
            if (role != Role.OPEN) {
                boolean fee = role == Role.AMOUNT && scope.isWithheld(at);
                return new Labelled(money, fee ? Role.FEE : role, at);
            }
        }
        return new Labelled(money, Role.OPEN, -1);
    }

    /** {@code So du TK 0011xxx8812 +5,000,000 VND}: behind the account of a balance, a sign tells what moved. */
    private boolean isSigned(Money money, int balance) {
        var sign = AmountSign.at(text, money.first());
        boolean numbered = false;
        for (int at = balance + 1; at < money.first(); at++) {
            numbered |= text.at(at).isNumber();
        }
        return sign.isPresent() && numbered;
    }

    /** "Spent today: £12.40", "£61.40 this week", "EUR 188.40 of EUR 250.00". */
    private Labelled refined(Labelled label, int floor) {
        if (label.role() != Role.OPEN && label.role() != Role.AMOUNT) {
            return label;
        }
        var money = label.money();
        boolean share = text.at(money.first() - 1).is("of") && floor == money.first() - 2 && floor >= 0;
        if (share) {
            return new Labelled(money, Role.CAP, money.first() - 1);
        }
        int sum = sum(money, floor);
        return sum < 0 ? label : new Labelled(money, Role.TOTAL, sum);
    }

    /** The token that says that the amount adds up several movements; -1 if none does. */
    private int sum(Money money, int floor) {
        int first = money.first();
        for (int at = first - 1; at > floor && at >= first - 8 && text.sameSentence(at, first); at--) {
            boolean total = floor >= 0 && text.at(at).is("total") && SUMMED.contains(text.word(at + 1));
            boolean toDate = text.at(at).is("date") && text.at(at - 1).is("to");
            if (total || toDate || PERIODS.contains(text.word(at))) {
                return at;
            }
        }
        int last = money.last();
        for (int at = last + 1; at <= last + 4 && text.sameSentence(at, last); at++) {
            boolean span = text.at(at).is("this") || text.at(at).is("so");
            boolean today = floor >= 0 && at == last + 1 && text.at(at).is("today");
            if (today || span && SPANS.contains(text.word(at + 1))) {
                return at;
            }
        }
        return -1;
    }

    /** "A $1.50 convenience fee", "Rs 20 cashback": behind the amount, and not in front of the next. */
    private Optional<Labelled> behind(Money money, int ceiling) {
        int last = money.last();
        for (int at = last + 1; at <= last + 3 && text.at(at).isWord() && text.sameSentence(at, last); at++) {
            boolean named = ceiling <= at + 3 && isJoined(at, ceiling);
            boolean next = JOINTS.contains(text.word(at)) && ceiling < text.size();
            if (named
                    || next
                    || text.at(at).is("charge")
                    || text.at(at).is("charges")
                    || INCLUDED.contains(text.word(at))) {
                return Optional.empty();
            }
            if (text.at(at).is("charged") && isChargedAs(at)) {
                return Optional.of(new Labelled(money, Role.FEE, at));
            }
            if (isReward(text, at) && !text.at(at).is("save")) {
                return Optional.of(new Labelled(money, Role.REWARD, at));
            }
            if (text.cue(at) == Cue.FEE) {
                return Optional.of(new Labelled(money, Role.FEE, at));
            }
            if (text.at(at).is("budget")) {
                return Optional.of(new Labelled(money, Role.CAP, at));
            }
            if (text.cue(at) != Cue.NONE) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** "Charged extra as ATM fee". */
    private boolean isChargedAs(int at) {
        int as = text.at(at + 1).is("as") ? at + 1 : at + 2;
        return text.at(as).is("as") && text.sameSentence(as, at) && scope.cueAfter(as, 3, Cue.FEE);
    }

    /** True if the word labels the next amount: "fee: INR 5", "fee of INR 5", "biaya adm: Rp5", "fee INR 5". */
    private boolean isJoined(int word, int ceiling) {
        for (int at = word + 1; at < ceiling; at++) {
            if (text.at(at).isMark(':') && at <= word + 2) {
                return true;
            }
            if (!text.at(at).isMarkOf(":-=.,") && !LINKS.contains(text.word(at))) {
                return false;
            }
        }
        return true;
    }

    public static boolean isReward(Text text, int at) {
        return REWARDS.contains(text.word(at))
                || text.at(at).is("back") && text.at(at - 1).is("cash");
    }

    private Role role(int at, int first) {
        if (isReward(text, at) || text.at(at).is("worth") && scope.before(at, 3, REWARDS)) {
            return Role.REWARD;
        }
        return switch (text.cue(at)) {
            case BALANCE -> balanceRole(at, first);
            case LIMIT -> scope.before(at, 3, INCLUDED) && scope.cueBefore(at, 6, Cue.BALANCE) ? Role.OPEN : Role.LIMIT;
            case FEE -> isAfter(at) ? Role.OPEN : scope.before(at, 2, INCLUDED) ? Role.OTHER : Role.FEE;
            case DUE -> dueRole(at);
            case CAP -> Role.CAP;
            case AMOUNT -> isOfBalance(at) ? Role.BALANCE : Role.AMOUNT;
            case DEBIT, CREDIT -> scope.isSideOfBalance(at) ? Role.OPEN : isOfFee(at) ? Role.FEE : Role.AMOUNT;
            case REVERSAL, MOVE -> isAfter(at) ? Role.OPEN : Role.AMOUNT;
            case CREDIT_NOUN ->
                text.cue(at - 1) == Cue.BALANCE ? Role.LIMIT : isAfter(at) || ofCard(at) ? Role.OPEN : Role.AMOUNT;
            case DEBIT_NOUN ->
                isFeeOf(at)
                        ? Role.FEE
                        : scope.isLeast(at)
                                ? Role.DUE
                                : isAfter(at) || ofCard(at) ? Role.OPEN : isBefore(at) ? Role.OTHER : Role.AMOUNT;
            // "SD:" is Vietnamese for the balance; without the colon it may be a name, and "left" a verb
            default ->
                isLeft(at, first)
                        ? Role.BALANCE
                        : text.at(at).is("to") && text.at(at - 1).is("up")
                                ? Role.CAP
                                : isOpening(at, first) ? Role.OTHER : Role.OPEN;
        };
    }

    /** "SD: 500", "closing MK 500", "Rem. 500". */
    private boolean isLeft(int at, int first) {
        boolean beside = first - at <= (text.at(at + 1).isMarkOf(".:") ? 2 : 1);
        return switch (text.word(at)) {
            case "sd" ->
                text.at(at + 1).isMark(':')
                        || beside && text.isAllUpper(at) && text.at(first + 1).is("vnd");
            case "left" -> text.at(at + 1).isMark(':');
            case "closing", "rem" -> beside;
            default -> false;
        };
    }

    private boolean isOpening(int at, int first) {
        return text.at(at).is("opening") && first == at + 1;
    }

    /** "E-levy charged GHS 0.45". */
    private boolean isOfFee(int at) {
        int before = text.at(at - 1).is("was") || text.at(at - 1).is("been") ? at - 2 : at - 1;
        return text.cue(before) == Cue.FEE && !isReward(text, before) && text.sameSentence(before, at);
    }

    /** "Gharama ya muamala, Ksh33": the fee of the movement. */
    private boolean isFeeOf(int at) {
        return text.startsLower(at)
                && text.at(at - 1).isWord()
                && text.cue(at - 1) == Cue.NONE
                && text.cue(at - 2) == Cue.FEE
                && !ENGLISH.contains(text.word(at - 1));
    }

    /** "Balance after this purchase". */
    private boolean isAfter(int at) {
        return scope.before(at, 2, AFTER) && scope.cueBefore(at, 8, Cue.BALANCE);
    }

    /** "Balance before this purchase". */
    private boolean isBefore(int at) {
        return scope.before(at, 2, BEFORE) && scope.cueBefore(at, 8, Cue.BALANCE);
    }

    private Role dueRole(int at) {
        boolean left = text.at(at).is("outstanding") && isOfBalance(at) && !speaksOfDebt();
        return left || text.at(at).is("bill") || text.at(at).is("statement") ? Role.OPEN : Role.DUE;
    }

    /** "Balance of debit card". */
    private boolean ofCard(int at) {
        return text.cue(at + 1) == Cue.CARD && scope.cueBefore(at, 8, Cue.BALANCE);
    }

    /** What is outstanding is owed, where something is lent; of a wallet or an account it is what is left. */
    private boolean isOwed(int at) {
        if (OWED.contains(text.word(at + 1)) || OWED.contains(text.word(at - 1))) {
            return true;
        }
        for (int word = at - 1; word >= at - 2 && !text.at(word).isMarkOf("/|;,"); word--) {
            if (text.cue(word) == Cue.DUE) {
                return !text.at(word).is("outstanding") || speaksOfDebt();
            }
        }
        return false;
    }

    private boolean speaksOfDebt() {
        for (int i = 0; i < text.size(); i++) {
            boolean debit = text.at(i).is("card") && !text.at(i - 1).is("credit");
            if (LENT.contains(text.word(i)) && !debit) {
                return true;
            }
        }
        return false;
    }

    /** "Avbl. Amt". */
    private boolean isOfBalance(int at) {
        return text.cue(text.at(at - 1).isMark('.') ? at - 2 : at - 1) == Cue.BALANCE;
    }

    private Role balanceRole(int at, int first) {
        if (text.at(first - 1).is("by")
                || text.at(at + 1).is("successful")
                || text.at(at + 1).is("transfer")) {
            return Role.OPEN;
        }
        boolean spendable = SPENDABLE.contains(text.word(at)) && CREDIT.contains(text.word(at - 1));
        // "Unbilled KES 500. OTB KES 900": of a credit card, what may still be spent
        boolean toBuy = text.at(at).is("otb") && text.has(Cue.DUE);
        if (spendable || toBuy || text.cue(at - 1) == Cue.LIMIT) {
            return Role.LIMIT;
        }
        if (isReward(text, at - 1)) {
            return Role.REWARD;
        }
        if ((text.at(at + 1).is("до") || text.at(at + 1).is("do")) && text.isRussian()) {
            return Role.OTHER;
        }
        // "проценты на остаток": on what they were paid
        if (text.cue(at - 1) == Cue.TO && text.isRussian()) {
            return Role.OPEN;
        }
        if (isOwed(at)) {
            return Role.DUE;
        }
        int before = text.at(at - 1).isMark('.') ? at - 2 : at - 1;
        return OLD.contains(text.word(before)) || OLD.contains(text.word(at + 1)) ? Role.OTHER : Role.BALANCE;
    }

    /** "RUB 9,020.16 left", and no more. */
    private boolean isSentence(int first, int last) {
        return text.at(last).is("left")
                && text.startsLine(first)
                && (text.at(last + 1).isMark('.') || text.startsLine(last + 1));
    }

    /** "На карте 600,30": what is there is left. */
    static boolean isPlace(Text text, int i) {
        return PLACES.contains(text.word(i)) && text.cue(i - 1).isPreposition();
    }

    /** "You have USD 62.10 and KHR 40,000 remaining". */
    private boolean isLeftWithOther(int last) {
        return text.at(last + 1).is("and") && scope.after(last + 1, 4, STAYS);
    }

    /** "Rs 500 is your available balance", "Rs 500 left in your account": the word that says so; -1 if none does. */
    private int balanceBehind(int first, int last) {
        int next = last + 1;
        if (STAYS.contains(text.word(next)) && (text.at(next + 1).is("in") || isSentence(first, next))
                || REMAINS.contains(text.word(next)) && !text.at(next + 1).isNumber()) {
            return next;
        }
        boolean left = text.at(next).is("in") || STAYS.contains(text.word(next));
        if ((left || isLeftWithOther(last)) && HOLDS.contains(text.word(first - 1))) {
            return first - 1;
        }
        if (!text.at(next).is("is")) {
            return -1;
        }
        for (int at = next + 1; at <= last + 5 && text.sameSentence(at, last); at++) {
            if (text.cue(at) == Cue.BALANCE) {
                return at;
            }
            if (text.cue(at).isMovement()) {
                return -1;
            }
        }
        return -1;
    }
}
