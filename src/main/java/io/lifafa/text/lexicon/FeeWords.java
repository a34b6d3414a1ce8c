package io.lifafa.text.lexicon;

import java.util.Set;

/**
 * Words that mean a fee or a tax whatever the language of a message, for readers that do not tell languages apart. {@link
 * Cue#FEE} hints at more (points, inflected forms), but only in its own language.
 */
public final class FeeWords {
    public static final Set<String> ALL = Words.of(
            "fee fees charge charges chrg chrgs chg chgs commission comm surcharge tax taxes gst vat levy cost duty ada"
                    + " kodi makato gharama comisión comision comissão comissao taxa tarifa impuesto iva gebühr gebühren entgelt"
                    + " frais komissiya комиссия комиссии komisyon ücreti biaya phí رسوم الرسوم عمولة ضريبة کارمزد शुल्क চার্জ");

    private FeeWords() {}
}
