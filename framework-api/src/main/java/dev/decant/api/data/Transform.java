package dev.decant.api.data;

/** A fitted preparation: a value that predictions, external sets and exports reuse. */
public interface Transform {
    /** A prepared copy (length unchanged, channels as in the data set's input). */
    Sequence apply(Sequence sequence);

    /** The fitted values as text; the empty string where nothing was fitted. */
    String state();
}
