package dev.decant.study.download;

import java.io.IOException;

/** Paths that a server names are not trusted: they become names of files here. */
final class RemotePath {
    private RemotePath() {}

    /**
     * The path, if it stays below where it starts and no part of it is hidden.
     *
     * @param location who names it, for the message
     * @throws IOException if it does not
     */
    static String require(String path, String location) throws IOException {
        boolean plain = !path.isEmpty()
                && !path.startsWith("/")
                && !path.contains("\\")
                && !path.contains(":")
                && !("/" + path).contains("/.")
                && !path.contains("//")
                && path.chars().noneMatch(Character::isISOControl);
        if (!plain) {
            throw new IOException(location + " names '" + path.replaceAll("\\p{Cntrl}", "?")
                    + "'; expected a file below the folder of the set");
        }
        return path;
    }
}
