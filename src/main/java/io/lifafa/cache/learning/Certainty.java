package io.lifafa.cache.learning;

import io.lifafa.cache.pattern.Layout;
import io.lifafa.cache.token.Accounts;
import io.lifafa.cache.token.Kind;
import io.lifafa.cache.token.Labels;
import io.lifafa.cache.token.Place;
import io.lifafa.cache.token.TemplateWords;
import io.lifafa.cache.token.Tokens;
import io.lifafa.sms.Account;
import io.lifafa.sms.Direction;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Field;
import io.lifafa.sms.Sms;
import io.lifafa.text.lexicon.FeeWords;
import io.lifafa.text.number.Digits;
import io.lifafa.text.number.NumberScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * How many answers a value needs before it is believed: one if a label in the text backs it or a second reader of the
 * message read the same, else two.
 */
public final class Certainty {
    private static final Set<Field> VALUES =
            Set.of(Field.AMOUNT, Field.BALANCE, Field.FEE, Field.ACCOUNT, Field.REFERENCE, Field.COUNTERPARTY);
    private static final int SHORTEST_ACCOUNT = 3;
    private static final int SHORTEST_REFERENCE = 6;
    private static final int SURE = 1;
    private static final int DOUBTFUL = 2;
    private static final int DENIED = 3;

    private final Tokens tokens;
    private final Labels labels;
    private final Extraction answer;
    private final Optional<Extraction> witness;

    public Certainty(Sms sms, Tokens tokens, Extraction answer, Function<Sms, Extraction> second) {
        this.tokens = tokens;
        this.answer = answer;
        labels = new Labels(tokens);
        witness = Optional.ofNullable(second.apply(sms));
    }

    int need(Field field, Layout layout, List<String> options) {
        boolean sure = isSure(field, layout, options);
        if (field == Field.COUNTERPARTY && layout.seams().stream().anyMatch(it -> !TemplateWords.isEdge(it))) {
            return DENIED;
        }
        if (witness.isEmpty()) {
            return sure ? SURE : DOUBTFUL;
        }
        if (agrees(witness.get(), field)) {
            // Two who see no account where a masked number stands may both have missed it.
            return sure || !isAbsentAccount(field) ? SURE : DOUBTFUL;
        }
        return isDenied(witness.get(), field) ? DENIED : sure ? SURE : DOUBTFUL;
    }

    private boolean isAbsentAccount(Field field) {
        return field == Field.ACCOUNT
                && answer.account().flatMap(Account::number).isEmpty();
    }

    /** True if the second reader says something else, not just nothing. */
    private boolean isDenied(Extraction other, Field field) {
        return other.isTransaction()
                && switch (field) {
                    case DIRECTION, AMOUNT -> true;
                    case BALANCE -> other.balance().isPresent();
                    case FEE -> other.fee().isPresent() && answer.fee().isPresent();
                    case ACCOUNT -> other.account().flatMap(Account::number).isPresent();
                    default -> false;
                };
    }

    private boolean agrees(Extraction other, Field field) {
        return switch (field) {
            case INTENT -> other.intent() == answer.intent();
            case DIRECTION -> other.direction().equals(answer.direction());
            case CURRENCY -> other.currency().equals(answer.currency());
            case AMOUNT -> Same.money(other.amount(), answer.amount());
            case BALANCE -> Same.money(other.balance(), answer.balance());
            case FEE -> Same.fee(other.fee(), answer.fee());
            case ACCOUNT -> Same.account(other.account(), answer.account());
            case COUNTERPARTY -> Same.text(other.counterparty(), answer.counterparty());
            case REFERENCE -> Same.text(other.referenceId(), answer.referenceId());
            default -> true;
        };
    }

    private boolean isSure(Field field, Layout layout, List<String> options) {
        return switch (field) {
            case INTENT ->
                witness.filter(it -> it.isTransaction() != answer.isTransaction())
                        .isEmpty();
            case DIRECTION -> isDirectionSure();
            case CURRENCY -> true;
            case AMOUNT -> answer.amount().isEmpty() || options.stream().anyMatch(it -> !isBalance(layout, it));
            case BALANCE ->
                answer.balance().isPresent()
                        ? options.stream().anyMatch(it -> isBalance(layout, it))
                        : !answer.isTransaction() || !hasBalance(layout);
            case FEE ->
                answer.fee().isPresent()
                        ? options.stream().anyMatch(it -> isLabelled(layout, it, FeeWords.ALL))
                        : !answer.isTransaction() || !hasFee(layout);
            case ACCOUNT ->
                answer.account().flatMap(Account::number).isPresent() || !answer.isTransaction() || !hasAccount(layout);
            case REFERENCE ->
                answer.referenceId().isPresent()
                        ? options.stream().anyMatch(it -> isLabelled(layout, it, TemplateWords.REFERENCE))
                        : !answer.isTransaction() || !hasReference(layout);
            case COUNTERPARTY ->
                answer.counterparty().isPresent()
                        ? layout.names().stream().allMatch(it -> isBounded(layout, it))
                        : witness.flatMap(Extraction::counterparty).isEmpty();
            default -> true;
        };
    }

