package dev.decant.reproduction.workload;

import dev.decant.api.network.InputSpec;
import dev.decant.runtime.benchmark.StepBatches;
import dev.decant.runtime.benchmark.Workload;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.config.ExperimentLoader;
import dev.decant.runtime.config.Setting;
import dev.decant.runtime.data.NoiseBatch;
import dev.decant.runtime.experiment.RunSpecs;
import dev.decant.runtime.experiment.UntrainedRuns;
import dev.decant.runtime.graph.DataForm;
import dev.decant.runtime.graph.GraphSpec;
import dev.decant.runtime.plugin.NearestName;
import dev.decant.runtime.run.RunSpec;
import dev.decant.study.request.InvalidRequest;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Training steps of the paper: both teachers, and both students plainly, by DeiT and by block-by-block matching, each on
 * one batch of noise.
 */
public final class PaperWorkloads {
    private static final long SEED = 1;
    private static final Map<String, Member> MEMBERS = members();

    private final ExperimentLoader configurations;
    private final UntrainedRuns runs;

    @Inject
    PaperWorkloads(ExperimentLoader configurations, UntrainedRuns runs) {
        this.configurations = configurations;
        this.runs = runs;
    }

    /** The run of an experiment that a workload is. */
    private record Member(PaperTask task, String label) {}

    private static Map<String, Member> members() {
        Map<String, Member> members = new LinkedHashMap<>();
        members.put("resnet1d", new Member(PaperTask.ECG, RunSpecs.TEACHER));
        members.put("ecg-plain", new Member(PaperTask.ECG, "plain"));
        members.put("ecg-deit", new Member(PaperTask.ECG, "deit"));
        members.put("ecg-bbm", new Member(PaperTask.ECG, "bbm"));
        members.put("lstm", new Member(PaperTask.EHR, RunSpecs.TEACHER));
        members.put("ehr-plain", new Member(PaperTask.EHR, "plain"));
        members.put("ehr-deit", new Member(PaperTask.EHR, "deit"));
        members.put("ehr-bbm", new Member(PaperTask.EHR, "bbm"));
        return Collections.unmodifiableMap(members);
    }

    /** The names of all, in the order of tables. */
    public static List<String> names() {
        return List.copyOf(MEMBERS.keySet());
    }

    /**
     * Workloads by their names.
     *
     * @param settings override keys of their configurations
     * @throws InvalidRequest if one is unknown; the message lists those that there are
     * @throws dev.decant.runtime.config.ConfigurationException if a setting is wrong, or a plugin is missing
     */
    public List<Workload> named(List<String> names, WorkloadSize size, List<Setting> settings) {
        names.forEach(PaperWorkloads::member);
        return names.stream().map(name -> workload(name, size, settings)).toList();
    }

    private static Member member(String name) {
        return Optional.ofNullable(MEMBERS.get(name))
                .orElseThrow(() -> InvalidRequest.because("there is no workload and no configuration file \"" + name
                        + "\"; the workloads are " + String.join(", ", names())
                        + NearestName.of(name, names())
                                .map(nearest -> "; did you mean " + nearest + "?")
                                .orElse("")));
    }

    private Workload workload(String name, WorkloadSize size, List<Setting> settings) {
        Member member = member(name);
        PaperTask task = member.task();
        Experiment experiment = configurations.loadResource(task.resource(size), settings);
        RunSpec run = runs.of(experiment).stream()
                .filter(each -> each.label().equals(member.label()))
                .findFirst()
                .orElseThrow(() -> InvalidRequest.because(
                        "the settings leave the workload " + name + " without its network " + member.label()));
        DataForm form = task.form(size);
        InputSpec input = form.input();
        return new Workload(
                name,
                new GraphSpec(form, run.recipe(), Optional.of(runs.teacher(experiment, form.task()))),
                train ->
                        StepBatches.same(NoiseBatch.of(input, form.task(), train.batchSize(), task.steps(size), SEED)));
    }
}
