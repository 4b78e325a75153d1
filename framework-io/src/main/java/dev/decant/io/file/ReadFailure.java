package dev.decant.io.file;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Why a file cannot be read, in words: many exceptions have the file's name for a message, and some have none. */
public final class ReadFailure {
    private ReadFailure() {}

    /** One clause without the file's name, such as {@code there is no such file}. */
    public static String reason(Exception failure) {
        if (failure instanceof NoSuchFileException) {
            return "there is no such file";
        } else if (failure instanceof AccessDeniedException) {
            return "access is denied";
        } else if (failure instanceof FileSystemLoopException) {
            return "a link leads back to a folder above it";
        } else if (failure instanceof FileSystemException system) {
            return Optional.ofNullable(system.getReason()).orElse("the file system refuses");
        } else if (failure instanceof EOFException) {
            return "it ends too early";
        } else if (failure instanceof CharacterCodingException) {
            return "it is not UTF-8";
        }
        String message = failure.getMessage();
        return message == null || message.isBlank()
                ? "it is damaged (" + failure.getClass().getSimpleName() + ")"
                : message.strip().lines().findFirst().orElse("").strip();
    }

    /** What to say where a file is missing or cannot be read: its name and the reason. */
    public static String of(Path file, IOException failure) {
        return file + " cannot be read: " + reason(failure);
    }
}
