package dev.decant.study.listening;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.config.Meaning;
import dev.decant.api.listener.EpochInfo;
import dev.decant.api.listener.Listening;
import dev.decant.api.listener.RunEnd;
import dev.decant.api.listener.RunInfo;
import dev.decant.api.listener.RunListener;
import dev.decant.api.listener.RunStop;
import dev.decant.api.listener.Study;
import dev.decant.api.listener.StudyEnd;
import dev.decant.api.plugin.ApiVersion;
import dev.decant.api.plugin.ExtensionKind;
import dev.decant.api.plugin.PluginModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** Writes down what it hears, and does what its options say. */
public final class ScriptedListener implements RunListener<ScriptedListener.Options> {
    /** What goes wrong. */
    public enum Does {
        HEAR,
        NOT_OPEN,
        REFUSE,
        HANG,
        FAIL,
        CRASH
    }

    public record Options(
            @Meaning("what goes wrong") Does does,
            @Meaning("where lines go") Path file) {}

    /** Brings it along. */
    public static final class Plugin extends PluginModule {
        public static final String REFERENCE = "defaults.listener.scripted { does = hear }";

        public Plugin() {
            super("scripted", ApiVersion.CURRENT);
        }

        @Override
        protected void configure() {
            extension(ExtensionKind.LISTENER, "scripted", ScriptedListener.class);
        }
    }

    @Override
    public Class<Options> configType() {
        return Options.class;
    }

    @Override
    public String summary() {
        return "Writes down what it hears";
    }

    @Override
    public Listening open(Options options, Study study, Consumer<String> notices) throws IOException {
        if (options.does() == Does.REFUSE) {
            throw new InvalidConfiguration("does is refuse");
        } else if (options.does() == Does.NOT_OPEN) {
            throw new IOException("there is nothing to open");
        }
        Lines lines = new Lines(options);
        lines.add("open " + study.kind() + " " + study.name() + " in " + study.folder());
        notices.accept("hears " + study.name());
        return lines;
    }

    private record Lines(Options options) implements Listening {
        void add(String line) throws IOException {
            Files.writeString(options.file(), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }

        @Override
        public void started(RunInfo run, int epochsBefore, Instant at) throws IOException {
            add("started " + run.label() + " " + run.seed() + " before " + epochsBefore + " of " + run.epochs() + " "
                    + run.settings().get("strategy.type"));
        }

        @Override
        public void epochDone(RunInfo run, EpochInfo epoch) throws IOException {
            add("epoch " + run.label() + " " + epoch.epoch() + " " + epoch.phase() + " "
                    + new TreeMap<>(epoch.values()));
            switch (options.does()) {
                case FAIL -> throw new IOException("the pencil broke\nin two");
                case CRASH -> throw new StackOverflowError();
                case HANG -> hang();
                default -> {}
            }
        }

        private void hang() throws IOException {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                add("woken");
            }
        }

        @Override
        public void finished(RunInfo run, RunEnd end) throws IOException {
            add("finished " + run.label() + " " + new TreeMap<>(end.values()).keySet());
        }

        @Override
        public void found(RunInfo run, List<EpochInfo> epochs, RunEnd end) throws IOException {
            add("found " + run.label() + " " + epochs.size());
        }

        @Override
        public void stopped(RunInfo run, RunStop stop) throws IOException {
            add("stopped " + run.label() + " " + stop.reason() + " " + stop.epochs() + " " + stop.message());
        }

        @Override
        public void ended(StudyEnd end) throws IOException {
            add("ended "
                    + end.files().stream()
                            .map(file -> file.path().getFileName().toString())
                            .toList());
        }

        @Override
        public void close() throws IOException {
            add("close");
        }
    }
}
