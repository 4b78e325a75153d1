package dev.decant.runtime.data;

/** The memory of one batch, used again and again; it grows to the largest batch that passes through. */
final class BatchBuffer {
    private float[] sequences = {};
    private float[] mask = {};
    private float[] targets = {};

    float[] sequences(int length) {
        sequences = atLeast(sequences, length);
        return sequences;
    }

    float[] mask(int length) {
        mask = atLeast(mask, length);
        return mask;
    }

    float[] targets(int length) {
        targets = atLeast(targets, length);
        return targets;
    }

    private static float[] atLeast(float[] array, int length) {
        return array.length >= length ? array : new float[length];
    }
}
