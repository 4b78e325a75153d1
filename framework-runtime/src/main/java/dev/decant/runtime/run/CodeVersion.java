package dev.decant.runtime.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The content of the jar (or of the folder of classes) that a class came from, as one number. */
final class CodeVersion {
    private CodeVersion() {}

    /** The same for the same classes and resources, whenever and wherever the jar was built. */
    static String of(Class<?> type) {
        try {
            var source = type.getProtectionDomain().getCodeSource();
            if (source == null) {
                return "built-in";
            }
            Path path = Path.of(source.getLocation().toURI());
            Map<String, Long> checksums = Files.isDirectory(path) ? folder(path) : jar(path);
            CRC32 all = new CRC32();
            checksums.forEach((name, checksum) ->
                    all.update((name + "=" + checksum + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            return Long.toHexString(all.getValue());
        } catch (IOException | URISyntaxException e) {
            throw new UncheckedIOException(
                    new IOException("cannot read the plugin that holds " + type.getName() + ": " + e.getMessage(), e));
        }
    }

    private static Map<String, Long> jar(Path path) throws IOException {
        TreeMap<String, Long> checksums = new TreeMap<>();
        try (ZipFile zip = new ZipFile(path.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (!entry.isDirectory() && !entry.getName().startsWith("META-INF/maven/")) {
                    checksums.put(entry.getName(), entry.getCrc());
                }
            }
        }
        return checksums;
    }

    private static Map<String, Long> folder(Path path) throws IOException {
        TreeMap<String, Long> checksums = new TreeMap<>();
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                CRC32 crc = new CRC32();
                crc.update(Files.readAllBytes(file));
                checksums.put(path.relativize(file).toString().replace('\\', '/'), crc.getValue());
            }
        }
        return checksums;
    }
}
