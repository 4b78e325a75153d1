package dev.decant.architecture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.w3c.dom.Element;

/**
 * What Maven Central demands of a pom, and the poms of what is published there
 * (<a href="https://central.sonatype.org/publish/requirements/">Requirements</a>).
 */
record CentralPom(Element project, List<Element> withParent) {
    /** What is packed, not published, and no module of its own. */
    private static final List<String> KEPT = List.of("distribution");

    /** Those of every module that is published, the parent and the bill of modules among them. */
    static List<CentralPom> published() throws IOException {
        Path parent = Path.of("..", "pom.xml");
        List<String> modules = new ArrayList<>(ModulePom.modulesOfEveryBuild(parent));
        modules.add("plugin-spark");
        modules.removeAll(KEPT);
        List<CentralPom> poms = new ArrayList<>(List.of(read(parent)));
        for (String module : modules) {
            poms.add(read(Path.of("..", module, "pom.xml")));
        }
        return poms;
    }

    /** A pom with what it has from its parent, whose pom is in the folder above. */
    static CentralPom read(Path pom) {
        Element project = ModulePom.project(pom);
        List<Element> all = new ArrayList<>(List.of(project));
        if (!at(project, "parent").isEmpty()) {
            all.add(ModulePom.project(pom.toAbsolutePath().getParent().resolveSibling("pom.xml")));
        }
        return new CentralPom(project, all);
    }

    String artifact() {
        return own("artifactId");
    }

    String version() {
        return inherited("version");
    }

    /** The artifacts whose versions this pom manages. */
    List<String> managed() {
        return at(project, "dependencyManagement", "dependencies", "dependency").stream()
                .map(dependency -> text(at(dependency, "artifactId")))
                .toList();
    }

    /** What is demanded and not there. Name and description are each module's own; the rest may be its parent's. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (String element : List.of("artifactId", "name", "description")) {
            if (own(element).isEmpty()) {
                missing.add(element);
            }
        }
        List<String[]> demanded = List.of(
                path("groupId"),
                path("version"),
                path("url"),
                path("licenses", "license", "name"),
                path("licenses", "license", "url"),
                path("developers", "developer", "name"),
                path("developers", "developer", "organization"),
                path("developers", "developer", "organizationUrl"),
                path("scm", "connection"),
                path("scm", "developerConnection"),
                path("scm", "url"));
        demanded.stream()
                .filter(element -> inherited(element).isEmpty())
                .map(element -> String.join(".", element))
                .forEach(missing::add);
        return missing;
    }

    private static String[] path(String... elements) {
        return elements;
    }

    private String own(String element) {
        return text(at(project, element));
    }

    private String inherited(String... path) {
        return withParent.stream()
                .map(pom -> text(at(pom, path)))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String text(List<Element> elements) {
        return elements.isEmpty() ? "" : elements.get(0).getTextContent().strip();
    }

    /** The elements at a path from a parent on. */
    private static List<Element> at(Element parent, String... path) {
        List<Element> found = List.of(parent);
        for (String name : path) {
            found = found.stream()
                    .flatMap(element -> IntStream.range(
                                    0, element.getChildNodes().getLength())
                            .mapToObj(element.getChildNodes()::item))
                    .filter(Element.class::isInstance)
                    .map(Element.class::cast)
                    .filter(element -> element.getTagName().equals(name))
                    .toList();
        }
        return found;
    }
}
