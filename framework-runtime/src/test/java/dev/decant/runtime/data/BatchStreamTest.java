package dev.decant.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.api.data.DataException;
import dev.decant.api.data.Sequence;
import dev.decant.api.data.Transform;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A stream gives the planned batches in order, a few ahead, and ends cleanly however it ends. */
@Timeout(30)
class BatchStreamTest {
    @TempDir
    Path directory;

    private final MemoryDataSet set =
            MemoryDataSet.ofLengths(IntStream.range(5, 45).toArray());

    private BatchAssembler assembler() {
        return assembler(sequence -> {});
    }

    private BatchAssembler assembler(Consumer<Sequence> whenPrepared) {
        RecordCache cache = RecordCache.open(set, directory, 1, CacheProgress.silent());
        Transform transform = new Transform() {
            @Override
            public Sequence apply(Sequence sequence) {
                whenPrepared.accept(sequence);
                return sequence;
            }

            @Override
            public String state() {
                return "";
            }
        };
        return new BatchAssembler(cache, transform, MemoryDataSet.fixed(8, 1), set.task(), List.of(Wobble.of(1)), 3);
    }

    private static int[] all() {
        return IntStream.range(0, 40).toArray();
    }

    /** Record, then its values, for every record of every remaining batch. */
    private static List<List<Float>> drain(BatchStream stream) {
        List<List<Float>> rows = new ArrayList<>();
        while (stream.hasNext()) {
            Batch batch = stream.next();
            for (int r = 0; r < batch.size(); r++) {
                List<Float> row = new ArrayList<>(List.of((float) batch.records()[r]));
                for (int i = 0; i < batch.steps(); i++) {
                    row.add(batch.sequences()[r * batch.steps() + i]);
                }
                rows.add(row);
            }
        }
        return rows;
    }

    @Test
    void trainingFollowsThePlan() {
        BatchPlan plan = BatchPlan.of(PlannedRecords.ofOneLength(all()), 7, 3, 2);
        BatchAssembler assembler = assembler();
        List<List<Float>> rows;
        try (BatchStream stream = BatchStream.training(assembler, plan, 0)) {
            assertThat(stream.size()).isEqualTo(6);
            rows = drain(stream);
            assertThatThrownBy(stream::next).isInstanceOf(NoSuchElementException.class);
            assertThat(stream.nanosWaited()).isPositive();
        }
        List<List<Float>> expected = new ArrayList<>();
        for (int[] records : plan.batches()) {
            Batch batch = assembler.assemble(records, new Sampling.Varied(2));
            for (int r = 0; r < records.length; r++) {
                List<Float> row = new ArrayList<>(List.of((float) records[r]));
                for (int i = 0; i < 8; i++) {
                    row.add(batch.sequences()[r * 8 + i]);
                }
                expected.add(row);
            }
        }
        assertThat(rows).isEqualTo(expected);

        // A resumed epoch goes on with the very same batches.
        try (BatchStream resumed = BatchStream.training(assembler, plan, 4)) {
            assertThat(drain(resumed)).isEqualTo(expected.subList(28, 40));
        }
    }

    @Test
    void evaluationGoesInOrder() {
        try (BatchStream stream = BatchStream.evaluation(assembler(), all(), 16)) {
            List<Integer> sizes = new ArrayList<>();
            List<Integer> records = new ArrayList<>();
            while (stream.hasNext()) {
                Batch batch = stream.next();
                sizes.add(batch.size());
                Arrays.stream(batch.records()).forEach(records::add);
            }
            assertThat(sizes).containsExactly(16, 16, 8);
            assertThat(records).isEqualTo(IntStream.range(0, 40).boxed().toList());
        }
        try (BatchStream none = BatchStream.evaluation(assembler(), new int[0], 16)) {
            assertThat(none.hasNext()).isFalse();
        }
    }

