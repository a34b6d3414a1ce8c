package io.lifafa.cache.token;

import io.lifafa.text.currency.CurrencyNames;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** The closed word lists that tokens and doubts need; all in lower case. */
public final class TemplateWords {
    /** Codes and abbreviations that stand glued to an amount. */
    public static final Set<String> CURRENCY = CurrencyNames.glued();

    /** Stand behind an amount and say which way it went. */
    static final Set<String> SIDE = words("cr dr db");

    static final Set<String> ACCOUNT = words(
            "a/c ac acc acct account accounts card cards ending debitcard creditcard ending wallet c no number iban"
                    + " konto karta conta compte cuenta hesap akaunti بطاقة بطاقتك لبطاقتك حساب حسابك الحساب من إلى خاتا खाता");

    public static final Set<String> BALANCE =
            words("bal balance balances avl avlbal avbl aval avb available blnc saldo kontostand"
                    + " solde bakiye dostupno ostatok salio مانده موجودی رصيد الرصيد शेष");

    public static final Set<String> LIMIT = words("limit lmt limits");

    public static final Set<String> REFERENCE =
            words("ref reference refno rrn utr txn txnid trxid transaction id tid umn no"
                    + " imps neft rtgs upi receipt order");

    public static final Set<String> DEBIT =
            words("debited debit debits spent paid withdrawn withdrawal deducted purchase purchased"
                    + " charged sent dr payment used transferred debitada debitado umetuma umelipa oplata برداشت خرید خصم شراء"
                    + " صادرة انتقال");

    public static final Set<String> CREDIT =
            words("credited credit credits received deposited deposit refund refunded reversed"
                    + " reversal salary cr cashback umepokea recebeu واریز إيداع واردة قيد");

    /** Never part of a name that a slot takes: words of sentences, labels and statuses. */
    static final Set<String> STOP =
            words("a/c ac acc acct account amount amt an any apr are as at auth available avail aval avb"
                    + " avbl avl avlb bal balance be been beneficiary block by call card cancelled charges completed conta could credit"
                    + " credited customer date dated dear debit debited declined deposited did dispute due ending failed fee for"
                    + " from has have if in info initiated insufficient is limit lmt mandate mobile no not on otp"
                    + " paid payment pending please ref reference refunded rejected remarks requested request reversal reversed rrn"
                    + " sent sms spent successful successfully the through thru to total towards transaction transfer transferred"
                    + " trf txn txnid unsuccessful upi utr using valid vide via was were will with withdrawn you your neft imps rtgs"
                    + " kwenda kutoka dostupno");

    /** Say what became of a payment: where one stands that a wording did not have, it is another wording. */
    private static final Set<String> STATUS = words("awaiting blocked bounced cancelled canceled could couldn credited"
            + " debited declined denied deposited due expired failed failure hold initiated insufficient not otp pending"
            + " processed processing received refunded refused rejected reminder request requested requests returned"
            + " reversed reversal scheduled successful unpaid unsuccessful will withdrawn");

    /** Words and labels beside which a name begins or ends for certain. */
    private static final Set<String> EDGES =
            words("a/c ac acc acct account at by for from has have in info iban is kwenda kutoka no"
                    + " of on paid ref reference remarks rrn through thru to towards transaction txn txnid trxid upi utr using"
                    + " via vide was with vpa and under por para de chez bei an von und pour dari kepada ke id"
                    + " من إلى لدى في عبر به از");

    /** Stand in messages without being anybody's name; more in the other lists. */
    private static final Set<String> LABELS = words("atm bank banking cash cheque client debit fee fees gmt helpline"
            + " hello hi hey iban internet ist link loan merchant mini money net online otp pin plz pos purchase regards"
            + " remark salary savings self service statement thank thanks time transfer vpa wallet");

    private TemplateWords() {}

    private static Set<String> words(String list) {
        return Set.of(Arrays.stream(list.split(" ")).distinct().toArray(String[]::new));
    }

    static boolean isStop(String word) {
        var lower = word.toLowerCase(Locale.ROOT);
        return STOP.contains(lower) || STATUS.contains(lower) || CURRENCY.contains(lower) && lower.length() == 3;
    }

    public static boolean isStatus(String word) {
        return STATUS.contains(word.toLowerCase(Locale.ROOT));
    }

    /** True for a word that a message says to everybody: as a name it is doubtful. */
    public static boolean isLabel(String word) {
        var lower = word.toLowerCase(Locale.ROOT);
        return isEdge(lower)
                || LABELS.contains(lower)
                || ACCOUNT.contains(lower)
                || REFERENCE.contains(lower)
                || CURRENCY.contains(lower);
    }

    /** True for a word that can be no part of a name beside it. */
    public static boolean isEdge(String word) {
        var lower = word.toLowerCase(Locale.ROOT);
        return EDGES.contains(lower) || STOP.contains(lower) || BALANCE.contains(lower);
    }
}
