package dev.decant.runtime.training;

/** A training that cannot go on: one sentence that says what happened, and what is kept. */
public final class TrainingFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TrainingFailed(String message) {
        super(message);
    }
}
