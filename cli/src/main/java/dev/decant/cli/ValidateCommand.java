package dev.decant.cli;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.data.DataException;
import dev.decant.runtime.config.ConfigurationException;
import dev.decant.runtime.config.ExperimentVariants;
import dev.decant.runtime.config.Problem;
import dev.decant.runtime.experiment.Thoroughness;
import dev.decant.study.run.ExperimentCheck;
import dev.decant.study.table.JsonText;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code decant validate}: reads a configuration and its data, and reports every problem in them. */
@Command(name = "validate", description = "Checks a configuration and its data, and reports every problem in them.")
final class ValidateCommand extends ConfiguredCommand {
    private final Console console;
    private final Provider<ExperimentVariants.Reader> configurations;
    private final Provider<ExperimentCheck> check;

    @Parameters(paramLabel = "CONF", description = "The configuration file.")
    private Path file = Path.of("");

    @ArgGroup(exclusive = true)
    private Closeness closeness = new Closeness();

    @Option(names = "--json", description = "Prints one JSON document, with what is wrong if anything is.")
    private boolean json;

    /** One of two, or neither. */
    private static final class Closeness {
        @Option(
                names = "--quick",
                description = "Builds every graph and times no step: no estimate of time and memory.")
        private boolean quick;

        @Option(
                names = "--deep",
                description =
                        "Reads every record; otherwise all headers are compared with their files and a sample is read.")
        private boolean deep;

        Thoroughness thoroughness() {
            return quick ? Thoroughness.QUICK : deep ? Thoroughness.DEEP : Thoroughness.USUAL;
        }
    }

    /** @param check of a configuration that was bound */
    @Inject
    ValidateCommand(
            Console console, Provider<ExperimentVariants.Reader> configurations, Provider<ExperimentCheck> check) {
        this.console = console;
        this.configurations = configurations;
        this.check = check;
    }

    @Override
    public Integer call() {
        if (json) {
            return inJson();
        }
        lines().forEach(console::line);
        console.line(file + ": configuration is valid");
        return ExitCode.DONE;
    }

    private List<String> lines() {
        return check.get().check(configurations.get().read(file, settings()).base(), closeness.thoroughness());
    }

    private int inJson() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("file", file.toString());
        try {
            List<String> lines = lines();
            document.put("valid", true);
            document.put("lines", lines);
            console.out().println(JsonText.of(document));
            return ExitCode.DONE;
        } catch (ConfigurationException e) {
            return invalid(document, e.problems(), ExitCode.WRONG_USAGE);
        } catch (InvalidConfiguration e) {
            return invalid(document, List.of(problem(e)), ExitCode.WRONG_USAGE);
        } catch (DataException e) {
            return invalid(document, List.of(problem(e)), ExitCode.FAILED);
        }
    }

    /** Of the configuration or its data as a whole. */
    private Problem problem(RuntimeException e) {
        return new Problem(file.toString(), "", String.valueOf(e.getMessage()));
    }

    private int invalid(Map<String, Object> document, List<Problem> problems, int code) {
        document.put("valid", false);
        document.put(
                "problems",
                problems.stream()
                        .map(problem ->
                                Map.of("where", problem.where(), "key", problem.path(), "message", problem.message()))
                        .toList());
        console.out().println(JsonText.of(document));
        return code;
    }
}
