package dev.decant.cli;

import dev.decant.study.download.DownloadRequest;
import dev.decant.study.download.Downloaded;
import dev.decant.study.download.Downloading;
import dev.decant.study.download.PublicDataset;
import dev.decant.study.request.InvalidRequest;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code decant data get}: fetches a public data set once its licence is accepted. */
@Command(
        name = "get",
        description = {
            "Fetches a public data set from where it is published: shows its licence, asks whether it is accepted,"
                    + " downloads, compares every file with its published SHA-256, and unpacks.",
            "The same command again goes on with what a killed download left, compares what is there, that which was"
                    + " unpacked by size and CRC-32, and fetches only what is missing or damaged."
        },
        footer = {
            "",
            "Example:",
            "  export DECANT_DATA=$HOME/decant-data",
            "  decant data get cinc2017",
            "  decant data describe examples/cinc2017.conf"
        })
final class DataGetCommand implements Callable<Integer> {
    private static final String ROOT = "DECANT_DATA";

    private final Console console;
    private final Provider<Downloading> downloading;

    @Parameters(paramLabel = "NAME", description = "cinc2017, cinc2019, cinc2021, ludb or eicu-demo.")
    private String name = "";

    @Option(
            names = {"--accept-licence", "--accept-license"},
            description = "Accepts the licence without being asked.")
    private boolean accepted;

    @Option(
            names = "--to",
            paramLabel = "DIR",
            description = "The folder for the files. Default: $DECANT_DATA/NAME, where the examples look.")
    private Optional<Path> to = Optional.empty();

    @Option(
            names = "--from",
            paramLabel = "URL",
            description = "A mirror, whose addresses the paths of the files follow.")
    private Optional<URI> from = Optional.empty();

    @Option(
            names = "--connections",
            defaultValue = "4",
            paramLabel = "N",
            description = "Files to fetch at a time. Default: ${DEFAULT-VALUE}.")
    private int connections;

    @Option(names = "--unverified", description = "Takes files as they come where the source publishes no checksums.")
    private boolean unverified;

    @Inject
    DataGetCommand(Console console, Provider<Downloading> downloading) {
        this.console = console;
        this.downloading = downloading;
    }

    @Override
    public Integer call() throws IOException {
        PublicDataset set = downloading.get().find(name);
        Path folder = to.or(() -> Optional.ofNullable(System.getenv(ROOT))
                        .filter(root -> !root.isBlank())
                        .map(root -> Path.of(root, name)))
                .orElseThrow(() -> InvalidRequest.because(ROOT
                        + " is not set, so there is no place where the examples would look for " + name
                        + "; set it, or say --to DIR"));
        show(set, folder);
        if (!accepted && !isAcceptedByUser(set)) {
            console.err().println("decant: the licence was not accepted; nothing was fetched");
            return ExitCode.FAILED;
        }
        DownloadRequest request = new DownloadRequest(name, folder, from, unverified, connections);
        Downloaded downloaded;
        try (DownloadProgress progress = new DownloadProgress(console)) {
            downloaded = downloading.get().download(request, progress);
        }
        console.err()
                .println(String.format(
                        Locale.ROOT,
                        "%,d %s fetched, %,d there already%s; compared with %s",
                        downloaded.fetched(),
                        downloaded.fetched() == 1 ? "file" : "files",
                        downloaded.present(),
                        downloaded.missing() > 0
                                ? String.format(Locale.ROOT, ", %,d not to be had and not needed", downloaded.missing())
                                : "",
                        downloaded.verified()));
        console.out().println(downloaded.folder());
        return ExitCode.DONE;
    }

    private void show(PublicDataset set, Path folder) {
        console.err().println(set.title() + ", version " + set.version());
        line("licence", set.licence() + ", " + set.licenceUrl());
        line("source", from.orElse(set.source()).toString());
        line("described", set.page().toString());
        line("size", set.size());
        line("goes to", folder.toString());
    }

    private void line(String what, String text) {
        console.err().println(String.format(Locale.ROOT, "  %-10s %s", what, text));
    }

    /** @throws InvalidRequest if there is nobody to ask */
    private boolean isAcceptedByUser(PublicDataset set) {
        Console.User user = console.user()
                .orElseThrow(() -> InvalidRequest.because("the licence of " + name + " (" + set.licence()
                        + ") has to be accepted: say --accept-licence, or answer on a terminal"));
        console.err().flush();
        String answer = user.answer("Do you accept the licence " + set.licence() + "? [y/N] ");
        return answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
    }
}
