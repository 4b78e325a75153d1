package dev.decant.study.analysis;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.data.DataException;
import dev.decant.api.data.Transform;
import dev.decant.io.text.Counted;
import dev.decant.runtime.checkpoint.Safetensors;
import dev.decant.runtime.data.BatchAssembler;
import dev.decant.runtime.data.CacheProgress;
import dev.decant.runtime.data.DrawnRecords;
import dev.decant.runtime.experiment.RunSpecs;
import dev.decant.runtime.experiment.TrainedNetworks;
import dev.decant.runtime.graph.AnalysisGraph;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.run.TeacherRun;
import dev.decant.runtime.run.TrainedOn;
import dev.decant.runtime.training.OpenedData;
import dev.decant.study.analysis.RepresentationSimilarity.Kernel;
import dev.decant.study.analysis.SimilarityChunks.Side;
import dev.decant.study.external.ExternalData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Looks into finished runs: rebuilds their networks from the configurations beside them, loads their best checkpoints
 * and compares what their blocks put out (Figures 2 and 3 of the paper). A result is kept in the run's folder, as
 * {@code analysis/test.json} or {@code analysis/external-NAME.json}, and read back as long as run, teacher, options and
 * records are the same.
 */
public final class Analyst {
    private static final String STUDENT = "student";
    private static final int LEAST_RECORDS = 4;

    private final TrainedNetworks networks;
    private final AnalysisOptions options;
    private final CacheProgress progress;

    /** @param progress hears a line for each analysis that is not read back */
    public Analyst(TrainedNetworks networks, AnalysisOptions options, CacheProgress progress) {
        this.networks = networks;
        this.options = options;
        this.progress = progress;
    }

    /**
     * Analyses a run on its test split.
     *
     * @param teacher whose blocks the run's blocks are compared with; empty for a teacher's own run, or if there is none
     * @param data that the run was trained on, with the run's split
     * @throws DataException if the data or a checkpoint is not the run's, or there are fewer than 4 records
     * @throws InvalidConfiguration if the teacher takes another input
     */
    public RunAnalysis analyse(FinishedRun run, Optional<FinishedRun> teacher, OpenedData data) throws IOException {
        TrainedOn origin = TrainedOn.of(run.folder());
        if (!origin.fingerprint().equals(data.set().fingerprint())
                || !data.rows(data.split().test()).ids().equals(run.test().ids())) {
            throw new DataException("the run " + run.folder().path() + " was trained on other data, or on the same data"
                    + " read or split otherwise; expected the section data of "
                    + run.folder().config());
        }
        Transform transform = data.set().preparation().restore(origin.preparation());
        BatchAssembler assembler =
                new BatchAssembler(data.cache(), transform, data.input(), data.task(), List.of(), run.seed());
        return analyse(
                run,
                teacher,
                new AnalysedRecords(
                        "test",
                        "test",
                        data.set().fingerprint(),
                        data.cache(),
                        assembler,
                        data.input(),
                        data.task(),
                        data.split().test()));
    }

    /**
     * Analyses a run on an external set, prepared as the run's own records were. Records count whatever their labels.
     *
     * @param teacher whose blocks the run's blocks are compared with; empty for a teacher's own run, or if there is none
     * @throws DataException if a checkpoint is not the run's, or there are fewer than 4 records
     * @throws InvalidConfiguration if run, teacher and set do not have the same input
     */
    public RunAnalysis analyse(FinishedRun run, Optional<FinishedRun> teacher, ExternalData set) throws IOException {
        return analyse(
                run,
                teacher,
                new AnalysedRecords(
                        set.name(),
                        "external-" + set.name(),
                        set.set().fingerprint(),
                        set.cache(),
                        set.assembler(run),
                        set.set().input(),
                        set.set().task(),
                        IntStream.range(0, set.cache().size()).toArray()));
    }

