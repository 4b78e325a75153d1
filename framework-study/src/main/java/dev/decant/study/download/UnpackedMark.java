package dev.decant.study.download;

import dev.decant.io.file.AtomicFile;
import dev.decant.io.file.UnpackedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a folder says of the zip that it was: a hidden file in it, with the SHA-256 of the zip on the first line and then a line for each
 * file, its CRC-32, its size and its path in the folder.
 *
 * @param sha256 of the zip
 * @param files that were unpacked; none in a folder of an earlier version, which kept no list
 */
record UnpackedMark(String sha256, List<UnpackedFile> files) {
    private static final String NAME = ".unpacked-from";
    private static final Pattern SUM = Pattern.compile("[0-9a-fA-F]{64}");
    private static final Pattern FILE = Pattern.compile("([0-9a-f]{8}) (\\d{1,18}) (\\P{Cntrl}+)");

    UnpackedMark {
        files = List.copyOf(files);
    }

    /** That of a folder; empty where there is none, or none that Decant wrote. */
    static Optional<UnpackedMark> in(Path folder) throws IOException {
        Path mark = folder.resolve(NAME);
        if (!Files.isRegularFile(mark)) {
            return Optional.empty();
        }
        List<String> lines = new String(Files.readAllBytes(mark), StandardCharsets.UTF_8)
                .lines()
                .toList();
        List<UnpackedFile> files = new ArrayList<>();
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            Matcher file = FILE.matcher(line);
            if (!file.matches()) {
                return Optional.empty();
            }
            files.add(
                    new UnpackedFile(file.group(3), Long.parseLong(file.group(2)), Long.parseLong(file.group(1), 16)));
        }
        return lines.isEmpty() || !SUM.matcher(lines.get(0)).matches()
                ? Optional.empty()
                : Optional.of(new UnpackedMark(lines.get(0), files));
    }

    void writeTo(Path folder) throws IOException {
        StringBuilder text = new StringBuilder(sha256).append('\n');
        for (UnpackedFile file : files) {
            text.append(String.format(Locale.ROOT, "%08x %d %s\n", file.crc(), file.size(), file.path()));
        }
        AtomicFile.writeText(folder.resolve(NAME), text.toString());
    }
}
