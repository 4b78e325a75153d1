package dev.decant.api.network;

import org.tensorflow.op.Ops;

/**
 * One application of a network or of a part of it to one input.
 *
 * @param tf where operations are added
 * @param mode how blocks behave
 * @param random the stateless randomness of this pass
 * @param probes where a block may leave what an analysis wants to see
 */
public record Pass(Ops tf, Mode mode, Randomness random, Probes probes) {}
