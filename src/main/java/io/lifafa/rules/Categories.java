package io.lifafa.rules;

import io.lifafa.rules.message.Movement;
import io.lifafa.rules.message.Notices;
import io.lifafa.rules.message.Text;
import io.lifafa.sms.Direction;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a transaction was for, where a word of the message says so plainly; a small closed vocabulary. */
final class Categories {
    private static final Map<String, String> WORDS = new HashMap<>();

    static {
        add("salary", "salary payroll stipend wages pension");
        add("interest", "interest dividend");
        add("refund", "refund refunded reversed reversal cashback");
        add("cash", "atm withdrawn withdrawal");
        add("groceries", "kirana grocery groceries supermarket mart bigbasket blinkit zepto dairy");
        add("food", "restaurant cafe bakery swiggy zomato dhaba foods pizza tea biryani coffee");
        add("fuel", "petrol fuel hpcl iocl bpcl diesel");
        add("travel", "irctc travels airlines airways uber ola metro railway flight cab taxi rapido");
        add("health", "pharmacy pharma medical hospital clinic medicals diagnostics");
        add("utilities", "electricity broadband recharge dth water gas postpaid prepaid fastag");
        add("entertainment", "netflix spotify hotstar bookmyshow cinema cinemas");
        add("insurance", "insurance premium lic");
        add("loan", "emi loan");
        add("investment", "sip folio nav zerodha groww mutual");
        add("rent", "rent");
        add("education", "school college tuition university");
    }

    private Categories() {}

    static Optional<String> of(Text text, Notices notices, Movement movement) {
        if (movement.strength() == Movement.Strength.REVERSAL) {
            return Optional.of("refund");
        }
        for (int i = 0; i < text.size(); i++) {
            var category = WORDS.get(text.word(i));
            if (category != null && !notices.covers(i) && fits(category, movement.direction())) {
                return Optional.of(category);
            }
        }
        return Optional.empty();
    }

    private static boolean fits(String category, Direction direction) {
        boolean income = category.equals("salary") || category.equals("interest") || category.equals("refund");
        return income == (direction == Direction.CREDIT);
    }

    private static void add(String category, String words) {
        for (var word : words.split(" ")) {
            WORDS.put(word, category);
        }
    }
}
