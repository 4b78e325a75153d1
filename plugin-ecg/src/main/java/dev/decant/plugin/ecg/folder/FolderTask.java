package dev.decant.plugin.ecg.folder;

/** What is predicted of the records of a folder. */
public enum FolderTask {
    /** Exactly one class for each record. */
    MULTI_CLASS,
    /** Any number of labels for each record. */
    MULTI_LABEL
}
