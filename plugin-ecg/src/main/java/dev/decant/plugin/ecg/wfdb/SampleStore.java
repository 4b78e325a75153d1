package dev.decant.plugin.ecg.wfdb;

/** The digital values in one signal file, however they are written. In every frame each signal has as many samples as its line says. */
sealed interface SampleStore permits PackedSamples, FlacSamples {
    /**
     * How many frames the file has.
     *
     * @throws dev.decant.api.data.DataException if its content contradicts itself or the lines of its signals
     */
    long frames();

    /** The samples that are in memory at once to read some frames: what a limit is to be compared with. */
    long samplesHeld(long from, long to);

    /**
     * Reads no more of the file than the frames need.
     *
     * @param from the first frame
     * @param to the frame behind the last one
     * @return [signal][(to - from) * samples of it in a frame]
     */
    int[][] read(long from, long to);

    /** Whether a value stands for a sample that was not recorded. */
    boolean isMissing(int digital);
}
