package io.lifafa.rules;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which words and symbols name a currency. */
final class Currencies {
    /** The rupee of a country that only the sender or the rest of the text tells. */
    static final String RUPEE = "Rs";

    /** No ISO 4217 code says "toman", and the rial is a tenth of it: known as money, left without a code. */
    static final String NAMELESS = "";

    private static final Map<String, String> WORDS = new HashMap<>();

    /** Taken only in capitals: some are English words. */
    private static final Set<String> CODES =
            Words.of("INR USD EUR GBP AED SAR QAR KWD BHD OMR JOD EGP MAD TND LBP PKR NPR LKR BDT BTN MVR "
                    + "AFN IRR IQD MMK THB MYR SGD IDR PHP VND KHR LAK CNY HKD TWD JPY KRW AUD NZD CAD CHF "
                    + "SEK NOK DKK PLN CZK HUF RON BGN RSD TRY RUB BYN UAH KZT UZS KGS TJS AZN AMD GEL ILS "
                    + "KES TZS UGX RWF ETB ZMW ZAR NGN GHS MZN AOA MUR XAF XOF BWP NAD MXN BRL ARS CLP COP "
                    + "PEN UYU DOP GTQ CRC BSD");

    static {
        for (var pair :
                ("rs=Rs re=Rs rupee=Rs rupees=Rs inr=INR usd=USD aed=AED npr=NPR pkr=PKR eur=EUR gbp=GBP tsh=TZS"
                                + " ksh=KES ush=UGX birr=ETB dhs=AED tk=BDT taka=BDT rm=MYR euro=EUR руб=RUB р=RUB ریال=IRR جنيه=EGP"
                                + " درهم=AED रु=INR रू=INR रुपये=INR lkr=LKR sar=SAR бел=BYN zł=PLN тенге=KZT сум=UZS")
                        .split(" ")) {
            int at = pair.indexOf('=');
            WORDS.put(pair.substring(0, at), pair.substring(at + 1));
        }
        WORDS.put("تومان", NAMELESS);
        for (var pair :
                "₹=INR $=USD €=EUR £=GBP ₦=NGN ₵=GHS ৳=BDT ₽=RUB ₺=TRY ₩=KRW ₫=VND ₱=PHP ฿=THB ₴=UAH ₨=Rs".split(" ")) {
            WORDS.put(pair.substring(0, 1), pair.substring(2));
        }
    }

    private Currencies() {}

    /** The code that token {@code i} names, {@link #RUPEE}, {@link #NAMELESS}, or empty if it names no currency. */
    static Optional<String> at(Text text, int i) {
        var token = text.at(i);
        if (token.kind() == Token.Kind.NUMBER || token.kind() == Token.Kind.BREAK || token.length() > 6) {
            return Optional.empty();
        }
        var known = WORDS.get(token.lower());
        if (known != null) {
            return Optional.of(known);
        }
        if (token.isWord() && token.length() == 3) {
            var code = text.original(i);
            return CODES.contains(code) ? Optional.of(code) : Optional.empty();
        }
        return Optional.empty();
    }
}
