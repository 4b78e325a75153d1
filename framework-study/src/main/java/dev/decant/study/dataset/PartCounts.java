package dev.decant.study.dataset;

/** How many of something lie in each part of the split. */
public record PartCounts(long training, long validation, long test) {
    /** In all parts. */
    public long total() {
        return training + validation + test;
    }

    /** In one part. */
    public long of(Part part) {
        return switch (part) {
            case TRAINING -> training;
            case VALIDATION -> validation;
            case TEST -> test;
        };
    }
}
