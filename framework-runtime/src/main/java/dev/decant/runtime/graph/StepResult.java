package dev.decant.runtime.graph;

/**
 * What one step measured.
 *
 * @param terms in the order of the phase's
 * @param gradientNorm the global norm before clipping
 */
public record StepResult(float loss, float[] terms, float gradientNorm) {
    /** Whether the step could be made: where its loss or its gradient is no number, it changed no weight. */
    public boolean isFinite() {
        return Float.isFinite(loss) && Float.isFinite(gradientNorm);
    }
}
