package dev.decant.study.download;

import java.io.IOException;

/** A transfer that ended early, or could not begin, for a reason that may pass. */
final class BrokenTransfer extends IOException {
    private static final long serialVersionUID = 1L;

    BrokenTransfer(String message) {
        super(message);
    }

    BrokenTransfer(String message, Throwable cause) {
        super(message, cause);
    }
}
