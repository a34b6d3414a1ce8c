package io.lifafa.rules;

import io.lifafa.sms.Direction;
import io.lifafa.sms.Intent;
import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.lexicon.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides whether money has moved, and if not, what the message is for. */
final class IntentReader {
    private static final Set<String> SUCCESS =
            Words.of("successful successfully success completed complete confirmed processed done "
                    + "successfull accepted made posted executed approved aprobada aprovada exitosa exitoso exito realizado "
                    + "realizada sucesso berhasil успешно успешна выполнен выполнена effectué effectue réussi reussi "
                    + "erfolgreich yamekamilika مقبولة بنجاح تمت تم");
    private static final Set<String> UNDONE =
            Words.of("completed processed successful honoured honored executed approved authorised "
                    + "authorized through complete process");
    private static final Set<String> IF = Words.of("if case incase any avoid prevent");

    private static final Set<String> WITHIN = Words.of("in within");
    private static final Set<String> TIMES =
            Words.of("min mins minute minutes hr hrs hour hours day days sec secs seconds working business");

    private static final Set<String> LURES = Words.of("get win earn chance");
    private static final Set<String> LATER = Words.of("reminder upcoming tomorrow remind pending processing");

    private final Text text;
    private final Scope scope;
    private final Notices notices;
    private final List<Money> monies;

    IntentReader(Text text, Notices notices, List<Money> monies) {
        this.text = text;
        this.scope = new Scope(text);
        this.notices = notices;
        this.monies = monies;
    }

    /** What the message is for, codes aside. */
    Verdict read() {
        var movements = new MovementFinder(text, monies).find(notices);
        if (!monies.isEmpty()) {
            var verdict = withMoney(movements);
            if (verdict.isPresent()) {
                return verdict.get();
            }
        }
        return Verdict.of(withoutMovement());
    }

    private Optional<Verdict> withMoney(List<Movement> movements) {
        var reversal = first(movements, Movement.Strength.REVERSAL);
        if (reversal.isPresent() && !isFailed(reversal.get().at())) {
            return transaction(reversal.get(), movements);
        }
        var verb = verb(movements.stream().filter(m -> !m.isNoun() && holds(m)).toList());
        if (verb.isPresent()) {
            return transaction(verb.get(), movements);
        }
        if (fails()) {
            return Optional.of(Verdict.of(Intent.ALERT));
        }
        var noun = first(movements, Movement.Strength.NOUN);
        boolean done = noun.isPresent() && says(SUCCESS) && !isUnderWay();
        if (noun.isEmpty() || (!done && pointsElsewhere())) {
            return Optional.empty();
        }
        return transaction(noun.get(), movements);
    }

    private Optional<Verdict> transaction(Movement movement, List<Movement> all) {
        boolean agreed = all.stream().allMatch(m -> m.direction() == movement.direction());
        return Optional.of(new Verdict(Intent.TRANSACTION, Optional.of(movement), agreed));
    }

    private static Optional<Movement> first(List<Movement> movements, Movement.Strength strength) {
        return movements.stream().filter(m -> m.strength() == strength).findFirst();
    }

    /** The first verb; a later debit of the user's own account beats a credit that is nobody's in particular. */
    private static Optional<Movement> verb(List<Movement> verbs) {
        var first = verbs.stream().findFirst();
        if (first.isPresent()
                && first.get().direction() == Direction.CREDIT
                && !first.get().own()) {
            return verbs.stream()
                    .filter(m -> m.own() && m.direction() == Direction.DEBIT)
                    .findFirst()
                    .or(() -> first);
        }
        return first;
    }

    /** A verb counts unless its own sentence says that it came to nothing or will be undone, or only advertises. */
    private boolean holds(Movement verb) {
        int i = verb.at();
        boolean undone = scope.cueAfter(i, 16, Cue.REVERSAL) && scope.cueAfter(i, 16, Cue.UNREAL);
        return !undone && !isPromised(i) && !isFailed(i) && !scope.before(i, 12, LURES);
    }

    /** "Money credited in 5 min". */
    private boolean isPromised(int i) {
        return WITHIN.contains(text.word(i + 1)) && text.at(i + 2).isNumber() && TIMES.contains(text.word(i + 3));
    }

