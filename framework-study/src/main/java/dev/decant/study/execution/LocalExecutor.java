package dev.decant.study.execution;

import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;
import dev.decant.api.execution.ProcessExecutor;
import dev.decant.api.execution.ProcessPool;
import dev.decant.api.execution.RunProgram;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Processes of this machine, side by side. */
public final class LocalExecutor implements ProcessExecutor<LocalExecutor.Options> {
    public record Options(
            @Meaning("how many runs are trained at a time; by default as many as cores and memory allow")
            @Range(min = 1, max = 4096)
            OptionalInt jobs) {}

    @Override
    public Class<Options> configType() {
        return Options.class;
    }

    @Override
    public String summary() {
        return "Processes of this machine, side by side; `--jobs N` is short for it";
    }

    @Override
    public ProcessPool open(Options options, RunProgram program, Consumer<String> notices) {
        JobCount count = JobCount.of(options.jobs(), program.threads(), Machine.present(), program.heapMiB());
        count.notices().forEach(notices);
        return new LocalProcesses(count.jobs(), program);
    }
}
