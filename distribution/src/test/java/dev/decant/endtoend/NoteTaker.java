package dev.decant.endtoend;

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
import dev.decant.api.plugin.DecantPlugin;
import dev.decant.api.plugin.ExtensionKind;
import dev.decant.api.plugin.PluginModule;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** The listener {@code notes}: a line in a file for each thing that it hears. */
public final class NoteTaker implements RunListener<NoteTaker.Options> {
    public record Options(@Meaning("where lines go") Path file) {}

    /** Brings it along. */
    public static final class Plugin extends PluginModule {
        public Plugin() {
            super("notes", ApiVersion.CURRENT);
        }

        @Override
        protected void configure() {
            extension(ExtensionKind.LISTENER, "notes", NoteTaker.class);
        }
    }

    /**
     * The class path of the tests with this plugin.
     *
     * @param folder where its services file goes
     */
    static ClassLoader plugins(Path folder) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(DecantPlugin.class.getName()), Plugin.class.getName() + "\n");
        Files.writeString(folder.resolve("reference.conf"), "defaults.listener.notes {}\n");
        return new URLClassLoader(new URL[] {url(folder)}, NoteTaker.class.getClassLoader());
    }

    private static URL url(Path folder) throws MalformedURLException {
        return folder.toUri().toURL();
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
        Notes notes = new Notes(options.file());
        notes.add("open " + study.kind() + " " + study.name() + " in " + study.folder());
        return notes;
    }

    private record Notes(Path file) implements Listening {
        void add(String line) throws IOException {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }

        @Override
        public void started(RunInfo run, int epochsBefore, Instant at) throws IOException {
            add("started " + run.label());
        }

        @Override
        public void epochDone(RunInfo run, EpochInfo epoch) throws IOException {
            add("epoch " + run.label());
        }

        @Override
        public void finished(RunInfo run, RunEnd end) throws IOException {
            add("finished " + run.label());
        }

        @Override
        public void found(RunInfo run, List<EpochInfo> epochs, RunEnd end) throws IOException {
            add("found " + run.label());
        }

        @Override
        public void stopped(RunInfo run, RunStop stop) throws IOException {
            add("stopped " + run.label() + " " + stop.reason());
        }

        @Override
        public void ended(StudyEnd end) throws IOException {
            add("ended "
                    + end.files().stream()
                            .map(file -> String.valueOf(file.path().getFileName()))
                            .toList());
        }

        @Override
        public void close() throws IOException {
            add("close");
        }
    }
}
