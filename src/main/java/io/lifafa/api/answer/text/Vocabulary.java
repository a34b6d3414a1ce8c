package io.lifafa.api.answer.text;

import io.lifafa.sms.Method;
import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.lexicon.Lexicon;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The closed word lists that speak for or against an answer, in the languages bank messages are written in. */
public final class Vocabulary {
    private static final Lexicon LEXICON = Lexicon.shipped();

    /** Words of other languages that English ones look like; no language is told apart here. */
    private static final Set<String> ALSO_ENGLISH = words("sold mile rut kate cire");

    /** Label a number as what is left or allowed. */
    static final Set<String> BALANCE = union(words("শেষ"), LEXICON.words(Cue.BALANCE, Cue.LIMIT), ALSO_ENGLISH);

    /** Back a debit but do not speak against a credit. */
    public static final Set<String> PERHAPS_DEBIT = words(
            "used using pay pmt beneficiary payment pago pagamento transferred emi bill pos cash donated invested nach ach");

    /** Back a credit but do not speak against a debit. */
    public static final Set<String> PERHAPS_CREDIT =
            words("added loaded transferred incoming interest dividend sale redemption loan disbursed paid payment");

    /** Say that money left: the verbs of the lexicon, and nouns that never mean the other way. */
    public static final Set<String> DEBIT = union(
            words("debit debits withdrawal purchase wdl compra retiro achat paiement prélèvement lastschrift harcama"),
            LEXICON.words(Cue.DEBIT),
            union(PERHAPS_DEBIT, ALSO_ENGLISH, Set.of()));

    /** Say that money came. */
    public static final Set<String> CREDIT = union(
            words("credit credits receive deposit salary cashback eingang"),
            LEXICON.words(Cue.CREDIT, Cue.REVERSAL),
            union(PERHAPS_CREDIT, ALSO_ENGLISH, Set.of()));

    /** Label a number as what moved. */
    static final Set<String> MOVEMENT = union(
            union(DEBIT, CREDIT, Set.of()),
            words("used using pay payment transfer transferred trf trfd txn transaction added loaded amount amt"
                    + " مبلغ المبلغ القيمة انتقال betrag summa сумма राशि monto valor importe"),
            Set.of());

    private static final Set<String> NO_VERB_BEFORE = words("card cards limit facility score account");

    private static final Map<Method, Set<String>> METHODS = Map.of(
            Method.UPI, words("upi vpa bhim"),
            Method.IMPS, words("imps"),
            Method.NEFT, words("neft"),
            Method.RTGS, words("rtgs"),
            Method.ATM, words("atm atms cdm"),
            Method.CARD,
                    words(
                            "card cards creditcard debitcard visa mastercard rupay amex maestro pos karta kart karte tarjeta"
                                    + " cartao cartão carte карта بطاقة بطاقتك لبطاقتك کارت कार्ड"),
            Method.MUTUAL_FUND, words("mf folio nav sip fund units scheme mutual"));

    private Vocabulary() {}

    private static Set<String> union(Set<String> some, Set<String> more, Set<String> without) {
        var all = new HashSet<>(some);
        all.addAll(more);
        all.removeAll(without);
        return Set.copyOf(all);
    }

    private static Set<String> words(String list) {
        return Set.copyOf(List.of(list.split(" ")));
    }

    /** True for "credit" in "credit card": the name of a thing, not a movement. */
    static boolean isName(String word, String next) {
        return (word.equals("credit") || word.equals("debit")) && NO_VERB_BEFORE.contains(next);
    }

    /** The words of which one must stand in a text that went this way; {@link Method#OTHER} needs none. */
    public static Set<String> of(Method method) {
        return METHODS.getOrDefault(method, Set.of());
    }
}
