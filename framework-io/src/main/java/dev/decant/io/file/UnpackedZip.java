package dev.decant.io.file;

import dev.decant.api.data.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Unpacks a zip by the rules by which the zips of a data set are read, and no further than its own folder. */
public final class UnpackedZip {
    /** Recordings are packed to a third at best; what grows more than this all together is a trap. */
    private static final long MOST_TIMES = 200;

    private final Path archive;
    private final Path folder;

    private UnpackedZip(Path archive, Path folder) {
        this.archive = archive;
        this.folder = folder.toAbsolutePath().normalize();
    }

    /**
     * Unpacks every file but hidden ones.
     *
     * @param folder exists; nothing in it is replaced
     * @return the files, in the order of the zip
     * @throws DataException if the zip is damaged, an entry's name leads out of it or stands twice, it claims more than its
     *     bytes can become or than the disk has room for, or a file cannot be written
     */
    public static List<UnpackedFile> into(Path archive, Path folder) {
        return new UnpackedZip(archive, folder).unpack();
    }

    private List<UnpackedFile> unpack() {
        ZipEntries entries = new ZipEntries(archive);
        try (ZipFile zip = entries.open()) {
            List<ZipEntry> files = entries.of(zip).stream()
                    .filter(entry -> !entry.isDirectory() && !isHidden(entry))
                    .toList();
            requireRoom(files);
            List<UnpackedFile> written = new ArrayList<>();
            for (ZipEntry entry : files) {
                written.add(write(zip, entry));
            }
            return written;
        } catch (IOException e) {
            throw new DataException(ReadFailure.of(archive, e), e);
        }
    }

    private static boolean isHidden(ZipEntry entry) {
        return ("/" + entry.getName()).contains("/.") || entry.getName().startsWith("__MACOSX/");
    }

    private void requireRoom(List<ZipEntry> files) throws IOException {
        long total = files.stream().mapToLong(ZipEntry::getSize).sum();
        long packed = Files.size(archive);
        if (total > MOST_TIMES * packed + (1 << 20)) {
            throw new DataException(archive + " claims " + total + " bytes from " + packed + "; expected recordings");
        }
        long room = Files.getFileStore(folder).getUsableSpace();
        if (total > room) {
            throw new DataException(archive + " needs " + total + " bytes in " + folder + ", where " + room
                    + " are left; make room, or choose another folder");
        }
    }

    private UnpackedFile write(ZipFile zip, ZipEntry entry) {
        Path file = folder.resolve(entry.getName().replace('\\', '/')).normalize();
        if (!file.startsWith(folder) || file.equals(folder)) {
            throw new DataException(archive + " has an entry '" + entry.getName() + "'; expected names within the zip");
        }
        try {
            Files.createDirectories(file.getParent());
            try (OutputStream out =
                    Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                copy(zip, entry, out);
            }
            String path = folder.relativize(file).toString().replace('\\', '/');
            return new UnpackedFile(path, entry.getSize(), entry.getCrc());
        } catch (FileAlreadyExistsException e) {
            throw new DataException(file + " is there already; it was not replaced by the entry of " + archive, e);
        } catch (IOException e) {
            throw new DataException(file + " cannot be written: " + ReadFailure.reason(e), e);
        }
    }

    /** No more than the directory says is written, whatever the bytes become. */
    private void copy(ZipFile zip, ZipEntry entry, OutputStream out) throws IOException {
        CRC32 crc = new CRC32();
        byte[] chunk = new byte[1 << 16];
        long left = entry.getSize();
        try (InputStream in = content(zip, entry)) {
            for (int read = read(in, chunk, entry); read >= 0; read = read(in, chunk, entry)) {
                left -= read;
                if (left < 0) {
                    break;
                }
                crc.update(chunk, 0, read);
                out.write(chunk, 0, read);
            }
        }
        if (left != 0 || crc.getValue() != entry.getCrc()) {
            throw damaged(entry, "its bytes are not those of the zip's directory");
        }
    }

    private InputStream content(ZipFile zip, ZipEntry entry) {
        try {
            return zip.getInputStream(entry);
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(entry, ReadFailure.reason(e));
        }
    }

    private int read(InputStream in, byte[] chunk, ZipEntry entry) {
        try {
            return in.read(chunk);
        } catch (IOException e) {
            throw damaged(entry, ReadFailure.reason(e));
        }
    }

    private DataException damaged(ZipEntry entry, String why) {
        return new DataException(archive + "/" + entry.getName() + " is damaged: " + why);
    }
}
