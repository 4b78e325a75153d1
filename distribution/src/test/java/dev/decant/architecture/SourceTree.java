package dev.decant.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The sources of a module: which types they declare, and which packages lack a sentence. */
record SourceTree(Path folder) {
    private static final String INFO = "package-info.java";
    /** A comment that ends a sentence, the mark against null, and the package. */
    private static final Pattern SENTENCE =
            Pattern.compile("\\A/\\*\\*.*?\\w.*?\\.\\s.*?\\*/\\s+@NullMarked\\s+package ", Pattern.DOTALL);

    /** Those whose classes are in the distribution; a module of a profile is an archive of its own. */
    static List<SourceTree> ofTheDistribution() throws IOException {
        List<String> modules = ModulePom.modulesOfEveryBuild(Path.of("..", "pom.xml"));
        return ofEveryModule().stream()
                .filter(module -> modules.contains(module.name()))
                .toList();
    }

    /** Every folder beside this module that has main sources. */
    static List<SourceTree> ofEveryModule() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of(".."))) {
            return folders.map(folder -> folder.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .map(SourceTree::new)
                    .toList();
        }
    }

    String name() {
        return folder.getParent().getParent().getParent().getFileName().toString();
    }

    /** The names of the types that the files are named for. */
    List<String> types() throws IOException {
        return sources().stream()
                .filter(file -> !file.endsWith(INFO))
                .map(file -> folder.relativize(file).toString())
                .map(file -> file.substring(0, file.length() - ".java".length()).replaceAll("[/\\\\]", "."))
                .toList();
    }

    List<String> packagesWithoutSentence() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path directory : sources().stream().map(Path::getParent).distinct().toList()) {
            Path info = directory.resolve(INFO);
            if (!Files.exists(info) || !SENTENCE.matcher(Files.readString(info)).find()) {
                found.add(folder.relativize(directory).toString());
            }
        }
        return found;
    }

    private List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }
}
