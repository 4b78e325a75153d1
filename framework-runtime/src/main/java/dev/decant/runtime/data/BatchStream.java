package dev.decant.runtime.data;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Batches in a planned order, assembled up to two ahead on a thread of its own. The memory of a batch is taken back by
 * the next {@link #next}: use a batch, then ask for another. One thread takes batches; any thread may close.
 */
public final class BatchStream implements AutoCloseable {
    private static final int AHEAD = 2;
    private static final long CLOSE_MILLIS = 10_000;

    private final BatchAssembler assembler;
    private final int[][] plan;
    private final Sampling sampling;
    private final Thread worker;

    // Everything below is guarded by this object's monitor.
    private final Deque<Filled> ready = new ArrayDeque<>();
    private final Deque<BatchBuffer> free = new ArrayDeque<>();
    private Optional<BatchBuffer> lent = Optional.empty();
    private Optional<Throwable> failure = Optional.empty();
    private boolean closed;
    private int taken;
    private long nanosWaited;

    private BatchStream(BatchAssembler assembler, int[][] plan, Sampling sampling) {
        this.assembler = assembler;
        this.plan = plan;
        this.sampling = sampling;
        for (int i = 0; i < AHEAD + 1; i++) {
            free.add(new BatchBuffer());
        }
        worker = new Thread(this::assembleAll, "decant-batches");
        worker.setDaemon(true);
    }

    /**
     * The batches of one epoch of training.
     *
     * @param firstBatch 0, or where a resumed epoch goes on
     */
    public static BatchStream training(BatchAssembler assembler, BatchPlan plan, int firstBatch) {
        int[][] rest = Arrays.copyOfRange(plan.batches(), firstBatch, plan.batches().length);
        return of(assembler, rest, new Sampling.Varied(plan.epoch()));
    }

    /** Every record once, in the given order, without variation; the last batch may be smaller. */
    public static BatchStream evaluation(BatchAssembler assembler, int[] records, int batchSize) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("batch size " + batchSize);
        }
        int[][] batches = new int[(records.length + batchSize - 1) / batchSize][];
        for (int b = 0; b < batches.length; b++) {
            int from = b * batchSize;
            batches[b] = Arrays.copyOfRange(records, from, Math.min(from + batchSize, records.length));
        }
        return of(assembler, batches, new Sampling.Centred());
    }

    /** Any planned order, [batch][record]. */
    public static BatchStream of(BatchAssembler assembler, int[][] batches, Sampling sampling) {
        BatchStream stream = new BatchStream(assembler, batches, sampling);
        stream.worker.start();
        return stream;
    }

    /** The number of batches, those already taken included. */
    public int size() {
        return plan.length;
    }

    /** Whether batches remain. */
    public synchronized boolean hasNext() {
        return taken < plan.length;
    }

    /**
     * The next batch; takes back the memory of the one before.
     *
     * @throws RuntimeException what assembling threw, such as a {@link dev.decant.api.data.DataException}
     * @throws NoSuchElementException after the last batch
     * @throws IllegalStateException if the stream is closed, also while this waits, or this thread is interrupted
     */
    public synchronized Batch next() {
        if (taken == plan.length) {
            throw new NoSuchElementException("all " + plan.length + " batches were taken");
        }
        lent.ifPresent(free::add);
        lent = Optional.empty();
        notifyAll();
        awaitBatch();
        if (closed) {
            throw new IllegalStateException("the stream of batches is closed");
        }
        if (ready.isEmpty()) {
            throw rethrown(failure.orElseThrow());
        }
        Filled filled = ready.remove();
        lent = Optional.of(filled.buffer);
        taken++;
        return filled.batch;
    }

    /** How long {@link #next} has waited for batches so far, in nanoseconds. */
    public synchronized long nanosWaited() {
        return nanosWaited;
    }

    /** Stops the thread, after the record that it is at; batches that were not taken are lost. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            ready.clear();
            notifyAll();
        }
        worker.interrupt();
        try {
            worker.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitBatch() {
        if (closed || !ready.isEmpty() || failure.isPresent()) {
            return;
        }
        long start = System.nanoTime();
        try {
            while (!closed && ready.isEmpty() && failure.isEmpty()) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a batch", e);
        } finally {
            nanosWaited += System.nanoTime() - start;
        }
    }

    private static RuntimeException rethrown(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(failure);
    }

    private void assembleAll() {
        try {
            for (int[] records : plan) {
                Optional<BatchBuffer> buffer = takeFree();
                if (buffer.isEmpty()) {
                    return;
                }
                Batch batch = assembler.assemble(records, sampling, buffer.get());
                synchronized (this) {
                    ready.add(new Filled(batch, buffer.get()));
                    notifyAll();
                }
            }
        } catch (Throwable e) {
            synchronized (this) {
                failure = Optional.of(e);
                notifyAll();
            }
        }
    }

    /** Waits for a buffer; empty once the stream is closed. */
    private synchronized Optional<BatchBuffer> takeFree() throws InterruptedException {
        while (!closed && free.isEmpty()) {
            wait();
        }
        return closed ? Optional.empty() : Optional.of(free.remove());
    }

    private record Filled(Batch batch, BatchBuffer buffer) {}
}
