package dev.decant.study.download;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import dev.decant.api.data.DataException;
import dev.decant.io.file.AtomicFile;
import dev.decant.io.file.ReadFailure;
import dev.decant.runtime.plugin.NearestName;
import dev.decant.runtime.plugin.PluginCatalog;
import dev.decant.study.download.FileFetch.Outcome;
import dev.decant.study.request.InvalidRequest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Fetches public data sets. */
public final class Downloading {
    private final PluginCatalog catalog;
    private final Duration pause;
    private final Duration stalled;

    @Inject
    Downloading(PluginCatalog catalog) {
        this(catalog, Duration.ofSeconds(1), Duration.ofSeconds(60));
    }

    /**
     * @param pause before the second attempt at what broke
     * @param stalled after so long without a byte a connection is taken for broken
     */
    Downloading(PluginCatalog catalog, Duration pause, Duration stalled) {
        this.catalog = catalog;
        this.pause = pause;
        this.stalled = stalled;
    }

    /** The names of the sets that there are. */
    public SortedSet<String> names() {
        return new TreeSet<>(catalog.datasets().keySet());
    }

    /**
     * What is known of a set before anything is fetched: its licence is to be accepted first.
     *
     * @throws InvalidRequest if there is none of that name, or its entry is wrong
     */
    public PublicDataset find(String name) {
        if (!(catalog.datasets().get(name) instanceof ConfigObject entry)) {
            throw InvalidRequest.because("there is no data set " + name + "; expected one of "
                    + String.join(", ", names())
                    + NearestName.of(name, names())
                            .map(nearest -> "; did you mean " + nearest + "?")
                            .orElse(""));
        }
        try {
            return PublicDataset.of(name, entry.toConfig());
        } catch (ConfigException | IllegalArgumentException e) {
            throw InvalidRequest.because("datasets." + name + " is wrong: " + e.getMessage());
        }
    }

    /**
     * Fetches what is not there yet. What a killed download left is gone on with.
     *
     * @throws InvalidRequest if there is no such set, or the request cannot be
     * @throws IOException if a file cannot be had, is not what was published, or cannot be written
     * @throws DataException if a zip is damaged or a trap
     */
    public Downloaded download(DownloadRequest request, DownloadListener listener) throws IOException {
        PublicDataset set = find(request.name());
        URI base = request.from().orElse(set.source());
        requireSensible(request, base);
        RemoteFolder source = new RemoteFolder(base);
        makeFolder(request.to());
        Heard heard = new Heard(listener);
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Downloading::daemon);
        try {
            Attempts attempts = new Attempts(pause);
            StallWatch watch = new StallWatch(timer, stalled);
            DownloadPlan plan = DownloadPlan.of(set, new RemoteLists(source, attempts, watch), request);
            heard.planned(plan.files().size());
            Map<Outcome, Integer> outcomes = fetch(plan, new Transfer(source, attempts, watch), heard, request);
            Downloaded downloaded = new Downloaded(
                    request.to(),
                    outcomes.getOrDefault(Outcome.FETCHED, 0),
                    outcomes.getOrDefault(Outcome.PRESENT, 0),
                    outcomes.getOrDefault(Outcome.MISSING, 0),
                    plan.verified());
            writeSource(set, base, downloaded);
            return downloaded;
        } finally {
            timer.shutdownNow();
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "download");
        thread.setDaemon(true);
        return thread;
    }

    private static void requireSensible(DownloadRequest request, URI base) {
        boolean web = ("http".equalsIgnoreCase(base.getScheme()) || "https".equalsIgnoreCase(base.getScheme()))
                && base.getHost() != null
                && base.getQuery() == null;
        if (!web) {
            throw InvalidRequest.of("from", ": got " + base + "; expected an address such as https://host/folder/");
        }
        if (request.connections() < 1 || request.connections() > 32) {
            throw InvalidRequest.of("connections", ": got " + request.connections() + "; expected 1 to 32");
        }
        if (Files.exists(request.to()) && !Files.isDirectory(request.to())) {
            throw InvalidRequest.of("to", ": " + request.to() + " is not a folder");
        }
    }

    private static void makeFolder(Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new IOException(folder + " cannot be written: " + ReadFailure.reason(e), e);
        }
    }

    /** Several files at a time; the first that fails ends all. */
    private static Map<Outcome, Integer> fetch(
            DownloadPlan plan, Transfer transfer, Heard heard, DownloadRequest request) throws IOException {
        ExecutorService workers = Executors.newFixedThreadPool(request.connections(), Downloading::daemon);
        CompletionService<Outcome> running = new ExecutorCompletionService<>(workers);
        FileFetch file = new FileFetch(transfer, heard);
        try {
            plan.files().forEach(planned -> running.submit(() -> heard.of(planned, file.of(planned))));
            Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
            for (int done = 0; done < plan.files().size(); done++) {
                outcomes.merge(running.take().get(), 1, Integer::sum);
            }
            return outcomes;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            throw rethrown(e);
        } finally {
            workers.shutdownNow();
        }
    }

    private static IOException rethrown(ExecutionException e) {
        if (e.getCause() instanceof InterruptedIOException) {
            throw new CancellationException("interrupted");
        } else if (e.getCause() instanceof IOException failure) {
            return failure;
        } else if (e.getCause() instanceof DataException failure) {
            throw failure;
        }
        throw new IllegalStateException(e.getCause());
    }

    /** One listener hears many threads. */
    private static final class Heard implements DownloadListener {
        private final DownloadListener to;
        private int files;
        private int done;

        Heard(DownloadListener to) {
            this.to = to;
        }

        @Override
        public synchronized void planned(int all) {
            files = all;
            to.planned(all);
        }

        @Override
        public synchronized void transferring(String file, long bytes, OptionalLong of) {
            to.transferring(file, bytes, of);
        }

        synchronized Outcome of(PlannedFile file, Outcome outcome) {
            done++;
            if (outcome == Outcome.MISSING) {
                to.missing(file.path(), done, files);
            } else {
                to.finished(file.path(), done, files);
            }
            return outcome;
        }

        @Override
        public synchronized void notice(String line) {
            to.notice(line);
        }
    }

    /** Says beside the files what they are. */
    private static void writeSource(PublicDataset set, URI base, Downloaded downloaded) throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                set.title() + ", version " + set.version(),
                "described at " + set.page(),
                "licence: " + set.licence() + ", " + set.licenceUrl(),
                "fetched from " + base + " by decant data get " + set.name(),
                "compared with " + downloaded.verified()));
        AtomicFile.writeText(downloaded.folder().resolve("SOURCE.txt"), String.join("\n", lines) + "\n");
    }
}
