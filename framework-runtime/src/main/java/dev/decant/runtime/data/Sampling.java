package dev.decant.runtime.data;

/** How the records of a batch are brought to the length of the input. */
public sealed interface Sampling {
    /**
     * A random crop of a longer record, a random place for a shorter one within zeros, then the augmentations.
     *
     * @param epoch counted from 0; another epoch draws other numbers
     */
    record Varied(int epoch) implements Sampling {}

    /** The middle of a longer record, a shorter one in the middle of zeros, and no augmentation. */
    record Centred() implements Sampling {}
}
