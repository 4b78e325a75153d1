package dev.decant.plugin.ecg.wfdb;

/**
 * A file or record as a header names it.
 *
 * @param folder from where the header lies, with slashes; empty where there is none
 * @param name without folders
 */
record FilePath(String folder, String name) {
    /** Also of programs that part folders by a backslash. */
    static FilePath of(String text) {
        String path = text.replace('\\', '/');
        int slash = path.lastIndexOf('/');
        return new FilePath(slash < 0 ? "" : path.substring(0, slash), path.substring(slash + 1));
    }
}
