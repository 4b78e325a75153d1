package dev.decant.study.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.runtime.config.ExperimentLoader;
import dev.decant.runtime.experiment.RunSpecs;
import dev.decant.runtime.fixture.PluginFolders;
import dev.decant.runtime.plugin.PluginCatalog;
import dev.decant.runtime.run.RunSpec;
import dev.decant.runtime.training.StopRequest;
import dev.decant.runtime.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class DrainTest {
    private static final String TEXT = """
            data { type = toy-data, path = records }
            teacher { type = toy-net, blocks = 16 }
            student { type = toy-net, blocks = 8 }
            splitter { type = toy-cut, segments = 4 }
            compare { baseline = one, seeds = [1], strategies { one { type = toy-plain } } }
            """;

    @TempDir
    private Path folder = Path.of("");

    private RunUnit unit;

    @BeforeEach
    void load() throws IOException {
        PluginCatalog catalog = PluginFolders.toys(folder);
        Path file = Files.writeString(folder.resolve("test.conf"), TEXT);
        RunSpec spec = new RunSpecs(catalog).labelled(new ExperimentLoader(catalog).load(file, List.of()), "one", 1);
        unit = new RunUnit(spec, "one-s1-0", RunUnit.TO_ITS_END, "");
    }

    /** Units in a row, the last of which depends on all others. */
    private final class Row implements UnitSource {
        private final Deque<String> free;
        private final Set<String> open;
        private final List<String> done = Collections.synchronizedList(new ArrayList<>());
        private boolean last = true;

        private Row(List<String> names) {
            free = new ArrayDeque<>(names);
            open = new HashSet<>(names);
        }

        @Override
        public Optional<RunUnit> next() {
            if (!free.isEmpty()) {
                return Optional.of(unit.named(free.pop()));
            }
            if (open.isEmpty() && last) {
                last = false;
                return Optional.of(unit.named("last"));
            }
            return Optional.empty();
        }

        @Override
        public void done(RunUnit ended, RunOutcome outcome) {
            open.remove(ended.name());
            done.add(ended.name());
        }
    }

    /** Says nothing and pauses. */
    private static class Quiet implements RunExecutor {
        private final int slots;
        final AtomicInteger closed = new AtomicInteger();

        Quiet(int slots) {
            this.slots = slots;
        }

        @Override
        public int slots() {
            return slots;
        }

        @Override
        public RunOutcome run(RunUnit unit, TrainingListener progress) throws IOException {
            return new RunOutcome.Paused();
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }

    @Test
    void asManyAtATimeAsThereAreSlotsAndWhatDependsWaits() throws IOException {
        CyclicBarrier pairs = new CyclicBarrier(2);
        AtomicInteger together = new AtomicInteger();
        Quiet executor = new Quiet(2) {
            @Override
            public RunOutcome run(RunUnit run, TrainingListener progress) throws IOException {
                if (run.name().equals("last")) {
                    return new RunOutcome.Paused();
                }
                try { // passes only if two are here at a time
                    pairs.await(30, TimeUnit.SECONDS);
                } catch (Exception e) {
                    throw new IOException("a unit was alone", e);
                }
                together.incrementAndGet();
                return new RunOutcome.Paused();
            }
        };
        Row row = new Row(List.of("a", "b", "c", "d"));
        Drain.drain(row, executor, TrainingListener.silent(), new StopRequest());
        assertThat(together).hasValue(4);
        assertThat(row.done).hasSize(5).last().isEqualTo("last");
    }

    @Test
    void withOneSlotEverythingHappensOnTheCallingThread() throws IOException {
        Thread caller = Thread.currentThread();
        Quiet executor = new Quiet(1) {
            @Override
            public RunOutcome run(RunUnit run, TrainingListener progress) {
                assertThat(Thread.currentThread()).isSameAs(caller);
                return new RunOutcome.Paused();
            }
        };
        Row row = new Row(List.of("a", "b"));
        Drain.drain(row, executor, TrainingListener.silent(), new StopRequest());
        assertThat(row.done).containsExactly("a", "b", "last");
    }

    @Test
    void whatTheExecutorThrowsEndsTheOthersAndIsThrown() {
        Quiet executor = new Quiet(3) {
            @Override
            public RunOutcome run(RunUnit run, TrainingListener progress) throws IOException {
                if (run.name().equals("b")) {
                    throw new IOException("the disk is full");
                }
                return new RunOutcome.Paused();
            }
        };
        assertThatThrownBy(() -> Drain.drain(new Row(List.of("a", "b", "c")), executor, TrainingListener.silent(), new StopRequest()))
                .isInstanceOf(IOException.class)
                .hasMessage("the disk is full");
        assertThat(executor.closed.get()).isPositive();
    }

    @Test
    void askedToStopItClosesTheExecutorAndWaitsForWhatThatEnds() {
        StopRequest stop = new StopRequest();
        Quiet executor = new Quiet(2) {
            @Override
            public RunOutcome run(RunUnit run, TrainingListener progress) throws IOException {
                assertThat(stop.isWatched()).isTrue();
                stop.make();
                while (closed.get() == 0) {
                    Thread.onSpinWait();
                }
                throw new CancellationException("stopped " + run.name());
            }
        };
        assertThatThrownBy(() ->
                        Drain.drain(new Row(List.of("a", "b", "c")), executor, TrainingListener.silent(), stop))
                .isInstanceOf(CancellationException.class)
                .hasMessageMatching("stopped [ab]");
        assertThat(stop.isWatched()).isFalse();
    }
}
