package dev.decant.runtime.data;

import java.io.IOException;

/** A file that is not the cache it should be; the message completes "the cache FILE ...". */
final class DamagedCache extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedCache(String message) {
        super(message);
    }
}
