package dev.decant.cli;

import dev.decant.study.table.WrappedText;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A terminal on which lines of words end between words; what is not printed as a line is left as it is. */
final class WordWrap extends PrintStream {
    private final int columns;

    WordWrap(PrintStream terminal, int columns) {
        super(terminal, true, StandardCharsets.UTF_8);
        this.columns = columns;
    }

    @Override
    public void println(@Nullable String text) {
        String words = String.valueOf(text);
        if (words.isEmpty()) {
            super.println(words);
        }
        words.lines()
                .flatMap(line -> WrappedText.lines("", line, columns).stream())
                .forEach(super::println);
    }
}
