package dev.decant.study.download;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import dev.decant.api.data.DataException;
import dev.decant.io.file.AtomicFile;
import dev.decant.io.file.ReadFailure;
import dev.decant.io.file.Sha256;
import dev.decant.runtime.plugin.NearestName;
import dev.decant.runtime.plugin.PluginCatalog;
import dev.decant.study.request.InvalidRequest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

    @Inject
    Downloading(PluginCatalog catalog) {
        this(catalog, Duration.ofSeconds(1));
    }

    /** @param pause before the second attempt at a file whose transfer broke */
    Downloading(PluginCatalog catalog, Duration pause) {
        this.catalog = catalog;
        this.pause = pause;
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
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(Downloading::daemon);
        try {
            DownloadPlan plan = DownloadPlan.of(set, source, request);
            heard.planned(plan.files().size());
            int fetched = fetch(plan, new FileFetch(new Transfer(source, watch, pause), heard), request);
            Downloaded downloaded =
                    new Downloaded(request.to(), fetched, plan.files().size() - fetched, plan.verified());
            writeSource(set, base, downloaded);
            return downloaded;
        } finally {
            watch.shutdownNow();
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
    private static int fetch(DownloadPlan plan, FileFetch file, DownloadRequest request) throws IOException {
        ExecutorService workers = Executors.newFixedThreadPool(request.connections(), Downloading::daemon);
        CompletionService<Boolean> running = new ExecutorCompletionService<>(workers);
        try {
            plan.files().forEach(planned -> running.submit(() -> file.fetch(planned)));
            int fetched = 0;
            for (int done = 0; done < plan.files().size(); done++) {
                fetched += running.take().get() ? 1 : 0;
            }
            return fetched;
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

        synchronized void finished(String file) {
            done++;
            to.finished(file, done, files);
        }

        @Override
        public synchronized void notice(String line) {
            to.notice(line);
        }
    }

    /** Makes that one file is there. */
    private record FileFetch(Transfer transfer, Heard heard) {
        /** Whether it had to be fetched. */
        boolean fetch(PlannedFile planned) throws IOException {
            boolean needed = !isThere(planned);
            if (needed) {
                try {
                    transfer.fetch(
                            planned.path(),
                            planned.file(),
                            planned.sha256(),
                            (bytes, of) -> heard.transferring(planned.path(), bytes, of));
                } catch (IOException e) {
                    if (!planned.optional() || planned.sha256().isPresent()) {
                        throw e;
                    }
                    heard.notice(e.getMessage() + "; it is not needed");
                    needed = false;
                }
            }
            if (planned.unpack() && Files.isRegularFile(planned.file())) {
                heard.notice("unpacking " + planned.file());
                new UnpackedFolder(planned.file())
                        .make(planned.sha256().isPresent() ? planned.sha256().get() : Sha256.hexOf(planned.file()));
            }
            heard.finished(planned.path());
            return needed;
        }

        private boolean isThere(PlannedFile planned) throws IOException {
            if (planned.unpack() && new UnpackedFolder(planned.file()).isOf(planned.sha256())) {
                return true;
            } else if (!Files.isRegularFile(planned.file())) {
                return false;
            }
            boolean same = planned.sha256().isEmpty()
                    || Sha256.hexOf(planned.file()).equals(planned.sha256().get());
            if (!same) {
                heard.notice(planned.file() + " is not what was published; it is fetched again");
            }
            return same;
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
