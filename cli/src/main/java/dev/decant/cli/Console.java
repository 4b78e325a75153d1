package dev.decant.cli;

import dev.decant.study.table.TextTable;
import dev.decant.study.table.WrappedText;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where commands print, how wide that is where it is a terminal, and whom they can ask.
 *
 * @param out results go here
 * @param err everything that is not a result goes here
 * @param outColumns of the terminal that results go to; empty where they go elsewhere
 * @param errColumns of the terminal that all else goes to; empty where it goes elsewhere
 * @param user who can be asked; empty where there is nobody
 */
public record Console(
        PrintStream out, PrintStream err, OptionalInt outColumns, OptionalInt errColumns, Optional<User> user) {
    private static final int LEAST = 20;

    /** Whoever sits at the keyboard. */
    @FunctionalInterface
    public interface User {
        /** What they answer; nothing where they end the input. */
        String answer(String question);
    }

    /** Without a terminal, and without a user. */
    public Console(PrintStream out, PrintStream err) {
        this(out, err, OptionalInt.empty(), OptionalInt.empty());
    }

    /** Without a user. */
    public Console(PrintStream out, PrintStream err, OptionalInt outColumns, OptionalInt errColumns) {
        this(out, err, outColumns, errColumns, Optional.empty());
    }

    /** That of the process, with the widths that the launcher measured. */
    static Console ofProcess() {
        OptionalInt errColumns = columns("decant.columns.err");
        PrintStream err = stream(FileDescriptor.err);
        return new Console(
                stream(FileDescriptor.out),
                errColumns.isPresent() ? new WordWrap(err, errColumns.getAsInt()) : err,
                columns("decant.columns.out"),
                errColumns,
                userOfProcess());
    }

    /**
     * Somebody where input and output are a terminal; on Windows this is how to know, for a batch file cannot tell. The question is
     * written to that terminal, wherever all else goes.
     */
    @SuppressWarnings(
            "SystemConsoleNull") // the launchers choose the console of java.base, which is null without a terminal
    private static Optional<User> userOfProcess() {
        return Optional.<java.io.Console>ofNullable(System.console())
                .map(terminal -> question -> Objects.requireNonNullElse(terminal.readLine("%s", question), ""));
    }

    /** 0 stands for no terminal; one of a few columns is taken for one that does not know its width. */
    private static OptionalInt columns(String property) {
        int columns = Integer.getInteger(property, 0);
        return columns > 0 ? OptionalInt.of(columns < LEAST ? WrappedText.USUAL : columns) : OptionalInt.empty();
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /** How long a line of a result may be. */
    int width() {
        return outColumns.orElse(Integer.MAX_VALUE);
    }

    /** A line of a result, on a terminal broken at blanks. */
    void line(String text) {
        WrappedText.lines("", text, width()).forEach(out::println);
    }

    /** A table of a result, on a terminal no wider than that. */
    void table(TextTable table) {
        table.lines(width()).forEach(out::println);
    }

    /** Nothing that was printed is lost with the process. */
    void flush() {
        out.flush();
        err.flush();
    }
}
