package dev.decant.api.network;

import org.apiguardian.api.API;
import org.tensorflow.op.Ops;

/**
 * One application of a network or of a part of it to one input.
 *
 * @param tf where operations are added
 * @param mode how blocks behave
 * @param random the stateless randomness of this pass
 * @param probes where a block may leave what an analysis wants to see
 * @since 0.1
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record Pass(Ops tf, Mode mode, Randomness random, Probes probes) {}
