package dev.decant.io.file;

import dev.decant.api.data.DataException;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.function.Consumer;

/** The regular files of a folder and the folders in it. Links are followed as long as they stay within the folder. */
record FolderWalk(Path root) {
    /**
     * Walks what is not hidden; pipes, devices and links to nothing are passed over, for they hold nothing.
     *
     * @throws DataException if a link leads out of the folder, or the folder cannot be listed
     */
    void forEach(Consumer<FolderFile> file) {
        try {
            Path real = root.toRealPath();
            Files.walkFileTree(
                    root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<Path>() {
                        @Override
                        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
                                throws IOException {
                            if (folder.equals(root)) {
                                return FileVisitResult.CONTINUE;
                            }
                            if (isHidden(folder)) {
                                return FileVisitResult.SKIP_SUBTREE;
                            }
                            requireWithin(folder, real);
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
                            if (attributes.isRegularFile() && !isHidden(path)) {
                                requireWithin(path, real);
                                file.accept(new FolderFile(path, attributes.size()));
                            }
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFileFailed(Path path, IOException failure) {
                            throw unlisted(path, failure);
                        }
                    });
        } catch (IOException e) {
            throw unlisted(root, e);
        }
    }

    private DataException unlisted(Path path, IOException e) {
        return new DataException(root + " cannot be listed: " + path + ": " + ReadFailure.reason(e), e);
    }

    private void requireWithin(Path path, Path real) throws IOException {
        if (!Files.isSymbolicLink(path)) {
            return;
        }
        Path target = path.toRealPath();
        if (!target.startsWith(real)) {
            throw new DataException(path + " is a link to " + target + ", outside of " + root
                    + "; expected the file itself, or that folder named in path");
        }
    }

    /** Also the {@code ._*} companions that some archivers add. */
    private static boolean isHidden(Path path) {
        return String.valueOf(path.getFileName()).startsWith(".");
    }
}
