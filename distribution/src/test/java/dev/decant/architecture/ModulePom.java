package dev.decant.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A module's dependencies as its pom declares them, those of its tests left out. */
record ModulePom(String module, Set<String> modules, Set<String> libraries) {
    private static final String GROUP = "dev.decant";

    /** The poms of all modules that hold main sources. */
    static List<ModulePom> all() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of(".."))) {
            List<Path> found = folders.filter(folder -> Files.isDirectory(folder.resolve("src/main/java")))
                    .map(folder -> folder.resolve("pom.xml"))
                    .sorted()
                    .toList();
            return found.stream().map(ModulePom::read).toList();
        }
    }

    /** The modules that a parent names outside of its profiles. */
    static List<String> modulesOfEveryBuild(Path parent) {
        return elements(project(parent).getChildNodes()).stream()
                .filter(child -> child.getTagName().equals("modules"))
                .flatMap(modules -> elements(modules.getChildNodes()).stream())
                .map(module -> module.getTextContent().strip())
                .toList();
    }

    static ModulePom read(Path pom) {
        Element project = project(pom);
        Set<String> modules = new TreeSet<>();
        Set<String> libraries = new TreeSet<>();
        for (Element dependency : elements(project.getElementsByTagName("dependency"))) {
            if (Set.of("test", "import").contains(text(dependency, "scope"))) {
                continue;
            }
            if (text(dependency, "groupId").equals(GROUP)) {
                modules.add(moduleOf(text(dependency, "artifactId")));
            } else {
                libraries.add(text(dependency, "artifactId"));
            }
        }
        String own = elements(project.getChildNodes()).stream()
                .filter(child -> child.getTagName().equals("artifactId"))
                .map(child -> child.getTextContent().strip())
                .findFirst()
                .orElseThrow();
        return new ModulePom(moduleOf(own), modules, libraries);
    }

    /** The root element of a pom. */
    static Element project(Path pom) {
        try (InputStream file = Files.newInputStream(pom)) {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(file)
                    .getDocumentElement();
        } catch (IOException | ParserConfigurationException | SAXException e) {
            throw new IllegalStateException(pom.toString(), e);
        }
    }

    /** {@code decant-framework-io} is {@code io}, {@code decant-plugin-bbm} is {@code plugin.bbm}. */
    private static String moduleOf(String artifact) {
        return artifact.replaceFirst("^decant-(framework-)?", "").replaceFirst("^plugin-", "plugin.");
    }

    private static String text(Element parent, String tag) {
        NodeList found = parent.getElementsByTagName(tag);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
    }

    private static List<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }
}
