package dev.decant.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.endtoend.SmallExperiment.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that lies where its configuration does not say, such as one of another machine, makes no folder there. */
final class MovedRunTest {
    @TempDir
    Path folder;

    private Path there = Path.of("");

    @BeforeEach
    void train() throws IOException {
        Path file = new SmallExperiment(folder).write("small", 1);
        there = folder.resolve("theirs/runs");
        run("train", file.toString(), "-D", "runs=" + there, "-D", "strategy=null", "-D", "strategy.type=plain");
    }

    @Test
    void whatIsReadForItIsKeptInTheFolderInWhichItsExperimentLies() throws IOException {
        Path mine = folder.resolve("mine");
        Files.move(there, mine);
        Path run = SmallExperiment.runs(mine.resolve("small")).get(0);
        assertThat(use(run)).contains("found finished").doesNotContain("parsed ");
        assertThat(there).doesNotExist();
        assertThat(mine.resolve("small/.cache")).doesNotExist();
    }

    @Test
    void aRunAloneHasItsCacheBesideIt() throws IOException {
        Path mine = Files.createDirectories(folder.resolve("mine"));
        Path run = SmallExperiment.runs(there.resolve("small")).get(0);
        Path moved = Files.move(run, mine.resolve(run.getFileName()));
        deleteAll(there);
        assertThat(use(moved)).contains("found finished", "parsed ");
        assertThat(there).doesNotExist();
        assertThat(mine.resolve(".cache")).isNotEmptyDirectory();
    }

    @Test
    void theUserMaySayWhere() throws IOException {
        Path mine = folder.resolve("mine");
        Files.move(there, mine);
        Path run = SmallExperiment.runs(mine.resolve("small")).get(0);
        Path other = folder.resolve("other");
        assertThat(run("resume", run.toString(), "-D", "runs=" + other).err()).contains("parsed ");
        assertThat(other.resolve(".cache")).isNotEmptyDirectory();
    }

    /** What the commands said that read the run's data and external sets. */
    private String use(Path run) {
        String said = run("resume", run.toString()).err();
        run(
                "evaluate",
                run.toString(),
                "-D",
                "evaluate.external.other.type=synthetic-ecg",
                "-D",
                "evaluate.external.other.records=24");
        run("analyze", run.toString(), "-D", "analysis.records=24", "-D", "analysis.batch-size=8");
        return said;
    }

    private static void deleteAll(Path folder) throws IOException {
        List<Path> all = new ArrayList<>();
        try (var paths = Files.walk(folder)) {
            paths.forEach(all::add);
        }
        for (int i = all.size() - 1; i >= 0; i--) {
            Files.delete(all.get(i));
        }
    }

    private static Outcome run(String... arguments) {
        Outcome outcome = SmallExperiment.run(arguments);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return outcome;
    }
}
