package dev.decant.runtime.data;

/**
 * Hears how the building of a cache goes; called on the thread that opens the cache. A method that is not overridden does
 * nothing.
 */
public interface CacheProgress {
    /** Another record was parsed and written. */
    default void reading(int done, int total) {}

    /** One line for the user, such as why a cache is built again. */
    default void notice(String line) {}

    /** Nobody listens. */
    static CacheProgress silent() {
        return new CacheProgress() {};
    }
}
