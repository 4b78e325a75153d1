package dev.decant.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.api.extension.Extension;
import dev.decant.api.listener.EpochInfo;
import dev.decant.api.listener.Listening;
import dev.decant.api.listener.RunEnd;
import dev.decant.api.listener.RunInfo;
import dev.decant.api.listener.RunListener;
import dev.decant.api.listener.RunStop;
import dev.decant.api.listener.Study;
import dev.decant.api.listener.StudyEnd;
import dev.decant.api.listener.WrittenFile;
import dev.decant.api.plugin.ExtensionKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every listener keeps, with its shipped defaults unless {@link #config} says otherwise, told of small studies that were
 * never trained.
 *
 * <pre>class MyListenerContractTest extends RunListenerContractTest&lt;MyOptions&gt; {
 *     protected String type() { return "my-listener"; }
 *     protected RunListener&lt;MyOptions&gt; listener() { return new MyListener(); }
 * }</pre>
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
public abstract class RunListenerContractTest<C extends Record> extends ExtensionContractTest<C> {
    private static final Instant BEGAN = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    Path folder;

    private Study study = study(Study.Kind.COMPARISON, Path.of(""));

    /** The listener to test. */
    protected abstract RunListener<C> listener();

    /** The options to test it with, such as the address of a server that the test has started. */
    protected C config() {
        return shipped();
    }

    /**
     * Looks at what the listener kept of a comparison that came to its end: {@code teacher-s1}, {@code first-s1} and {@code
     * second-s1} finished after two epochs, {@code failing-s1} failed after one. Nothing, by default.
     *
     * @param compared whose folder is where the listener may have written
     */
    protected void kept(Study compared) throws IOException {}

    @BeforeEach
    final void begin() throws IOException {
        study = study(
                Study.Kind.COMPARISON, folder.toAbsolutePath().resolve("runs").resolve("contract"));
        Files.createDirectories(study.folder());
    }

    @Test
    void aComparisonIsHeardToItsEnd() throws IOException {
        try (Listening listening = open(study)) {
            compare(listening);
        }
        kept(study);
    }

    @Test
    void theSameAgainTellsOfRunsThatAreFound() throws IOException {
        try (Listening listening = open(study)) {
            compare(listening);
        }
        try (Listening listening = open(study)) {
            for (String label : List.of("teacher", "first", "second")) {
                found(listening, run(label));
            }
            RunInfo failed = run("failing");
            listening.started(failed, 1, at(200));
            listening.epochDone(failed, epoch(2));
            listening.finished(failed, end(failed));
            listening.ended(new StudyEnd(files(), at(300)));
        }
    }

    @Test
    void runsMayBeFoundThatWereNeverHeardOf() throws IOException {
        try (Listening listening = open(study)) {
            found(listening, run("first"));
            listening.ended(new StudyEnd(files(), at(300)));
        }
    }

    @Test
    void aTrialIsPausedAndGoesOn() throws IOException {
        Study search = study(Study.Kind.SEARCH, study.folder());
        try (Listening listening = open(search)) {
            RunInfo one = run("first");
            RunInfo two = run("second");
            trial(listening, one, 0);
            trial(listening, two, 0);
            trial(listening, one, 1);
            listening.finished(one, end(one));
            listening.ended(new StudyEnd(List.of(), at(300)));
        }
    }

    private static void trial(Listening listening, RunInfo run, int before) throws IOException {
        listening.started(run, before, at(before));
        listening.epochDone(run, epoch(before + 1));
        if (before == 0) {
            listening.stopped(run, new RunStop(RunStop.Reason.PAUSED, 1, "stopped after epoch 1 of 2", at(10)));
        }
    }

    @Test
    void aCommandMayBeCutShort() throws IOException {
        Study training = study(Study.Kind.TRAINING, study.folder());
        try (Listening listening = open(training)) {
            RunInfo run = run("first");
            listening.started(run, 0, at(0));
            listening.epochDone(run, epoch(1));
            listening.stopped(run, new RunStop(RunStop.Reason.INTERRUPTED, 1, "interrupted", at(10)));
        }
        try (Listening listening = open(training)) {
            RunInfo run = run("first");
            listening.started(run, 1, at(20));
            listening.epochDone(run, epoch(2));
            listening.finished(run, end(run));
            listening.ended(new StudyEnd(List.of(), at(300)));
        }
    }

    @Test
    void nothingNeedsToBeTold() throws IOException {
        for (Study.Kind kind : Study.Kind.values()) {
            open(study(kind, study.folder())).close();
        }
    }

    /** Runs are kept with a checksum of every file. */
    @Test
    void theFilesOfRunsAreLeftAsTheyAre() throws IOException {
        Map<String, RunInfo> runs = new LinkedHashMap<>();
        for (String label : List.of("teacher", "first", "second", "failing")) {
            runs.put(label, run(label));
        }
        Map<Path, String> before = new TreeMap<>();
        for (RunInfo run : runs.values()) {
            before.putAll(files(run.folder()));
        }
        try (Listening listening = open(study)) {
            compare(listening);
        }
        for (RunInfo run : runs.values()) {
            assertThat(files(run.folder()))
                    .as("files of " + run.id())
                    .allSatisfy((file, text) -> assertThat(before).containsEntry(file, text))
                    .isNotEmpty();
        }
    }

    private static Map<Path, String> files(Path folder) throws IOException {
        Map<Path, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                files.put(file, Files.readString(file));
            }
        }
        return files;
    }

    private Listening open(Study opened) throws IOException {
        return listener().open(config(), opened, notice -> assertThat(notice).isNotBlank());
    }

    private void compare(Listening listening) throws IOException {
        RunInfo teacher = run("teacher");
        listening.started(teacher, 0, at(0));
        listening.epochDone(teacher, epoch(1));
        listening.epochDone(teacher, epoch(2));
        listening.finished(teacher, end(teacher));
        RunInfo first = run("first");
        RunInfo second = run("second");
        listening.started(first, 0, at(0));
        listening.started(second, 0, at(1));
        listening.epochDone(second, epoch(1));
        listening.epochDone(first, epoch(1));
        listening.epochDone(first, epoch(2));
        listening.finished(first, end(first));
        listening.epochDone(second, epoch(2));
        listening.finished(second, end(second));
        RunInfo failing = run("failing");
        listening.started(failing, 0, at(0));
        listening.epochDone(failing, epoch(1));
        listening.stopped(
                failing, new RunStop(RunStop.Reason.FAILED, 1, "the loss is not finite\nin two lines", at(10)));
        listening.ended(new StudyEnd(files(), at(300)));
    }

    private static void found(Listening listening, RunInfo run) throws IOException {
        listening.found(run, List.of(epoch(1), epoch(2)), end(run));
    }

    private List<WrittenFile> files() throws IOException {
        Path page = study.folder().resolve("report.html");
        Files.writeString(page, "<html></html>\n");
        return List.of(new WrittenFile(page, "everything on one page"));
    }

    private RunInfo run(String label) throws IOException {
        Path own = Files.createDirectories(study.folder().resolve(label + "-s1-0123456789ab"));
        Files.createDirectories(own.resolve("student"));
        Files.writeString(own.resolve("metrics.jsonl"), "{}\n");
        Files.writeString(own.resolve("student").resolve("saved_model.pb"), "\n");
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("label", label);
        settings.put("strategy.type", label);
        settings.put("strategy.alpha", label.equals("first") ? "0.5" : "1");
        settings.put("strategy.terms", "[first, \"second\", dritte Stufe für 'x']");
        settings.put("data.path", "[" + "folder/".repeat(200) + "]");
        for (int i = 0; i < 150; i++) {
            settings.put("network.option-" + i, Integer.toString(i));
        }
        return new RunInfo(own.getFileName().toString(), label, 1, 2, own, settings);
    }

    private static EpochInfo epoch(int epoch) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("train/loss", 1. / epoch);
        values.put("train/L1 (blocks, Σ)", 1e-30);
        values.put("train/learning-rate", 1e-3);
        values.put("validation/f1", .5 + epoch / 10.);
        values.put("cost/peak-memory-mib", 12345.);
        return new EpochInfo(epoch, "train", values, at(epoch));
    }

    private static RunEnd end(RunInfo run) {
        return new RunEnd(
                2,
                2,
                Map.of("test/f1", .625, "cost/parameters", 1e7),
                List.of(
                        new WrittenFile(run.folder().resolve("metrics.jsonl"), "a line of metrics for each epoch"),
                        new WrittenFile(run.folder().resolve("student"), "a folder: the trained network")),
                at(100));
    }

    private static Instant at(int seconds) {
        return BEGAN.plusSeconds(seconds);
    }

    private static Study study(Study.Kind kind, Path folder) {
        return new Study(kind, "contract", folder, "name = contract\n");
    }

    @Override
    final ExtensionKind<?> kind() {
        return ExtensionKind.LISTENER;
    }

    @Override
    final Extension<C> extension() {
        return listener();
    }
}
