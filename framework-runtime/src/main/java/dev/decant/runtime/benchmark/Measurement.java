package dev.decant.runtime.benchmark;

/**
 * What the steps of one workload cost.
 *
 * @param name of the workload, with its phase where training has several
 * @param parameters trainable numbers of the network that is trained
 * @param strategyParameters those that the strategy adds
 * @param threads within an operation
 * @param batchSize records in a full batch
 * @param meanSteps to which the timed batches were padded, on average
 * @param channels of the input
 * @param timedSteps how many steps the numbers are of
 * @param seconds of a step, with the wait for its batch
 * @param samplesPerSecond records of the timed steps over their time
 * @param flopsPerStep floating-point operations of a step's products, on average
 * @param flopsPerSecond of all timed steps over their time
 * @param peakFlopsPerSecond what large float32 products reach in this process with as many threads
 * @param peakMemoryMiB of the process while the workload ran; 0 where unknown
 * @param inputWait the share of the steps' time that they waited for batches
 * @param secondsToFirstStep from the beginning of the graph to the end of the first step
 */
public record Measurement(
        String name,
        long parameters,
        long strategyParameters,
        int threads,
        int batchSize,
        double meanSteps,
        int channels,
        int timedSteps,
        Quartiles seconds,
        double samplesPerSecond,
        double flopsPerStep,
        double flopsPerSecond,
        double peakFlopsPerSecond,
        long peakMemoryMiB,
        double inputWait,
        double secondsToFirstStep) {
    /** Of what large products reach. */
    public double shareOfPeak() {
        return flopsPerSecond / peakFlopsPerSecond;
    }
}
