package io.lifafa.limiter;

final class Trace {
    public static void main(String[] a) {
        for (String s : a) run(s);
    }

    static void run(String name) {
        System.out.println("== " + name);
        Simulation s = Simulation.of(1, api -> {
            switch (name) {
                case "pool" -> api.workers = 16;
                case "noisy" -> {
                    api.workers = 16;
                    api.noise = 0.9;
                }
                case "faulty" -> {
                    api.workers = 16;
                    api.fail = .2;
                    api.hang = .02;
                }
                case "steps" -> api.workers = 16;
                case "nsteps" -> {
                    api.workers = 16;
                    api.noise = .9;
                }
                case "bq" -> {
                    api.workers = 16;
                    api.queueBound = 8;
                }
                case "rate", "rsteps" -> {
                    api.requests = java.util.Optional.of(new SimBucket(10, 10));
                }
                case "rate-nohdr", "rsteps-nohdr" -> {
                    api.requests = java.util.Optional.of(new SimBucket(10, 10));
                    api.windowHeader = false;
                    api.retryAfter = false;
                }
                case "rate-ra" -> {
                    api.requests = java.util.Optional.of(new SimBucket(10, 10));
                    api.windowHeader = false;
                    api.wholeSeconds = true;
                }
                case "rate-b1" -> {
                    api.requests = java.util.Optional.of(new SimBucket(10, 1));
                    api.windowHeader = false;
                    api.retryAfter = false;
                }
                case "cap" -> api.cap = 6;
                default -> {}
            }
        });
        if (name.endsWith("steps") && !name.startsWith("r"))
            s.at(60, x -> x.workers = 4).at(120, x -> x.workers = 32);
        if (name.startsWith("rsteps"))
            s.at(60, x -> x.requests.get().perSecond = 3).at(120, x -> x.requests.get().perSecond = 20);
        double prev = 0;
        for (double t = 1; t <= 180; t += t < 6 ? 1 : 7) {
            s.run(t);
            var st = s.state();
            System.out.printf(
                    "%5.0f sms/s %6.1f  429 %2.0f fail %3.0f to %3.0f  inflight %3d limit %3d max %3d pace %s batch %d %s %s to=%s%n",
                    t,
                    s.record.itemsPerSecond(prev, t),
                    s.record.ends(CallResult.THROTTLED, prev, t),
                    s.record.ends(CallResult.FAILED, prev, t),
                    s.record.ends(CallResult.TIMED_OUT, prev, t),
                    st.inFlight(),
                    st.inFlightLimit(),
                    s.record.maxInFlight(prev, t),
                    st.callsPerSecond(),
                    st.batchSize(),
                    st.breaker(),
                    st.lastChange(),
                    s.limiter.timeout(20).toMillis());
            prev = t;
        }
    }
}
