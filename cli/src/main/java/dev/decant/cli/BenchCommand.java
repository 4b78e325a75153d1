package dev.decant.cli;

import dev.decant.io.file.AtomicFile;
import dev.decant.reproduction.workload.PaperWorkloads;
import dev.decant.reproduction.workload.WorkloadSize;
import dev.decant.runtime.benchmark.ChromeTrace;
import dev.decant.runtime.benchmark.Effort;
import dev.decant.runtime.benchmark.Workload;
import dev.decant.runtime.config.ExperimentLoader;
import dev.decant.runtime.training.TrainingListener;
import dev.decant.study.benchmark.BenchmarkJson;
import dev.decant.study.benchmark.BenchmarkRequest;
import dev.decant.study.benchmark.BenchmarkText;
import dev.decant.study.benchmark.Benchmarked;
import dev.decant.study.benchmark.Benchmarking;
import dev.decant.study.request.InvalidRequest;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code decant bench}: what training steps cost. */
@Command(
        name = "bench",
        description = {
            "Measures training steps: their time, samples a second, floating-point operations and the share of what this"
                    + " machine reaches in large matrix products, memory, the wait for input, and the time to the first"
                    + " step.",
            "Of a configuration it measures the teacher and each strategy on its own records; a workload is a network of the"
                    + " paper on noise. Without arguments it measures every workload.",
        })
final class BenchCommand extends ConfiguredCommand {
    private final Console console;
    private final TrainingListener progress;
    private final Provider<ExperimentLoader> configurations;
    private final Provider<PaperWorkloads> workloads;
    private final Provider<Benchmarking> benchmarking;

    @Parameters(
            arity = "0..*",
            paramLabel = "CONF|WORKLOAD",
            description = "One configuration file, or names of workloads.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--size",
            paramLabel = "SIZE",
            description =
                    "Of workloads: full (the paper's networks, the default) or small (all of them in about a minute).")
    private WorkloadSize size = WorkloadSize.FULL;

    @Option(names = "--steps", paramLabel = "N", description = "Times N steps of each, however long they take.")
    private Optional<Integer> steps = Optional.empty();

    @Option(
            names = "--seconds",
            defaultValue = "5",
            paramLabel = "S",
            description =
                    "Without --steps: times steps of each for S seconds, at least five; default: ${DEFAULT-VALUE}.")
    private double seconds;

    @Option(names = "--batch", paramLabel = "N", description = "Records in a batch, instead of the configuration's.")
    private Optional<Integer> batch = Optional.empty();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads within an operation, 0 for every core. Set OMP_NUM_THREADS to the same.")
    private Optional<Integer> threads = Optional.empty();

    @Option(
            names = "--trace",
            paramLabel = "FILE",
            description =
                    "Makes one more step of each and writes when its operations ran, for chrome://tracing or Perfetto;"
                            + " prints the ten costliest.")
    private Optional<Path> trace = Optional.empty();

    @Option(names = "--json", description = "Prints one JSON document.")
    private boolean json;

    @Option(names = "--serve", hidden = true, description = "One step of the workload for each line of standard input.")
    private boolean serve;

    @Inject
    BenchCommand(
            Console console,
            TrainingListener progress,
            Provider<ExperimentLoader> configurations,
            Provider<PaperWorkloads> workloads,
            Provider<Benchmarking> benchmarking) {
        this.console = console;
        this.progress = progress;
        this.configurations = configurations;
        this.workloads = workloads;
        this.benchmarking = benchmarking;
    }

    @Override
    public Integer call() throws IOException {
        BenchmarkRequest request = new BenchmarkRequest(
                new Effort(number(steps), seconds), number(batch), number(threads), trace.isPresent());
        if (serve) {
            new StepServer(console.out()).serve(request.applied(workload()), System.in);
            return ExitCode.DONE;
        }
        Benchmarked measured = measured(request);
        if (json) {
            console.out().println(BenchmarkJson.of(measured));
        } else {
            BenchmarkText.lines(measured, console.width()).forEach(console.out()::println);
        }
        if (trace.isPresent()) {
            AtomicFile.writeText(trace.get(), ChromeTrace.of(measured.timelines()));
            console.err().println("written to " + trace.get());
        }
        return ExitCode.DONE;
    }

    private Benchmarked measured(BenchmarkRequest request) {
        Optional<Path> file = configuration();
        if (file.isPresent()) {
            return benchmarking.get().benchmark(configurations.get().load(file.get(), settings()), request, progress);
        }
        List<String> chosen = names.isEmpty() ? PaperWorkloads.names() : names;
        return benchmarking.get().benchmark(named(chosen), request, progress);
    }

    private List<Workload> named(List<String> chosen) {
        return workloads.get().named(chosen, size, settings());
    }

    private Workload workload() {
        if (names.size() != 1 || configuration().isPresent()) {
            throw InvalidRequest.of("serve", " takes the name of one workload");
        }
        return named(names).get(0);
    }

    /**
     * The configuration file, if that is what is named; whatever looks like a path is, so that a file that is not there is
     * said to be missing.
     */
    private Optional<Path> configuration() {
        List<String> files = names.stream()
                .filter(name -> !PaperWorkloads.names().contains(name))
                .filter(name -> name.contains("/") || name.endsWith(".conf") || Files.exists(Path.of(name)))
                .toList();
        if (files.isEmpty()) {
            return Optional.empty();
        }
        if (names.size() > 1) {
            throw InvalidRequest.because(
                    "expected one configuration file or names of workloads, got " + String.join(" ", names));
        }
        return Optional.of(Path.of(files.get(0)));
    }

    private static OptionalInt number(Optional<Integer> option) {
        return option.isPresent() ? OptionalInt.of(option.get()) : OptionalInt.empty();
    }
}
