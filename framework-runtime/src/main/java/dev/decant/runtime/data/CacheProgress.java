package dev.decant.runtime.data;

/** Hears how the building of a cache goes; called on the thread that opens the cache. */
public interface CacheProgress {
    /** Another record was parsed and written. */
    void reading(int done, int total);

    /** One line for the user, such as why a cache is built again. */
    void notice(String line);

    /** Nobody listens. */
    static CacheProgress silent() {
        return new CacheProgress() {
            @Override
            public void reading(int done, int total) {}

            @Override
            public void notice(String line) {}
        };
    }
}
