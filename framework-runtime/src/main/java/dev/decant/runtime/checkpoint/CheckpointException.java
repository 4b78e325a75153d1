package dev.decant.runtime.checkpoint;

/** A checkpoint that cannot be used: one sentence that names the file and what is wrong with it. */
public final class CheckpointException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CheckpointException(String message) {
        super(message);
    }

    public CheckpointException(String message, Throwable cause) {
        super(message, cause);
    }
}
