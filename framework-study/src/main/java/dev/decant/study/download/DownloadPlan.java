package dev.decant.study.download;

import dev.decant.study.download.PublicDataset.Wanted;
import dev.decant.study.download.PublicDataset.WantedFile;
import dev.decant.study.download.PublicDataset.WantedFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which files are fetched, and what they must be.
 *
 * @param verified in words: what they are compared with
 */
record DownloadPlan(List<PlannedFile> files, String verified) {
    DownloadPlan {
        files = List.copyOf(files);
    }

    /**
     * Asks the source for its checksums, which are its list of files, too.
     *
     * @throws IOException if the source cannot be read, has not what the set needs, or publishes no checksums and files without one are
     *     not to be taken
     */
    static DownloadPlan of(PublicDataset set, RemoteLists lists, DownloadRequest request) throws IOException {
        RemoteFolder source = lists.source();
        String location = source.uri(set.checksums()).toString();
        Optional<ChecksumList> list = lists.find(set.checksums(), in -> ChecksumList.read(in, location));
        if (list.isEmpty() && !request.unverified() && set.files().stream().anyMatch(wanted -> !isPinned(wanted))) {
            throw new IOException(location + ": there is no such file, so that nothing says what the"
                    + " files must be; --unverified takes them as they come");
        }
        List<PlannedFile> files = new ArrayList<>();
        for (Wanted wanted : set.files()) {
            if (wanted instanceof WantedFolder folder) {
                files.addAll(ofFolder(folder, list, lists, request));
            } else if (wanted instanceof WantedFile file) {
                ofFile(file, list, set, source, request).ifPresent(files::add);
            }
        }
        boolean pinned = set.files().stream().allMatch(DownloadPlan::isPinned);
        return new DownloadPlan(
                files,
                pinned
                        ? "the SHA-256 that were published with the set and that Decant knows"
                        : list.isPresent()
                                ? "the SHA-256 in " + location
                                : "nothing but their lengths: " + location + " does not exist");
    }

    private static boolean isPinned(Wanted wanted) {
        return wanted instanceof WantedFile file && (file.sha256().isPresent() || file.optional());
    }

    private static List<PlannedFile> ofFolder(
            WantedFolder folder, Optional<ChecksumList> list, RemoteLists lists, DownloadRequest request)
            throws IOException {
        RemoteFolder source = lists.source();
        List<String> all =
                list.isPresent() ? List.copyOf(list.get().paths()) : new FolderPages(lists).files(folder.path());
        List<PlannedFile> files = new ArrayList<>();
        for (String path : all) {
            if (folder.wants(path)) {
                String within = folder.within(RemotePath.require(path, "the list of " + source.uri("")));
                files.add(new PlannedFile(
                        path, request.to().resolve(within), list.flatMap(known -> known.of(path)), false, false));
            }
        }
        if (files.isEmpty()) {
            throw new IOException(source.uri(folder.path() + "/") + ": no files " + folder.endings()
                    + " are listed there; the source has changed, or is another set's");
        }
        return files;
    }

    private static Optional<PlannedFile> ofFile(
            WantedFile file,
            Optional<ChecksumList> list,
            PublicDataset set,
            RemoteFolder source,
            DownloadRequest request)
            throws IOException {
        Optional<String> published = file.sha256().or(() -> list.flatMap(known -> known.of(file.path())));
        if (published.isEmpty() && list.isPresent() && file.optional()) {
            return Optional.empty();
        } else if (published.isEmpty() && list.isPresent() && !request.unverified()) {
            throw new IOException(source.uri(set.checksums()) + " does not list " + file.path()
                    + "; the source has changed, or is another set's");
        }
        Path to = request.to().resolve(file.name());
        return Optional.of(new PlannedFile(file.path(), to, published, file.unpack(), file.optional()));
    }
}
