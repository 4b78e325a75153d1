package dev.decant.plugin.ecg.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The limb leads that leads I and II determine (Einthoven, Goldberger). */
enum LimbLead {
    III("III", -1, 1),
    AVR("aVR", -.5f, -.5f),
    AVL("aVL", 1, -.5f),
    AVF("aVF", -.5f, 1);

    private final String label;
    private final float ofOne;
    private final float ofTwo;

    LimbLead(String label, float ofOne, float ofTwo) {
        this.label = label;
        this.ofOne = ofOne;
        this.ofTwo = ofTwo;
    }

    /** As recordings name it. */
    String label() {
        return label;
    }

    /** Of lead I and of lead II. */
    List<Float> factors() {
        return List.of(ofOne, ofTwo);
    }

    /** The lead of that name, whatever its case. */
    static Optional<LimbLead> named(String name) {
        return Arrays.stream(values())
                .filter(lead -> lead.label.equalsIgnoreCase(name))
                .findFirst();
    }

    /**
     * The lead from the two others.
     *
     * @param one lead I, [samples]
     * @param two lead II, [samples]
     */
    float[] derive(float[] one, float[] two) {
        float[] lead = new float[one.length];
        for (int i = 0; i < lead.length; i++) {
            lead[i] = ofOne * one[i] + ofTwo * two[i];
        }
        return lead;
    }
}
