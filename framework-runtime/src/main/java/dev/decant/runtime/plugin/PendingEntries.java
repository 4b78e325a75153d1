package dev.decant.runtime.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The entries of services files that {@link java.util.ServiceLoader} has not come to yet. */
final class PendingEntries {
    private final List<ServiceFiles.Entry> entries;

    PendingEntries(List<ServiceFiles.Entry> entries) {
        this.entries = new ArrayList<>(entries);
    }

    List<ServiceFiles.Entry> remaining() {
        return List.copyOf(entries);
    }

    void loaded(String className) {
        entries.removeIf(entry -> entry.className().equals(className));
    }

    /**
     * The entry that an error is about. ServiceLoader does not say: the error's message names the file, of which then
     * nothing is loaded, or the class, or it is the next one.
     */
    Optional<ServiceFiles.Entry> failed(Throwable error) {
        String message = String.valueOf(error.getMessage());
        List<ServiceFiles.Entry> file = entries.stream()
                .filter(entry -> message.contains(entry.file().toString()))
                .toList();
        if (!file.isEmpty()) {
            entries.removeAll(file);
            return Optional.of(file.get(0));
        }
        Optional<ServiceFiles.Entry> failing = entries.stream()
                .filter(entry -> message.contains("Provider " + entry.className() + " ")
                        || message.contains(": " + entry.className() + " "))
                .findFirst()
                .or(() -> entries.stream().findFirst());
        failing.ifPresent(entries::remove);
        return failing;
    }
}
