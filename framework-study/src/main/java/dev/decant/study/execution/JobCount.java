package dev.decant.study.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * How many runs are trained side by side, and what the user should know of it.
 *
 * @param jobs at least 1
 * @param notices lines
 */
record JobCount(int jobs, List<String> notices) {
    /**
     * By cores and memory, unless a number is asked for. The number of threads of a run is part of what it is, so that it is
     * never changed here.
     *
     * @param asked empty for as many as fit
     * @param threadsOfOne of a run; empty for every core
     * @param heapMiB that each process may use; so much memory is reckoned for a job, tensors included
     */
    static JobCount of(OptionalInt asked, OptionalInt threadsOfOne, Machine machine, long heapMiB) {
        int threads = threadsOfOne.orElse(machine.cores());
        List<String> notices = new ArrayList<>();
        int jobs = asked.orElseGet(() -> {
            long byMemory = machine.freeMiB().orElse(Long.MAX_VALUE) / heapMiB;
            return (int) Math.max(1, Math.min(machine.cores() / threads, byMemory));
        });
        if (jobs > 1 || asked.isEmpty()) {
            notices.add(String.format(
                    Locale.ROOT,
                    "%d %s of %d %s each, on %d cores%s",
                    jobs,
                    jobs == 1 ? "job" : "jobs side by side",
                    threads,
                    threads == 1 ? "thread" : "threads",
                    machine.cores(),
                    asked.isEmpty() && machine.freeMiB().isPresent()
                            ? String.format(
                                    Locale.ROOT,
                                    "; %,d MiB of memory free, %,d MiB reckoned for each",
                                    machine.freeMiB().getAsLong(),
                                    heapMiB)
                            : ""));
            if (threadsOfOne.isEmpty() && machine.cores() > 1) {
                notices.add("train.threads is left at its default, every core, and part of what a run is: with another"
                        + " number, such as train.threads = " + share(jobs, machine)
                        + ", jobs share the cores better, and all runs are trained anew");
            }
        }
        return new JobCount(jobs, List.copyOf(notices));
    }

    private static int share(int jobs, Machine machine) {
        return jobs == 1 ? 1 : Math.max(1, machine.cores() / jobs);
    }
}