    @Test
    void staysTwoAheadAndReusesMemory() throws InterruptedException {
        AtomicInteger prepared = new AtomicInteger();
        try (BatchStream stream = BatchStream.evaluation(assembler(sequence -> prepared.incrementAndGet()), all(), 1)) {
            float[] first = stream.next().sequences();
            TimeUnit.MILLISECONDS.sleep(200);
            assertThat(prepared).hasValue(3); // the one taken and two ahead
            float value = first[0];
            TimeUnit.MILLISECONDS.sleep(50);
            assertThat(first[0]).isEqualTo(value); // a batch in use is not overwritten
            stream.next();
            stream.next();
            assertThat(stream.next().sequences()).isSameAs(first);
        }
    }

    @Test
    void anErrorComesAfterTheBatchesBeforeIt() {
        BatchAssembler assembler = assembler(sequence -> {
            if ((int) sequence.values()[0] / 1000 == 20) {
                throw new DataException("record r20 is odd");
            }
        });
        try (BatchStream stream = BatchStream.evaluation(assembler, all(), 10)) {
            assertThat(stream.next().records()).startsWith(0);
            assertThat(stream.next().records()).startsWith(10);
            assertThatThrownBy(stream::next).isInstanceOf(DataException.class).hasMessage("record r20 is odd");
            assertThatThrownBy(stream::next).isInstanceOf(DataException.class);
        }
    }

    @Test
    void anErrorOfTheVirtualMachineIsPassedOn() {
        BatchAssembler assembler = assembler(sequence -> {
            throw new OutOfMemoryError("pretended");
        });
        try (BatchStream stream = BatchStream.evaluation(assembler, all(), 10)) {
            assertThatThrownBy(stream::next).isInstanceOf(OutOfMemoryError.class);
        }
    }

    @Test
    void closesWhileTheWorkerWaitsForRoom() throws InterruptedException {
        BatchStream stream = BatchStream.evaluation(assembler(), all(), 1);
        stream.next();
        TimeUnit.MILLISECONDS.sleep(100); // the worker is two ahead and waits
        closesPromptly(stream);
        assertThatThrownBy(stream::next)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the stream of batches is closed");
    }

    @Test
    void closesWhileTheWorkerIsBusy() throws InterruptedException {
        CountDownLatch busy = new CountDownLatch(1);
        BatchStream stream = BatchStream.evaluation(
                assembler(sequence -> {
                    busy.countDown();
                    sleepUntilInterrupted();
                }),
                all(),
                40);
        busy.await();
        closesPromptly(stream);
    }

    @Test
    void closingWakesTheConsumer() throws InterruptedException {
        CountDownLatch busy = new CountDownLatch(1);
        BatchStream stream = BatchStream.evaluation(
                assembler(sequence -> {
                    busy.countDown();
                    sleepUntilInterrupted();
                }),
                all(),
                40);
        AtomicReference<Throwable> thrown = new AtomicReference<>(new AssertionError("nothing was thrown"));
        Thread consumer = new Thread(() -> {
            try {
                stream.next();
            } catch (IllegalStateException e) {
                thrown.set(e);
            }
        });
        consumer.start();
        busy.await();
        TimeUnit.MILLISECONDS.sleep(50);
        closesPromptly(stream);
        consumer.join();
        assertThat(thrown.get()).hasMessage("the stream of batches is closed");
    }

    @Test
    void closingWakesTheConsumerThoughTheWorkerDoesNotListen() throws InterruptedException {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        BatchStream stream = BatchStream.evaluation(
                assembler(sequence -> {
                    busy.countDown();
                    awaitWhateverHappens(released);
                }),
                all(),
                40);
        Thread consumer = new Thread(() -> assertThatThrownBy(stream::next).isInstanceOf(IllegalStateException.class));
        consumer.start();
        busy.await();
        TimeUnit.MILLISECONDS.sleep(50);
        Thread closer = new Thread(stream::close);
        closer.start();
        consumer.join(5_000);
        boolean woken = !consumer.isAlive();
        released.countDown();
        closer.join();
        assertThat(woken).isTrue();
    }

    private static void awaitWhateverHappens(CountDownLatch latch) {
        boolean interrupted = false;
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sleepUntilInterrupted() {
        try {
            TimeUnit.SECONDS.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void closesPromptly(BatchStream stream) {
        long start = System.nanoTime();
        stream.close();
        assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(2));
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("decant-batches") && thread.isAlive());
    }
}
