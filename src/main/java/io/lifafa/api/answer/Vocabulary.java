package io.lifafa.api.answer;

import io.lifafa.sms.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The closed word lists that speak for or against an answer, in the languages bank messages are written in. */
final class Vocabulary {
    /** Label a number as what is left or allowed. */
    static final Set<String> BALANCE =
            words("bal balance balances blnc bals avl avlbl aval avbl avail available remaining"
                    + " limit lmt limits saldo salio kontostand solde bakiye bakiyeniz dostupno ostatok sisa"
                    + " баланс доступно остаток лимит رصيد الرصيد رصيدك مانده موجودی موجودي बैलेंस शेष শেষ ব্যালেন্স");

    /** Label a number as what the movement cost beside its amount. */
    static final Set<String> FEE = words(
            "fee fees charge charges chrg chrgs chg chgs commission comm surcharge tax taxes gst"
                    + " vat levy cost duty ada kodi makato comisión comision comissão taxa tarifa impuesto iva gebühr gebühren entgelt"
                    + " frais komissiya комиссия комиссии komisyon ücreti biaya phí رسوم عمولة ضريبة کارمزد शुल्क চার্জ");

    private static final String DEBIT_WORDS = "debited debitted debit debits spent paid withdrawn withdrawal withdrew"
            + " deducted purchase purchased charged sent dr autodebited wdl debitado debitada debitou pagado pagada pagaste"
            + " compra compraste retiro retiraste achat débité paiement prélèvement abgebucht belastet lastschrift"
            + " umetuma umelipa umetoa harcama oplata pokupka spisanie списание покупка оплата снятие"
            + " برداشت خرید خصم سحب شراء مشتريات صادرة डेबिट निकासी";
    private static final String CREDIT_WORDS =
            "credited creditted credit credits received receive deposited deposit refund"
                    + " refunded reversed reversal salary cr cashback gutschrift eingang umepokea imewekwa popolnenie zachislenie"
                    + " пополнение зачисление поступление возврат acreditado acreditada creditado creditada recibido recibiste"
                    + " recebido recebeu crédité واریز إيداع ايداع واردة قيد أضيف क्रेडिट जमा";

    /** Say that money left. */
    static final Set<String> DEBIT = words(DEBIT_WORDS);

    /** Say that money came. */
    static final Set<String> CREDIT = words(CREDIT_WORDS);

    /** Back a debit but do not speak against a credit. */
    static final Set<String> PERHAPS_DEBIT = words(
            "used using pay pmt beneficiary payment pago pagamento transferred emi bill pos cash donated invested nach ach");

    /** Back a credit but do not speak against a debit. */
    static final Set<String> PERHAPS_CREDIT =
            words("added loaded transferred incoming interest dividend sale redemption loan disbursed paid payment");

    /** Label a number as what moved. */
    static final Set<String> MOVEMENT = words(DEBIT_WORDS + " " + CREDIT_WORDS
            + " used using pay payment transfer transferred trf trfd txn transaction added loaded amount amt"
            + " مبلغ المبلغ القيمة انتقال betrag summa сумма राशि monto valor importe");

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

    private static Set<String> words(String list) {
        return Set.copyOf(List.of(list.split(" ")));
    }

    /** True for "credit" in "credit card": the name of a thing, not a movement. */
    static boolean isName(String word, String next) {
        return (word.equals("credit") || word.equals("debit")) && NO_VERB_BEFORE.contains(next);
    }

    /** The words of which one must stand in a text that went this way; {@link Method#OTHER} needs none. */
    static Set<String> of(Method method) {
        return METHODS.getOrDefault(method, Set.of());
    }
}
