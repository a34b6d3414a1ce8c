package io.lifafa.rules;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The closed vocabulary: which words hint at what, in the languages bank messages are written in. */
final class Lexicon {
    private static final int LONGEST_LABEL = 14;
    private static final Set<String> NOT_BALANCES = Words.of("global herbal verbal tribal cabal tombal");
    private static final Map<String, Cue> CUES = new HashMap<>();

    static {
        add(
                Cue.DEBIT,
                "debited debitted spent using using paid withdrawn withdrew deducted purchased charged sent used dr");
        add(Cue.DEBIT, "autodebited transacted donated invested debitada debitado debitou pagou pago pagada retirado");
        add(
                Cue.DEBIT,
                "umetuma compraste pagaste retiraste transferiste achat débité harcama umelipa umetoa yamekamilika oplata pokupka списание покупка оплата снятие");
        add(Cue.DEBIT, "abgebucht belastet برداشت خرید خصم خصمت سحب شراء صادرة مشتريات کسر डेबिट");
        add(Cue.CREDIT, "credited creditted received deposited added loaded cr incoming recebeu creditada creditado");
        add(Cue.CREDIT, "umepokea imewekwa popolnenie zachislenie пополнение зачисление поступление gutschrift");
        add(Cue.CREDIT, "واریز قيد إيداع واردة أضيف क्रेडिट जमा acreditado recibido recibiste recebido crédité");
        add(Cue.REVERSAL, "reversed refunded refund reversal استرداد возврат");
        add(
                Cue.DEBIT_NOUN,
                "purchase withdrawal wdl trxn payment transaction txn trx debit pos outgoing emi sip cashout");
        add(Cue.CREDIT_NOUN, "deposit credit");
        add(Cue.MOVE, "transferred transfered transfer trf trfd انتقال");
        add(
                Cue.BALANCE,
                "bal balance balances blnc avlbl bals avl aval avbl avail available remaining saldo kontostand dostupno ostatok баланс доступно остаток salio");
        add(Cue.BALANCE, "مانده موجودی موجودي الرصيد رصيد رصيدك solde बैलेंस शेष");
        add(Cue.LIMIT, "limit lmt limits лимит");
        add(
                Cue.FEE,
                "fee fees charge charges vat levy tax gst commission comissao surcharge رسوم الرسوم комиссия rewards");
        add(Cue.FEE, "cost points touchpoints cashback");
        add(Cue.DUE, "due dues outstanding overdue bill payable statement minimum min instalment installment repay");
        add(Cue.CAP, "upto max maximum");
        add(Cue.AMOUNT, "amount amt total sum value مبلغ القيمة المبلغ betrag summa сумма राशि monto valor importe");
        add(Cue.FAILURE, "declined failed unsuccessful rejected failure unable bounced dishonoured dishonored denied");
        add(Cue.FAILURE, "cancelled canceled aborted returned expired blocked refused insufficient unpaid timedout");
        add(Cue.REQUEST, "requested requesting request requests collect asked approve requires");
        add(Cue.OTP, "otp passcode otps otps passkey verification رمز код");
        add(Cue.PROMO, "offer offers apply preapproved eligible congratulations win discount hurry sale voucher");
        add(Cue.PROMO, "coupon exclusive lucky prize deal deals upgrade festive subscribe flat lakhs bonus");
        add(Cue.MANDATE, "mandate autopay emandate nach umn revoked standing");
        add(
                Cue.ACCOUNT,
                "account acct acc ac accountnumber konto счет счёт карта حساب حسابك iban akaunti conta wallet cuenta");
        add(Cue.ACCOUNT, "खाता खाते konta compte");
        add(Cue.CARD, "card creditcard debitcard cc karta karte بطاقة بطاقتك لبطاقتك tarjeta cartao ending");
        add(
                Cue.REFERENCE,
                "ref refno reference utr rrn txnid trxid refid txnno utrno rrnno transactionid arn referenceno");
        add(Cue.UNREAL, "will shall would may might can could if once unless when should scheduled upcoming");
        add(Cue.NOT, "not never cannot dont didnt wasnt");
    }

    private Lexicon() {}

    static Cue cueOf(String lower) {
        var cue = CUES.get(lower);
        return cue != null ? cue : glued(lower);
    }

    /** Labels that have lost their spaces: "avlbal", "upirefno". */
    private static Cue glued(String lower) {
        if (lower.length() > LONGEST_LABEL) {
            return Cue.NONE;
        }
        if (lower.endsWith("bal") && !NOT_BALANCES.contains(lower) || lower.endsWith("balance")) {
            return Cue.BALANCE;
        }
        boolean reference = lower.endsWith("refno") || lower.endsWith("refid") || lower.endsWith("txnid");
        return reference ? Cue.REFERENCE : Cue.NONE;
    }

    private static void add(Cue cue, String words) {
        for (var word : words.split(" ")) {
            CUES.put(word, cue);
        }
    }
}
