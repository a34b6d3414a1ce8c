package io.lifafa.evaluate;

import java.util.ArrayList;
import java.util.List;

/** Whether a stated confidence is deserved: of what was given at it, how much is right. */
public final class Calibration {
    private static final double[] FLOORS = {0.98, 0.95, 0.9, 0.8, 0.6, 0};

    /**
     * What was given at confidences from a floor up to the next one.
     *
     * @param stated the mean of the stated confidences
     */
    public record Bin(double floor, double stated, Share right) {}

    private final double[] stated = new double[FLOORS.length];
    private final Share[] right = new Share[FLOORS.length];

    void add(double confidence, boolean isRight) {
        int bin = 0;
        while (confidence < FLOORS[bin] && bin < FLOORS.length - 1) {
            bin++;
        }
        stated[bin] += confidence;
        right[bin] = (right[bin] == null ? Share.NONE : right[bin]).plus(isRight);
    }

    /** From the surest down; empty ones are left out. */
    public List<Bin> bins() {
        var bins = new ArrayList<Bin>();
        for (int i = 0; i < FLOORS.length; i++) {
            if (right[i] != null) {
                bins.add(new Bin(FLOORS[i], stated[i] / right[i].of(), right[i]));
            }
        }
        return bins;
    }
}