    private boolean isFailed(int i) {
        int from = i;
        while (from > 0 && from > i - 40 && text.sameSentence(from - 1, i)) {
            from--;
        }
        for (int at = from; at < from + 80 && text.sameSentence(at, i); at++) {
            if (isFailure(at)) {
                return !text.cue(i).equals(Cue.REVERSAL);
            }
        }
        return false;
    }

    private boolean isFailure(int i) {
        if (notices.covers(i)) {
            return false;
        }
        if (text.cue(i) == Cue.FAILURE) {
            return !scope.before(i, 4, IF);
        }
        return text.cue(i) == Cue.NOT && (scope.after(i, 4, UNDONE) || verbAfter(i));
    }

    /** "has not been debited". */
    private boolean verbAfter(int not) {
        for (int at = not + 1; at <= not + 3 && text.sameSentence(at, not); at++) {
            if (text.cue(at).isVerb()) {
                return true;
            }
        }
        return false;
    }

    /** "under process", "pending": begun, not done. */
    private boolean isUnderWay() {
        for (int i = 0; i < text.size(); i++) {
            if (text.at(i).is("under") && text.at(i + 1).is("process") || LATER.contains(text.word(i))) {
                return !notices.covers(i);
            }
        }
        return false;
    }

    private boolean fails() {
        for (int i = 0; i < text.size(); i++) {
            if (isFailure(i)) {
                return true;
            }
        }
        return false;
    }

    private boolean says(Set<String> words) {
        for (int i = 0; i < text.size(); i++) {
            if (words.contains(text.word(i)) && !notices.covers(i) && !scope.isUnreal(i)) {
                return true;
            }
        }
        return false;
    }

    private boolean hints(Cue cue) {
        for (int i = 0; i < text.size(); i++) {
            if (text.cue(i) == cue && !notices.covers(i)) {
                return true;
            }
        }
        return false;
    }

    private boolean pointsElsewhere() {
        return hasUnrealVerb()
                || isUnderWay()
                || hints(Cue.REQUEST)
                || hints(Cue.UNREAL)
                || isDue()
                || hints(Cue.PROMO)
                || hints(Cue.MANDATE);
    }

    /** Something is owed; an "outstanding balance" alone says nothing of the kind. */
    private boolean isDue() {
        for (int i = 0; i < text.size(); i++) {
            boolean balance = text.cue(i + 1) == Cue.BALANCE || text.at(i).is("outstanding") && isBalance(i - 1);
            boolean minutes = text.at(i).is("min") && text.at(i - 1).isNumber();
            if (text.cue(i) == Cue.DUE && !balance && !minutes && !notices.covers(i)) {
                return true;
            }
        }
        return false;
    }

    private boolean isBalance(int i) {
        return text.cue(text.at(i).isMark('.') ? i - 1 : i) == Cue.BALANCE;
    }

    private boolean hasUnrealVerb() {
        for (int i = 0; i < text.size(); i++) {
            if (text.cue(i).isVerb() && !notices.covers(i) && scope.isUnreal(i)) {
                return true;
            }
        }
        return false;
    }

    private Intent withoutMovement() {
        boolean money = !monies.isEmpty();
        if (fails()) {
            return Intent.ALERT;
        }
        if (money && hints(Cue.REQUEST)) {
            return Intent.PAYMENT_REQUEST;
        }
        if (money && (hints(Cue.UNREAL) || hasUnrealVerb() || isUnderWay()) && mentionsMovement()) {
            return Intent.PENDING_CONFIRMATION;
        }
        if (hints(Cue.PROMO) && !isDue()) {
            return Intent.PROMO;
        }
        boolean account = hints(Cue.DUE) || hints(Cue.BALANCE) || hints(Cue.MANDATE) || hints(Cue.ACCOUNT);
        return account || hints(Cue.CARD) ? Intent.ALERT : Intent.OTHER;
    }

    private boolean mentionsMovement() {
        for (int i = 0; i < text.size(); i++) {
            if (text.cue(i).isMovement() && !notices.covers(i)) {
                return true;
            }
        }
        return false;
    }
}
