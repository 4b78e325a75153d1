package dev.decant.runtime.graph;

/**
 * What one step measured.
 *
 * @param terms in the order of the phase's
 * @param gradientNorm the global norm before clipping
 */
public record StepResult(float loss, float[] terms, float gradientNorm) {}