    private boolean isDirectionSure() {
        if (answer.direction().isEmpty()) {
            return true;
        }
        boolean debit = labels.isAnywhere(TemplateWords.DEBIT);
        boolean credit = labels.isAnywhere(TemplateWords.CREDIT);
        return answer.direction().get() == Direction.DEBIT ? debit && !credit : credit && !debit;
    }

    private boolean isBalance(Layout layout, String option) {
        if (!Place.isPlace(option)) {
            return false;
        }
        int piece = layout.start(Place.of(option).from());
        return labels.before(piece, TemplateWords.BALANCE) && !labels.before(piece, TemplateWords.LIMIT);
    }

    private boolean isLabelled(Layout layout, String option, Set<String> words) {
        return Place.isPlace(option)
                && labels.before(layout.start(Place.of(option).from()), words);
    }

    /** True if a number with a balance's label is left over. */
    private boolean hasBalance(Layout layout) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.kind(i) == Kind.NUMBER && !isUsed(layout, i) && looksLikeMoney(i)) {
                return true;
            }
        }
        return false;
    }

    /** True if a number that is called a fee is left over, and not 0. */
    private boolean hasFee(Layout layout) {
        for (int i = 0; i < tokens.size(); i++) {
            if (isFee(i) && !isZero(i) && !isUsed(layout, i)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The options of an answer that names no fee: there is none, or it stands where the text calls a 0 one. The first
     * message with another number there decides.
     */
    List<String> withoutFee(Layout layout) {
        var options = new ArrayList<>(List.of(Place.ABSENT));
        for (int i = 0; answer.isTransaction() && i < layout.pattern().size(); i++) {
            int piece = layout.start(i);
            boolean slot = layout.pattern().element(i) == tokens.key(piece);
            if (slot && isFee(piece) && isZero(piece) && !isUsed(layout, piece)) {
                options.add(new Place(i, i, false).option());
            }
        }
        return options;
    }

    private boolean isFee(int piece) {
        return tokens.kind(piece) == Kind.NUMBER && labels.before(piece, FeeWords.ALL);
    }

    private boolean isZero(int piece) {
        return tokens.string(piece).chars().noneMatch(it -> Digits.isDigit((char) it) && Digits.value((char) it) != 0);
    }

    private boolean looksLikeMoney(int piece) {
        boolean limit = labels.before(piece, TemplateWords.LIMIT);
        var written = tokens.string(piece);
        return !limit
                && (NumberScanner.isMarked(written)
                        || labels.before(piece, TemplateWords.BALANCE)
                        || labels.follows(piece, TemplateWords.CURRENCY));
    }

    /** True if a number is left over that could be the account's. */
    private boolean hasAccount(Layout layout) {
        for (int i = 0; i < tokens.size(); i++) {
            boolean number = Accounts.canBe(tokens.kind(i), tokens.string(i))
                    && Accounts.tail(tokens.string(i)).isPresent();
            boolean shown = tokens.kind(i) == Kind.MASKED || tokens.end(i) - tokens.start(i) >= SHORTEST_ACCOUNT;
            if (number && shown && !isUsed(layout, i)) {
                return true;
            }
        }
        return false;
    }

    /** True if an id is left over that could be the reference. */
    private boolean hasReference(Layout layout) {
        for (int i = 0; i < tokens.size(); i++) {
            boolean id = tokens.kind(i) == Kind.CODE
                    || tokens.kind(i) == Kind.NUMBER && Accounts.canBe(Kind.NUMBER, tokens.string(i));
            if (id && tokens.end(i) - tokens.start(i) >= SHORTEST_REFERENCE && !isUsed(layout, i)) {
                return true;
            }
        }
        return false;
    }

    /** True if the answer gives this piece as the value of some field. */
    private boolean isUsed(Layout layout, int piece) {
        return answer.provenance().spans().entrySet().stream()
                        .filter(it -> VALUES.contains(it.getKey()))
                        .anyMatch(it -> it.getValue().start() < tokens.end(piece)
                                && tokens.start(piece) < it.getValue().end())
                || layout.references().stream()
                        .anyMatch(it -> layout.start(it.from()) <= piece && piece < layout.start(it.to() + 1));
    }

    /** True if both ends of a name are certain, and it is no word that messages are made of. */
    private boolean isBounded(Layout layout, Place place) {
        int from = layout.start(place.from());
        int to = layout.start(place.to() + 1);
        boolean label = to - from == 1 && TemplateWords.isLabel(tokens.string(from));
        return !label && labels.isEdge(from - 1, -1) && labels.isEdge(to, 1);
    }
}
