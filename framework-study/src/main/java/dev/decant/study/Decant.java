package dev.decant.study;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import dev.decant.runtime.EngineModule;
import dev.decant.runtime.benchmark.Workload;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.config.ExperimentLoader;
import dev.decant.runtime.config.ExperimentVariants;
import dev.decant.runtime.config.Setting;
import dev.decant.runtime.experiment.Thoroughness;
import dev.decant.runtime.plugin.PluginCatalog;
import dev.decant.runtime.plugin.PluginInjector;
import dev.decant.runtime.run.RunDamage;
import dev.decant.runtime.training.StopRequest;
import dev.decant.runtime.training.TrainingListener;
import dev.decant.study.analysis.AnalysedRun;
import dev.decant.study.analysis.Analysing;
import dev.decant.study.analysis.AnalysisRequest;
import dev.decant.study.benchmark.BenchmarkRequest;
import dev.decant.study.benchmark.Benchmarked;
import dev.decant.study.benchmark.Benchmarking;
import dev.decant.study.comparison.Compared;
import dev.decant.study.comparison.Comparing;
import dev.decant.study.comparison.ComparisonOptions;
import dev.decant.study.comparison.Findings;
import dev.decant.study.curve.CurveMaking;
import dev.decant.study.curve.LabelCurve;
import dev.decant.study.dataset.DataDescription;
import dev.decant.study.dataset.Describing;
import dev.decant.study.download.DownloadListener;
import dev.decant.study.download.DownloadRequest;
import dev.decant.study.download.Downloaded;
import dev.decant.study.download.Downloading;
import dev.decant.study.evaluation.EvaluatedRun;
import dev.decant.study.execution.Jobs;
import dev.decant.study.explain.ConfigurationReference;
import dev.decant.study.explain.Explained;
import dev.decant.study.explain.Explainer;
import dev.decant.study.explain.SectionDescription;
import dev.decant.study.export.Exporting;
import dev.decant.study.field.Generating;
import dev.decant.study.field.GenerationRequest;
import dev.decant.study.field.Scoring;
import dev.decant.study.figure.VariationFigure;
import dev.decant.study.figure.VariationRequest;
import dev.decant.study.figure.Varying;
import dev.decant.study.page.ComparisonFolder;
import dev.decant.study.page.CurveFolder;
import dev.decant.study.page.DataFolder;
import dev.decant.study.page.TuneFolder;
import dev.decant.study.run.Evaluating;
import dev.decant.study.run.ExperimentCheck;
import dev.decant.study.run.ListedRun;
import dev.decant.study.run.Predicted;
import dev.decant.study.run.Predicting;
import dev.decant.study.run.PredictionRequest;
import dev.decant.study.run.RunListing;
import dev.decant.study.run.Training;
import dev.decant.study.scaffold.PluginRequest;
import dev.decant.study.scaffold.PluginScaffold;
import dev.decant.study.search.SearchListener;
import dev.decant.study.search.Tuned;
import dev.decant.study.search.Tuning;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Decant for those who do not use Guice: one object on which everything is called that the command line can do, with typed
 * results. Each method is the service of that verb, whose documentation says what it throws; with Guice, install {@link
 * StudyModule} and inject the services. The paper's experiments are a module of their own: {@code create(loader, new
 * ReproductionModule()).service(Reproducing.class)}.
 *
 * <p>Nothing is printed, and nothing is kept beside what an instance holds. What a run does is heard by a {@link
 * TrainingListener}, what a search does by a {@link SearchListener}. Plugins that cannot be used are left out in silence: {@code
 * plugins().refused()} says which and why. The launcher sets what a program of one's own sets itself: {@code
 * -Dorg.bytedeco.javacpp.maxphysicalbytes=0}, so that memory outside the heap is not bounded by the heap, and in the environment
 * {@code TF_ENABLE_ONEDNN_OPTS=1} and {@code TF_CPP_MIN_LOG_LEVEL=2}, with which TensorFlow's own library says next to nothing on
 * standard error.
 *
 * <p>What is wrong is an exception of its own: {@link dev.decant.runtime.config.ConfigurationException} with every problem of a
 * configuration, by key; {@link dev.decant.api.config.InvalidConfiguration} where parts do not fit together; {@link
 * dev.decant.study.request.InvalidRequest} for an argument; {@link dev.decant.api.data.DataException} for records and runs that
 * cannot be read; {@link dev.decant.runtime.training.TrainingFailed}; {@link dev.decant.runtime.training.TrainingStopped} and
 * other {@link java.util.concurrent.CancellationException}s for what was {@linkplain #stoppedBy stopped}.
 *
 * <p>An instance may be kept for the life of the process, and several threads may call it. It holds no open files: whatever a
 * method opens it closes.
 */
public final class Decant {
    private final Injector injector;
    private final List<Module> others;

    private Decant(Injector injector, List<Module> others) {
        this.injector = injector;
        this.others = List.copyOf(others);
    }

    /** With the plugins of the class path. */
    public static Decant create() {
        return create(Decant.class.getClassLoader());
    }

    /**
     * With plugins from elsewhere and modules beside the studies' own.
     *
     * @param plugins sees the plugins to use, and Decant itself
     */
    public static Decant create(ClassLoader plugins, Module... modules) {
        List<Module> others = List.of(modules);
        return new Decant(
                PluginInjector.create(
                        plugins, modules(new StopRequest(), others).toArray(Module[]::new)),
                others);
    }

    private static List<Module> modules(StopRequest stop, List<Module> others) {
        List<Module> modules = new ArrayList<>(List.of(new EngineModule(stop), new StudyModule()));
        modules.addAll(others);
        return modules;
    }

    /**
     * The same, but what it trains stops once another thread {@linkplain StopRequest#make asks} for it: after the step that it is
     * at, saved, with a {@link java.util.concurrent.CancellationException}, a {@link
     * dev.decant.runtime.training.TrainingStopped} where the run was trained in this process. The same call again, or {@link
     * #resume}, goes on there to the same bits. This holds for {@link #train}, {@link #resume}, {@link #compare} and {@link #tune};
     * what does not train runs to its end.
     *
     * @param stop of one or several calls; once made it stays
     */
    public Decant stoppedBy(StopRequest stop) {
        PluginCatalog catalog = plugins();
        List<Module> modules = modules(stop, others);
        modules.add(binder -> binder.bind(PluginCatalog.class).toInstance(catalog));
        return new Decant(Guice.createInjector(modules), others);
    }

    /**
     * A service by its type, for those of other modules and for those that have no method here.
     *
     * @throws com.google.inject.ConfigurationException if no module binds it
     */
    public <T> T service(Class<T> type) {
        return injector.getInstance(type);
    }

    /** The extensions that there are, and the plugins that were refused. */
    public PluginCatalog plugins() {
        return service(PluginCatalog.class);
    }

    /** What can be explained, {@link Explainer#all()}. */
    public List<Explained> explained() {
        return service(Explainer.class).all();
    }

    /** The keys of an extension with type, default, range and meaning, {@link Explainer#extension(String, String)}. */
    public SectionDescription explain(String kind, String type) {
        return service(Explainer.class).extension(kind, type);
    }

    /** The keys of a section, such as {@code train}; empty for a kind of extensions, {@link Explainer#section}. */
    public Optional<SectionDescription> explain(String section) {
        return service(Explainer.class).section(section);
    }

    /** The reference of everything that can be configured, as Markdown. */
    public String reference() {
        return service(ConfigurationReference.class).markdown();
    }

    /** Begins a plugin, {@link PluginScaffold#write}. */
    public List<Path> newPlugin(PluginRequest request) throws IOException {
        return service(PluginScaffold.class).write(request);
    }

    /** Reads a configuration file, {@link ExperimentLoader#load}. */
    public Experiment load(Path file, Setting... overrides) {
        return service(ExperimentLoader.class).load(file, List.of(overrides));
    }

    /**
     * An experiment that is put together in a program, {@link ExperimentLoader#loadText(String, String, List)}. What is wrong is told
     * with the name, the line of the text and the key.
     *
     * @param name the folder of its runs, where the text names none
     * @param hocon what a configuration file holds
     * @param settings values that the program knows, such as {@code new Setting("data.path", folder.toString())}
     */
    public Experiment experiment(String name, String hocon, Setting... settings) {
        return service(ExperimentLoader.class).loadText(name, hocon, List.of(settings));
    }

    /** Reads a configuration file to search in it, or to compare with {@code compare.tune}, {@link ExperimentVariants.Reader#read}. */
    public ExperimentVariants variants(Path file, Setting... overrides) {
        return service(ExperimentVariants.Reader.class).read(file, List.of(overrides));
    }

    /** The same of an {@link #experiment} in a program. */
    public ExperimentVariants variants(String name, String hocon, Setting... settings) {
        return service(ExperimentVariants.Reader.class).readText(name, hocon, List.of(settings));
    }

    /** Looks for records that cannot be read, builds every graph without training and estimates memory and time, {@link ExperimentCheck#check}. */
    public List<String> validate(Experiment experiment) {
        return validate(experiment, Thoroughness.USUAL);
    }

    /** The same, more quickly or more closely. */
    public List<String> validate(Experiment experiment, Thoroughness thoroughness) {
        return service(ExperimentCheck.class).check(experiment, thoroughness);
    }

    /** Measures the training steps of its networks, {@link Benchmarking#benchmark}. */
    public Benchmarked benchmark(Experiment experiment, BenchmarkRequest request, TrainingListener listener) {
        return service(Benchmarking.class).benchmark(experiment, request, listener);
    }

    /** Measures workloads, {@link Benchmarking#benchmark(List, BenchmarkRequest, TrainingListener)}. */
    public Benchmarked benchmark(List<Workload> workloads, BenchmarkRequest request, TrainingListener listener) {
        return service(Benchmarking.class).benchmark(workloads, request, listener);
    }

    /** Trains one student, {@link Training#train}. */
    public EvaluatedRun train(Experiment experiment, TrainingListener listener) throws IOException {
        return service(Training.class).train(experiment, listener, judged -> {});
    }

    /** Trains an interrupted run on, {@link Training#resume}. */
    public EvaluatedRun resume(Path run, TrainingListener listener, Setting... overrides) throws IOException {
        return service(Training.class).resume(run, List.of(overrides), listener, judged -> {});
    }

    /** Trains and compares strategies, {@link Comparing#compare}; {@link #write} puts the result into a folder. */
    public Compared compare(Experiment experiment, ComparisonOptions options, TrainingListener listener)
            throws IOException {
        return service(Comparing.class).compare(experiment, options, listener);
    }

    /**
     * The same, after its section {@code compare.tune} had the strategies tuned, {@link Comparing#compare(ExperimentVariants,
     * ComparisonOptions, SearchListener, TrainingListener, Comparing.Writing)}.
     */
    public Compared compare(
            ExperimentVariants variants, ComparisonOptions options, SearchListener search, TrainingListener listener)
            throws IOException {
        return service(Comparing.class).compare(variants, options, search, listener, Comparing.Writing.NONE);
    }

    /** The same of a configuration file; of the searches the listener hears lines. */
    public Compared compare(Path file, ComparisonOptions options, TrainingListener listener, Setting... overrides)
            throws IOException {
        return compare(variants(file, overrides), options, SearchListener.lines(listener), listener);
    }

    /** Compares finished runs, {@link Comparing#compareRuns}. */
    public Compared compareRuns(
            List<Path> runs, ComparisonOptions options, TrainingListener listener, Setting... overrides)
            throws IOException {
        return service(Comparing.class).compareRuns(runs, List.of(overrides), options, listener);
    }

    /**
     * Sets finished comparisons beside one another by their labelled records, {@link CurveMaking#curve}; {@link
     * #write(LabelCurve, Path)} writes the curve.
     *
     * @param measure its name; empty for the primary one
     */
    public LabelCurve curve(List<Path> comparisons, Optional<String> measure) throws IOException {
        return service(CurveMaking.class).curve(comparisons, measure);
    }

    /** Writes a curve of label efficiency, {@link CurveFolder#write}. */
    public List<String> write(LabelCurve curve, Path folder) throws IOException {
        return CurveFolder.write(folder, curve);
    }

    /** Searches for the values of keys, {@link Tuning#tune}; {@link #write(Tuned)} writes the result into its folder. */
    public Tuned tune(ExperimentVariants variants, Jobs jobs, SearchListener search, TrainingListener listener)
            throws IOException {
        return service(Tuning.class).tune(variants, jobs, search, listener);
    }

    /** The same of a configuration file; of the search the listener hears lines. */
    public Tuned tune(Path file, Jobs jobs, TrainingListener listener, Setting... overrides) throws IOException {
        return tune(variants(file, overrides), jobs, SearchListener.lines(listener), listener);
    }

    /** Writes what a search found, {@link TuneFolder#write}. */
    public List<String> write(Tuned tuned) throws IOException {
        return TuneFolder.write(tuned);
    }

    /** Writes what a comparison found, {@link ComparisonFolder#write}. */
    public List<String> write(Findings findings, Path folder) throws IOException {
        return ComparisonFolder.write(folder, findings);
    }

    /** Judges a finished run, {@link Evaluating#evaluate}. */
    public EvaluatedRun evaluate(Path run, TrainingListener listener, Setting... overrides) throws IOException {
        return service(Evaluating.class).evaluate(run, List.of(overrides), listener, judged -> {});
    }

    /** Looks into finished runs, {@link Analysing#analyse}. */
    public List<AnalysedRun> analyse(List<Path> runs, AnalysisRequest request, TrainingListener listener)
            throws IOException {
        return service(Analysing.class).analyse(runs, request, listener, done -> {});
    }

    /** Predicts other records with a finished run, {@link Predicting#predict}. */
    public Predicted predict(PredictionRequest request, TrainingListener listener) throws IOException {
        return service(Predicting.class).predict(request, listener);
    }

    /** Hands a run's trained network over, with how it is fed and what is to be known of it, {@link Exporting#export}. */
    public Path export(Path run, Path out) throws IOException {
        return service(Exporting.class).export(run, out);
    }

    /** Lists the runs of a folder, {@link RunListing#list}. */
    public List<ListedRun> runs(Path folder) throws IOException {
        return service(RunListing.class).list(folder);
    }

    /** What is damaged in the runs of a folder, {@link RunListing#verify}. */
    public Map<Path, List<RunDamage>> verify(Path folder) throws IOException {
        return service(RunListing.class).verify(folder);
    }

    /** Scores files of predictions, {@link Scoring#score}; what is odd in them is not said. */
    public Map<String, Double> score(String scorer, Path labels, Path outputs, Setting... options) {
        return score(scorer, labels, outputs, warning -> {}, options);
    }

    /** The same, saying what is odd in the files. */
    public Map<String, Double> score(
            String scorer, Path labels, Path outputs, Consumer<String> warnings, Setting... options) {
        return service(Scoring.class).score(scorer, labels, outputs, List.of(options), warnings);
    }

    /** Describes the data of an experiment, {@link Describing#describe}; {@link #write(DataDescription, Path)} writes it. */
    public DataDescription describe(Experiment experiment, TrainingListener listener) {
        return service(Describing.class).describe(experiment, listener);
    }

    /** Writes what the data of an experiment look like, {@link DataFolder#write}. */
    public List<String> write(DataDescription description, Path folder) throws IOException {
        return DataFolder.write(folder, description);
    }

    /** Fetches a public data set, whose licence the caller accepts by that, {@link Downloading#download}. */
    public Downloaded download(DownloadRequest request, DownloadListener listener) throws IOException {
        return service(Downloading.class).download(request, listener);
    }

    /** Shows on a record what augmentation does, {@link Varying#vary}. */
    public VariationFigure vary(Experiment experiment, VariationRequest request, TrainingListener listener) {
        return service(Varying.class).vary(experiment, request, listener);
    }

    /** Writes synthetic recordings, {@link Generating#generate}. */
    public Path generate(GenerationRequest request) throws IOException {
        return service(Generating.class).generate(request);
    }
}
