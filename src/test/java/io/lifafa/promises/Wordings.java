package io.lifafa.promises;

import io.lifafa.sms.Sms;
import io.lifafa.sms.SmsId;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Invented SMS with random values: debits, credits, OTPs, notices, and some that nobody can understand. */
final class Wordings {
    private static final Instant START = Instant.parse("2025-06-01T04:00:00Z");
    private static final List<String> SHOPS = List.of("LAKE CYCLES", "BANYAN FOODS", "TARA TEXTILES", "MINT OPTICS");
    private static final int REPEATED_PERCENT = 5;

    private final Random random;
    private final String name;
    private final List<Sms> earlier = new ArrayList<>();
    private int count;

    /**
     * @param seed of the values
     * @param name begins the ids, so that two sources never give out the same
     */
    Wordings(long seed, String name) {
        this.random = new Random(seed);
        this.name = name;
    }

    /** The next SMS; some are ones that were given out before. */
    Sms next() {
        if (!earlier.isEmpty() && random.nextInt(100) < REPEATED_PERCENT) {
            return earlier.get(random.nextInt(earlier.size()));
        }
        var sms = fresh();
        if (earlier.size() < 500) {
            earlier.add(sms);
        }
        return sms;
    }

    List<Sms> next(int many) {
        var list = new ArrayList<Sms>(many);
        for (int i = 0; i < many; i++) {
            list.add(next());
        }
        return list;
    }

    private Sms fresh() {
        int number = count++;
        var user = "user-" + random.nextInt(20);
        var date = START.plusSeconds(37L * number);
        var body = body(number);
        boolean named = random.nextBoolean();
        var id = named ? name + "-" + number : SmsId.of("default", user, "AX-KOYALB-T", date, body);
        return Sms.of(id, user, "AX-KOYALB-T", body, date);
    }

    private String body(int number) {
        var amount = (1 + random.nextInt(90_000)) + "." + (10 + random.nextInt(90));
        int account = 1000 + random.nextInt(9000);
        var mark = name + number;
        return switch (random.nextInt(8)) {
            case 0 -> (100_000 + random.nextInt(900_000)) + " is your OTP for login to Koyal Bank, try " + mark;
            case 1 -> "Rs." + amount + " credited to a/c XX" + account + " by NEFT, remarks " + mark + ". Koyal Bank";
            case 2 -> "Amount debited from A/c XX" + account + " towards bill " + mark + ". Koyal Bank";
            default ->
                "Rs." + amount + " debited from A/c XX" + account + " at " + SHOPS.get(random.nextInt(SHOPS.size()))
                        + " note " + mark + ". Avl bal Rs." + (5_000 + random.nextInt(50_000)) + ".00";
        };
    }

    /** As a client would send it: an id that is a hash of the content is left out. */
    JsonObject json(Sms sms) {
        var json = new JsonObject()
                .put("user_id", sms.userId())
                .put("sender", sms.sender())
                .put("body", sms.body())
                .put("date", sms.date().toString());
        return sms.id().startsWith(name) ? json.put("unique_id", sms.id()) : json;
    }
}