    private RunAnalysis analyse(FinishedRun run, Optional<FinishedRun> teacher, AnalysedRecords set)
            throws IOException {
        teacher.ifPresent(other -> requireSameInput(run, other));
        StoredAnalysis stored = new StoredAnalysis(run, teacher, set, options);
        Optional<RunAnalysis> before = stored.read();
        if (before.isPresent()) {
            return before.get();
        }
        int[] records = new DrawnRecords(set.cache()).some(set.records(), options.records());
        if (records.length < LEAST_RECORDS) {
            throw new DataException("the set " + set.name() + " has " + new Counted(records.length, "record")
                    + "; an analysis needs at least " + LEAST_RECORDS);
        }
        progress.notice("analysing " + run.folder().path() + " on " + new Counted(records.length, "record") + " of "
                + set.name());
        RunAnalysis analysis = analysed(run, teacher, set, records);
        // Images first: an analysis that is stored is read back, and nothing would write what a kill left out.
        new AnalysisImages(StoredAnalysis.folder(run), set.file(), run).write(analysis);
        stored.write(analysis);
        return analysis;
    }

    private static void requireSameInput(FinishedRun run, FinishedRun teacher) {
        String own = TrainedOn.of(run.folder()).input();
        String other = TrainedOn.of(teacher.folder()).input();
        if (!own.equals(other)) {
            throw new InvalidConfiguration("the teacher " + teacher.folder().path() + " takes " + other + ", the run "
                    + run.folder().path() + " takes " + own);
        }
    }

    private RunAnalysis analysed(FinishedRun run, Optional<FinishedRun> teacher, AnalysedRecords set, int[] records) {
        TeacherRun own = networks.of(run, run.test().task());
        Optional<TeacherRun> other =
                teacher.map(found -> networks.of(found, found.test().task()));
        try (AnalysisGraph graph = AnalysisGraph.build(set.input(), set.task(), own, other, options.window())) {
            graph.load(
                    Safetensors.read(run.folder().best()),
                    teacher.map(found -> Safetensors.read(found.folder().best())));
            List<SimilarityChunks> similarities = similarities(run, graph);
            AttentionChunks attention = new AttentionChunks(set.bySteps(), graph.attending());
            ChunkObserver observer = new ChunkObserver(graph, set, options.window());
            for (int[] chunk : DrawnRecords.parts(records, options.batchSize())) {
                ChunkSeen seen = observer.observe(chunk);
                for (Kernel kernel : Kernel.values()) {
                    List<List<CentredKernel>> kernels = kernels(kernel, seen);
                    similarities.stream()
                            .filter(similarity -> similarity.kernel() == kernel)
                            .forEach(similarity -> similarity.add(kernels));
                }
                attention.add(seen);
            }
            Optional<Attention> maps = attention.collected();
            if (maps.isEmpty() && !graph.attending().isEmpty()) {
                progress.notice("none of these records of " + set.name() + " has the " + options.window()
                        + " steps that the attention maps show; a smaller window would show shorter ones");
            }
            return new RunAnalysis(
                    run.folder().path().toString(),
                    run.label(),
                    run.seed(),
                    set.name(),
                    records.length,
                    similarities.stream().map(SimilarityChunks::collected).toList(),
                    maps);
        }
    }

    /** The run against its teacher, where there is one, and against itself, for each kernel. */
    private static List<SimilarityChunks> similarities(FinishedRun run, AnalysisGraph graph) {
        String whose = run.label().equals(RunSpecs.TEACHER) ? RunSpecs.TEACHER : STUDENT;
        Side own = new Side(whose, 0, graph.ownBlocks());
        Side teacher = new Side(RunSpecs.TEACHER, graph.ownBlocks().size(), graph.teacherBlocks());
        List<SimilarityChunks> similarities = new ArrayList<>();
        for (Kernel kernel : Kernel.values()) {
            if (!teacher.blocks().isEmpty()) {
                similarities.add(new SimilarityChunks(kernel, own, teacher));
            }
            similarities.add(new SimilarityChunks(kernel, own, own));
        }
        return similarities;
    }

    private static List<List<CentredKernel>> kernels(Kernel kernel, ChunkSeen seen) {
        return seen.grams().stream()
                .map(draws -> draws.stream()
                        .map(gram -> switch (kernel) {
                            case LINEAR -> CentredKernel.linear(gram, seen.samples());
                            case RBF -> CentredKernel.rbf(gram, seen.samples());
                        })
                        .toList())
                .toList();
    }
}
