package io.lifafa.simulator;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.random.RandomGenerator;

/** What goes wrong with answers: by chance, and the same for the same random numbers. Thread rule: its random numbers'. */
final class Mishaps {
    private static final String AMOUNT = "amount";
    private static final String BALANCE = "balance";
    private static final String FEE = "fee";
    private static final String DIRECTION = "transaction_type";
    private static final String COUNTERPARTY = "counterparty";

    private final Settings settings;
    private final RandomGenerator random;

    Mishaps(Settings settings, RandomGenerator random) {
        this.settings = settings;
        this.random = random;
    }

    boolean happens(double share) {
        return random.nextDouble() < share;
    }

    /** How long the call takes, in milliseconds. */
    double millis(int items) {
        double usual =
                settings.latency().toNanos() / 1e6 + items * (settings.perItem().toNanos() / 1e6);
        return usual * (1 + settings.jitter() * (random.nextDouble() * 2 - 1));
    }

    /** Gives some transactions one wrong or missing value; how many. */
    int noise(List<JsonObject> answers) {
        int noisy = 0;
        for (var answer : answers) {
            if (happens(settings.noise()) && answer.getValue(AMOUNT) instanceof Number amount) {
                spoil(answer, amount);
                noisy++;
            }
        }
        return noisy;
    }

    private void spoil(JsonObject answer, Number amount) {
        double kind = random.nextDouble();
        if (kind < 0.3) {
            answer.put(
                    AMOUNT,
                    new BigDecimal(amount.toString())
                            .multiply(new BigDecimal("1.1"))
                            .setScale(2, RoundingMode.HALF_UP));
        } else if (kind < 0.5 && answer.containsKey(BALANCE)) {
            answer.put(AMOUNT, answer.getValue(BALANCE)).put(BALANCE, amount);
        } else if (kind < 0.7) {
            answer.put(DIRECTION, "debit".equals(answer.getValue(DIRECTION)) ? "credit" : "debit");
        } else if (kind < 0.85) {
            answer.put(COUNTERPARTY, "Acme Corporation");
        } else if (kind < 0.92 && answer.containsKey(FEE)) {
            answer.put(AMOUNT, answer.getValue(FEE)).put(FEE, amount);
        } else {
            answer.remove("account");
        }
    }

    /** Leaves one of several out, perhaps. */
    boolean drop(List<JsonObject> answers) {
        if (answers.size() < 2 || !happens(settings.drop())) {
            return false;
        }
        answers.remove(random.nextInt(answers.size()));
        return true;
    }

    /** Gives two of several each other's answers, perhaps. */
    boolean swap(List<JsonObject> answers) {
        if (answers.size() < 2 || !happens(settings.swap())) {
            return false;
        }
        int first = random.nextInt(answers.size());
        int second = (first + 1 + random.nextInt(answers.size() - 1)) % answers.size();
        var id = answers.get(first).getValue("id");
        answers.get(first).put("id", answers.get(second).getValue("id"));
        answers.get(second).put("id", id);
        return true;
    }

    /** Prose, or half of it. */
    String garbage(String content) {
        return random.nextBoolean()
                ? content.substring(0, content.length() / 2)
                : "Sure! Here is what I found about your messages.";
    }
}
