package dev.decant.packed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What the distribution carries, after it was packed: run by the execution {@code packed} alone. */
class PackedTest {
    private static final Path HOME = Path.of("target", "decant");
    private static final Path LIST = HOME.resolve("licences").resolve("THIRD-PARTY.txt");

    /** Those under which a library may be handed on with Decant, and where their text is; one says that there is none. */
    private static final Map<String, String> LICENCES = Map.of(
            "Apache-2.0", "Apache-2.0.txt",
            "BSD-3-Clause", "BSD-3-Clause.txt",
            "MIT", "",
            "Public Domain", "");

    @Test
    void everyLibraryStandsInTheListUnderALicenceWhoseTextIsThere() throws IOException {
        assumeThat(LIST).as("an offline build makes no bill of materials").exists();
        Map<String, List<String>> listed = listed();
        assertThat(listed.keySet()).containsExactlyInAnyOrderElementsOf(libraries());
        listed.forEach((jar, licences) -> {
            assertThat(licences).as(jar).anyMatch(LICENCES::containsKey);
            String licence =
                    licences.stream().filter(LICENCES::containsKey).findFirst().orElseThrow();
            assertThat(HOME.resolve("licences").resolve(LICENCES.getOrDefault(licence, "")))
                    .exists();
        });
    }

    @Test
    void whatLibrariesSayThemselvesIsThere() throws IOException {
        try (Stream<Path> files = Files.walk(HOME.resolve("licences"))) {
            List<String> names = files.filter(Files::isRegularFile)
                    .map(file -> HOME.resolve("licences").relativize(file).toString())
                    .toList();
            assertThat(names)
                    .anyMatch(name -> name.startsWith("guice-") && name.endsWith("NOTICE"))
                    .anyMatch(name -> name.startsWith("tensorflow-core-native-") && name.endsWith("LICENSE"))
                    .anyMatch(name -> name.startsWith("echarts-") && name.endsWith("LICENSE-d3"))
                    .noneMatch(name -> name.endsWith(".class"));
        }
    }

    @Test
    void theZipHoldsWhatTheFolderHolds() throws IOException {
        Set<String> packed = new TreeSet<>();
        try (ZipFile zip = new ZipFile(archive(".zip").toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (!entry.isDirectory()) {
                    packed.add(entry.getName().replaceFirst("^decant-[^/]*/", ""));
                }
            }
        }
        Set<String> folder;
        try (Stream<Path> files = Files.walk(HOME)) {
            folder = files.filter(Files::isRegularFile)
                    .map(file -> HOME.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> !file.startsWith("."))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        assertThat(packed)
                .isEqualTo(folder)
                .contains("decant", "decant.cmd", "LICENSE", "NOTICE", "completion/decant.bash");
        assertThat(archive(".tar.gz")).isNotEmptyFile();
    }

    @Test
    void whatTheReadmeNamesIsThere() throws IOException {
        String readme = Files.readString(HOME.resolve("README.md"));
        Set<String> named = new TreeSet<>();
        Matcher path = Pattern.compile("\\]\\(([^):#]+)(?:#[^)]*)?\\)|\\b(examples/[\\w./-]+\\.conf)")
                .matcher(readme);
        while (path.find()) {
            named.add(path.group(1) == null ? path.group(2) : path.group(1));
        }
        assertThat(named).contains("docs/guide.md", "CONTRIBUTING.md", "examples/quickstart.conf");
        assertThat(named)
                .allSatisfy(file -> assertThat(HOME.resolve(file)).as(file).exists());
        assertThat(HOME.resolve("examples/java-api/CompareInJava.java")).exists();
        try (Stream<Path> files = Files.walk(HOME.resolve("examples"))) {
            assertThat(files.map(Path::toString)).noneMatch(file -> file.matches(".*(\\.class|\\.jar|/runs)"));
        }
    }

    private static Path archive(String extension) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.getFileName().toString().matches("decant-.*" + extension))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Set<String> libraries() throws IOException {
        try (Stream<Path> files = Files.list(HOME.resolve("lib"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("decant-"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** The licences of each jar: {@code group:name:version[:classifier]}, and below it, indented, {@code A or B}. */
    private static Map<String, List<String>> listed() throws IOException {
        Map<String, List<String>> listed = new LinkedHashMap<>();
        List<String> lines = Files.readAllLines(LIST);
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).startsWith("    ")) {
                String[] parts = lines.get(i - 1).split(":");
                String jar = parts[1] + "-" + parts[2] + (parts.length > 3 ? "-" + parts[3] : "") + ".jar";
                listed.put(jar, List.of(lines.get(i).strip().split(" or ")));
            }
        }
        return listed;
    }
}
