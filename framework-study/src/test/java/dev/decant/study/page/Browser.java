package dev.decant.study.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A headless Chromium, as far as one is installed. */
record Browser(String program) {
    /** What a page became: its document after scripts ran, and what the browser said of it. */
    record Opened(String document, String log) {}

    /** From {@code $CHROME}, or by one of its usual names on the path. */
    static Optional<Browser> find() {
        Stream<String> named = Stream.ofNullable(System.getenv("CHROME"));
        Stream<String> usual = Stream.of(
                        Objects.requireNonNullElse(System.getenv("PATH"), "").split(":"))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> folder + "/" + name));
        return Stream.concat(named, usual)
                .filter(program -> Files.isExecutable(Path.of(program)))
                .findFirst()
                .map(Browser::new);
    }

    /** Opens a page at the width of a phone and lets its scripts run. */
    Opened open(Path page, Path folder) throws IOException, InterruptedException {
        Path document = folder.resolve("document.html");
        Path log = folder.resolve("log.txt");
        List<String> command = new ArrayList<>(List.of(
                program,
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--user-data-dir=" + folder.resolve("profile"),
                "--enable-logging=stderr",
                "--window-size=600,900",
                "--virtual-time-budget=10000",
                "--dump-dom",
                page.toUri().toString()));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(document.toFile()).redirectError(log.toFile());
        builder.environment().putAll(Map.of("HOME", folder.toString()));
        Process process = builder.start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("the browser did not end: " + Files.readString(log, StandardCharsets.UTF_8));
        }
        return new Opened(
                Files.readString(document, StandardCharsets.UTF_8), Files.readString(log, StandardCharsets.UTF_8));
    }
}
