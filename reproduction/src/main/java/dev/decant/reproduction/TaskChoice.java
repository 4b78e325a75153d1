package dev.decant.reproduction;

import dev.decant.api.plugin.ExtensionKind;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.plugin.LoadedPlugin;
import dev.decant.runtime.plugin.PluginCatalog;
import dev.decant.study.request.InvalidRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which tasks of the paper are asked for.
 *
 * @param tasks whose domain's plugin is loaded
 * @param task its name; empty where none is named
 * @param profile of the ready experiment
 */
record TaskChoice(List<ReproducedTask> tasks, Optional<String> task, String profile) {
    /** @throws InvalidRequest if no domain's plugin is loaded */
    static TaskChoice of(ReproductionRequest request, PluginCatalog catalog) {
        List<String> plugins = catalog.plugins().stream().map(LoadedPlugin::id).toList();
        List<ReproducedTask> tasks = ReproducedTask.all().stream()
                .filter(task -> plugins.contains(task.plugin()))
                .toList();
        if (tasks.isEmpty()) {
            throw InvalidRequest.because("no loaded plugin has an experiment to reproduce; see: decant plugins");
        }
        return new TaskChoice(tasks, request.task(), request.profile());
    }

    /**
     * The task that is named, or else all that have the profile.
     *
     * @throws InvalidRequest if there is none
     */
    List<ReproducedTask> all() {
        if (task.isPresent()) {
            return List.of(named(task.get()));
        }
        List<ReproducedTask> withProfile = tasks.stream()
                .filter(each -> each.profiles().containsKey(profile))
                .toList();
        if (withProfile.isEmpty()) {
            throw InvalidRequest.because("no task has the profile \"" + profile + "\"; expected one of "
                    + tasks.stream()
                            .flatMap(each -> each.profiles().keySet().stream())
                            .distinct()
                            .sorted()
                            .collect(Collectors.joining(", ")));
        }
        return withProfile;
    }

    /**
     * The one task that is named, or the only one there is.
     *
     * @param option that needs one
     * @throws InvalidRequest if there is none, or none is named of several
     */
    ReproducedTask one(String option) {
        if (task.isPresent()) {
            return named(task.get());
        }
        if (tasks.size() > 1) {
            throw InvalidRequest.of(option, " needs --task with one of " + names());
        }
        return tasks.get(0);
    }

    /**
     * The task that is named, or that of the plugin that reads the runs' data.
     *
     * @throws InvalidRequest if there is none
     */
    ReproducedTask of(Experiment experiment, PluginCatalog catalog) {
        if (task.isPresent()) {
            return named(task.get());
        }
        Optional<String> plugin = catalog.find(
                        ExtensionKind.DATA, experiment.data().type())
                .map(found -> found.plugin().id());
        List<ReproducedTask> fitting = tasks.stream()
                .filter(each -> Optional.of(each.plugin()).equals(plugin))
                .toList();
        if (fitting.size() != 1) {
            throw InvalidRequest.because("the data " + experiment.data().type()
                    + " do not say which task these runs are of; expected --task with one of " + names());
        }
        return fitting.get(0);
    }

    /**
     * The class-path resource of a task's profile.
     *
     * @throws InvalidRequest if it has no such profile
     */
    String resource(ReproducedTask of) {
        return Optional.ofNullable(of.profiles().get(profile))
                .orElseThrow(() -> InvalidRequest.because(
                        "the task " + of.name() + " has no profile \"" + profile + "\"; expected one of "
                                + of.profiles().keySet().stream().sorted().collect(Collectors.joining(", "))));
    }

    private ReproducedTask named(String name) {
        return tasks.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> InvalidRequest.because("unknown task \"" + name + "\"; expected one of " + names()));
    }

    private String names() {
        return tasks.stream().map(ReproducedTask::name).collect(Collectors.joining(", "));
    }
}
