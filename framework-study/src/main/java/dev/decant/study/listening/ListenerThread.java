package dev.decant.study.listening;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.listener.Listening;
import dev.decant.api.listener.RunListener;
import dev.decant.api.listener.Study;
import dev.decant.runtime.config.Selected;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The thread of one listener, with what it has not heard yet. The first thing that goes wrong is said, and is the last. */
final class ListenerThread {
    /** Epochs of hours: a listener that is so far behind never catches up. */
    private static final int MOST = 10_000;

    private static final int OPENING_SECONDS = 10;
    private static final int DYING_MILLIS = 500;

    private final String name;
    private final Consumer<String> notices;
    private final BlockingQueue<Optional<Call>> calls = new LinkedBlockingQueue<>(MOST);
    private final CompletableFuture<Optional<InvalidConfiguration>> opened = new CompletableFuture<>();
    private final AtomicBoolean deaf = new AtomicBoolean();
    private final Thread thread;

    /** One call of a listener. */
    interface Call {
        void of(Listening listening) throws IOException;
    }

    private ListenerThread(String name, Consumer<String> notices, Opening opening) {
        this.name = name;
        this.notices = notices;
        this.thread = new Thread(() -> work(opening), name);
        thread.setDaemon(true);
    }

    private interface Opening {
        Listening open() throws IOException;
    }

    /**
     * Opens a listener, and begins to tell it.
     *
     * @param name in the configuration
     * @param notices receives what it has to say, and a warning once it cannot be told, from any thread
     * @throws InvalidConfiguration if its options cannot work
     */
    static ListenerThread open(
            String name, Selected<RunListener<Record>> chosen, Study study, Consumer<String> notices) {
        String words =
                name.equals(chosen.type()) ? "listener " + name : "listener " + name + " (" + chosen.type() + ")";
        ListenerThread listener = new ListenerThread(
                words,
                notices,
                () -> chosen.extension().open(chosen.config(), study, line -> notices.accept(words + ": " + line)));
        listener.thread.start();
        listener.awaitOpen();
        return listener;
    }

    private void awaitOpen() {
        try {
            opened.get(OPENING_SECONDS, TimeUnit.SECONDS).ifPresent(refused -> {
                throw new InvalidConfiguration(name + ": " + refused.getMessage());
            });
        } catch (TimeoutException e) {
            giveUp("it did not open within " + OPENING_SECONDS + " s");
        } catch (ExecutionException e) {
            throw new IllegalStateException("nothing fails this future", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            giveUp("interrupted");
        }
    }

    /** Puts a call into the queue; never waits. */
    void tell(Call call) {
        if (!deaf.get() && !calls.offer(Optional.of(call))) {
            giveUp("it is " + MOST + " calls behind");
        }
    }

    /** Nothing more is told: what is in the queue is the rest. */
    void finish() {
        if (!calls.offer(Optional.empty())) {
            calls.clear();
            calls.add(Optional.empty());
        }
    }

    /** Waits until all is told, or ends it. */
    void await(Instant until) {
        try {
            long millis = Duration.between(Instant.now(), until).toMillis();
            thread.join(Math.max(1, millis));
            if (thread.isAlive()) {
                giveUp("it was not done in time when the command was");
                thread.interrupt();
                thread.join(DYING_MILLIS);
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void giveUp(String reason) {
        if (!deaf.getAndSet(true)) {
            notices.accept("warning: " + name + " hears no more of this command: " + reason);
        }
    }

    private void work(Opening opening) {
        try (Listening listening = opening.open()) {
            opened.complete(Optional.empty());
            for (Optional<Call> call = calls.take(); call.isPresent(); call = calls.take()) {
                if (!deaf.get()) {
                    tell(listening, call.get());
                }
            }
        } catch (InvalidConfiguration e) {
            if (!opened.complete(Optional.of(e))) {
                giveUp(reason(e));
            }
        } catch (InterruptedException e) {
            giveUp("interrupted");
        } catch (Throwable e) { // whatever a plugin does, runs go on
            giveUp(reason(e));
        } finally {
            deaf.set(true);
            opened.complete(Optional.empty());
        }
    }

    private void tell(Listening listening, Call call) {
        try {
            call.of(listening);
        } catch (Throwable e) { // whatever a plugin does, runs go on
            giveUp(reason(e));
        }
    }

    /** One line; of what no listener throws on purpose with its name. */
    private static String reason(Throwable failure) {
        String message =
                String.valueOf(failure.getMessage()).strip().lines().findFirst().orElse("");
        return failure instanceof IOException && !message.isEmpty() && failure.getClass() == IOException.class
                ? message
                : failure.getClass().getSimpleName() + (failure.getMessage() == null ? "" : ": " + message);
    }
}
