package dev.decant.study.download;

import java.util.OptionalLong;

/** Hears how a download goes, one call at a time, from any thread. A method that is not overridden does nothing. */
public interface DownloadListener {
    /** It is known how many files there are, those that are there already among them. */
    default void planned(int files) {}

    /**
     * A file begins to come, or more of it has come. A transfer that began anew has fewer bytes than before.
     *
     * @param file its path at the source
     * @param bytes that are there
     * @param of how many, where the source says so
     */
    default void transferring(String file, long bytes, OptionalLong of) {}

    /**
     * A file is there and verified.
     *
     * @param done how many files are, this one included
     * @param of how many
     */
    default void finished(String file, int done, int of) {}

    /**
     * A file cannot be had, and is not needed.
     *
     * @param done how many files are dealt with, this one included
     * @param of how many
     */
    default void missing(String file, int done, int of) {}

    /** One line for the user. */
    default void notice(String line) {}

    /** Nobody listens. */
    static DownloadListener silent() {
        return new DownloadListener() {};
    }
}
