package dev.decant.cli;

import dev.decant.api.plugin.ExtensionKind;
import dev.decant.reproduction.ReproducedTask;
import dev.decant.reproduction.Reproducer;
import dev.decant.reproduction.Reproduction;
import dev.decant.reproduction.ReproductionFiles;
import dev.decant.reproduction.ReproductionJson;
import dev.decant.reproduction.ReproductionText;
import dev.decant.reproduction.Target;
import dev.decant.reproduction.TaskReproduction;
import dev.decant.reproduction.page.ReproductionPage;
import dev.decant.runtime.config.ConfigurationText;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.run.RunStore;
import dev.decant.runtime.run.Versions;
import dev.decant.study.comparison.ComparisonRuns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code decant reproduce}: the paper's tables, figures and claims, repeated. */
@Command(
        name = "reproduce",
        description = {
            "Repeats a table or a figure of the paper, and judges its claims.",
            "Without runs it trains what is missing by a ready experiment; the same command again finds finished runs."
                    + " With the folders of finished runs it trains nothing."
        })
final class ReproduceCommand implements Callable<Integer> {
    private static final String ALL = "all";
    private static final String RUNS = "runs";

    private final CommandContext context;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            paramLabel = "TARGET",
            description = "table1, table2, table3, figure1, figure2, figure3 or all.")
    private String target = "";

    @Parameters(index = "1..*", paramLabel = "RUN", description = "Folders of finished runs: nothing is trained.")
    private List<Path> runs = new ArrayList<>();

    @Option(names = "--task", paramLabel = "TASK", description = "ecg or ehr, or a plugin's own; default: all of them.")
    private Optional<String> task = Optional.empty();

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "quick (generated data, minutes) or paper (the full protocol); default: ${DEFAULT-VALUE}.")
    private String profile = "quick";

    @Option(
            names = "--config",
            paramLabel = "CONF",
            description = "A configuration instead of the profile's, such as --print-config prints; needs --task.")
    private Optional<Path> config = Optional.empty();

    @Option(
            names = "--as",
            paramLabel = "METHOD=LABEL",
            description = "Finished runs of another label are a method of the paper, such as --as bbm=bbm-weight-10."
                    + " Repeatable.")
    private Map<String, String> labels = new LinkedHashMap<>();

    @Option(names = "--print-config", description = "Prints the experiment's configuration, and trains nothing.")
    private boolean printConfig;

    @Mixin
    private Settings settings = new Settings();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Where reproduction.txt, .json, claims.csv and report.html go; default: the folder runs of the"
                            + " configuration, for finished runs nowhere.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--json", description = "Prints one JSON document.")
    private boolean json;

    ReproduceCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        Set<Target> targets = targets();
        if (runs.isEmpty() && !labels.isEmpty()) {
            throw wrong("--as is for finished runs; none is given");
        }
        if (printConfig) {
            if (config.isPresent() || !runs.isEmpty()) {
                throw wrong("--print-config prints a profile's configuration; leave out --config and runs");
            }
            context.out().print(ConfigurationText.of(resource(one("--print-config")), settings.settings()));
            return ExitCode.DONE;
        }
        return runs.isEmpty() ? train(targets) : ofRuns(targets);
    }

    private Set<Target> targets() {
        if (target.equals(ALL)) {
            return EnumSet.allOf(Target.class);
        }
        return EnumSet.of(Arrays.stream(Target.values())
                .filter(known -> known.key().equals(target))
                .findFirst()
                .orElseThrow(() -> wrong("unknown target \"" + target + "\"; expected one of "
                        + Stream.concat(Arrays.stream(Target.values()).map(Target::key), Stream.of(ALL))
                                .collect(Collectors.joining(", ")))));
    }

    private int train(Set<Target> targets) throws IOException {
        List<ReproducedTask> chosen = config.isPresent() ? List.of(one("--config")) : chosen();
        // All are read before the first is trained, so that a mistake shows at once.
        Map<ReproducedTask, Experiment> experiments = new LinkedHashMap<>();
        for (ReproducedTask each : chosen) {
            experiments.put(each, experiment(each));
        }
        Reproducer reproducer = reproducer(targets);
        List<TaskReproduction> done = new ArrayList<>();
        for (Map.Entry<ReproducedTask, Experiment> entry : experiments.entrySet()) {
            done.add(reproducer.train(entry.getKey(), entry.getValue()));
        }
        Path folder = out.orElse(experiments.values().iterator().next().runs());
        print(config.isPresent() ? config.get().toString() : profile, targets, done, Optional.of(folder));
        boolean finished = done.stream()
                .flatMap(each -> each.test().methods().stream())
                .anyMatch(row -> !row.seeds().isEmpty());
        return finished ? ExitCode.DONE : ExitCode.FAILED;
    }

    private Experiment experiment(ReproducedTask each) {
        return config.map(file -> context.experiment(file, settings))
                .orElseGet(() -> context.configurations().loadResource(resource(each), settings.settings()));
    }

    private int ofRuns(Set<Target> targets) throws IOException {
        if (config.isPresent()) {
            throw wrong("--config is for training; the runs have their configuration beside them");
        }
        List<FinishedRun> finished = runs.stream().map(RunStore::read).toList();
        ComparisonRuns compared = named(ComparisonRuns.of(finished));
        if (compared.contenders().isEmpty()) {
            throw wrong("all of these runs are teachers; nothing to compare");
        }
        Experiment experiment = context.experiment(finished.get(0).folder().config(), settings);
        ReproducedTask of = task.isPresent() ? one("--task") : taskOf(experiment);
        print(RUNS, targets, List.of(reproducer(targets).ofRuns(of, experiment, compared)), out);
        return ExitCode.DONE;
    }

    private ComparisonRuns named(ComparisonRuns found) {
        ComparisonRuns renamed = found;
        for (Map.Entry<String, String> entry : labels.entrySet()) {
            if (!renamed.contenders().containsKey(entry.getValue())) {
                throw wrong("--as " + entry.getKey() + "=" + entry.getValue() + ": none of the runs is labelled "
                        + entry.getValue() + "; expected one of "
                        + String.join(", ", renamed.contenders().keySet()));
            }
            if (renamed.contenders().containsKey(entry.getKey())) {
                throw wrong("--as " + entry.getKey() + "=" + entry.getValue() + ": there are runs labelled "
                        + entry.getKey() + " already");
            }
            renamed = renamed.renamed(entry.getValue(), entry.getKey());
        }
        return renamed;
    }

    private Reproducer reproducer(Set<Target> targets) {
        return new Reproducer(context.catalog(), new ConsoleProgress(context.err()), targets);
    }

    /** The task of the plugin that reads the runs' data. */
    private ReproducedTask taskOf(Experiment experiment) {
        Optional<String> plugin = context.catalog()
                .find(ExtensionKind.DATA, experiment.data().type())
                .map(found -> found.plugin().id());
        List<ReproducedTask> fitting = tasks().stream()
                .filter(each -> Optional.of(each.plugin()).equals(plugin))
                .toList();
        if (fitting.size() != 1) {
            throw wrong("the data " + experiment.data().type() + " do not say which task these runs are of; expected"
                    + " --task with one of " + names());
        }
        return fitting.get(0);
    }

    /** The tasks that are asked for. */
    private List<ReproducedTask> chosen() {
        if (task.isEmpty()) {
            List<ReproducedTask> withProfile = tasks().stream()
                    .filter(each -> each.profiles().containsKey(profile))
                    .toList();
            if (withProfile.isEmpty()) {
                throw wrong("no task has the profile \"" + profile + "\"; expected one of "
                        + tasks().stream()
                                .flatMap(each -> each.profiles().keySet().stream())
                                .distinct()
                                .sorted()
                                .collect(Collectors.joining(", ")));
            }
            return withProfile;
        }
        return List.of(one("--task"));
    }

    /** The one task that is named, or the only one there is. */
    private ReproducedTask one(String option) {
        List<ReproducedTask> known = tasks();
        if (task.isEmpty()) {
            if (known.size() == 1) {
                return known.get(0);
            }
            throw wrong(option + " needs --task with one of " + names());
        }
        return known.stream()
                .filter(each -> each.name().equals(task.get()))
                .findFirst()
                .orElseThrow(() -> wrong("unknown task \"" + task.get() + "\"; expected one of " + names()));
    }

    private List<ReproducedTask> tasks() {
        return ReproducedTask.all();
    }

    private String names() {
        return tasks().stream().map(ReproducedTask::name).collect(Collectors.joining(", "));
    }

    private String resource(ReproducedTask of) {
        String resource = of.profiles().get(profile);
        if (resource == null) {
            throw wrong("the task " + of.name() + " has no profile \"" + profile + "\"; expected one of "
                    + of.profiles().keySet().stream().sorted().collect(Collectors.joining(", ")));
        }
        return resource;
    }

    private void print(String made, Set<Target> targets, List<TaskReproduction> tasks, Optional<Path> folder)
            throws IOException {
        Map<String, Object> provenance = new LinkedHashMap<>();
        provenance.put("decant", Versions.decant());
        provenance.put("tensorflow", Versions.tensorFlow());
        provenance.put("processors", Runtime.getRuntime().availableProcessors());
        provenance.put("system", System.getProperty("os.name", "") + " " + System.getProperty("os.arch", ""));
        provenance.put(
                "command",
                "decant reproduce "
                        + String.join(" ", spec.commandLine().getParseResult().originalArgs()));
        Reproduction reproduction = new Reproduction(made, List.copyOf(targets), tasks, provenance);
        context.out().print(json ? new ReproductionJson().render(reproduction) : ReproductionText.render(reproduction));
        if (folder.isPresent()) {
            ReproductionFiles.write(folder.get(), reproduction);
            ReproductionPage.write(folder.get().resolve("report.html"), reproduction);
            context.err()
                    .println("written to " + folder.get() + ": reproduction.txt, reproduction.json, claims.csv,"
                            + " report.html, and the comparison of each task");
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
