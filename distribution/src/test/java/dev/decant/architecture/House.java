package dev.decant.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What was found under a root: its modules, and of each plugin what it contributes. Nothing here is a list kept by hand. */
final class House {
    private static final String PLUGIN = "plugin.";

    private final String root;
    private final JavaClasses classes;
    private final Map<String, Set<PluginKind>> plugins = new TreeMap<>();

    House(String root, JavaClasses classes) {
        this.root = root;
        this.classes = classes;
        for (JavaClass found : classes) {
            moduleOf(found)
                    .filter(module -> module.startsWith(PLUGIN))
                    .ifPresent(module -> plugins.computeIfAbsent(module, unseen -> EnumSet.noneOf(PluginKind.class))
                            .addAll(kindsOf(found)));
        }
    }

    String root() {
        return root;
    }

    JavaClasses classes() {
        return classes;
    }

    /** Every plugin's module, such as {@code plugin.bbm}, with its kinds. */
    Map<String, Set<PluginKind>> plugins() {
        return plugins;
    }

    /** The module of a class, such as {@code io} or {@code plugin.bbm}; empty for what lies outside or in no module. */
    Optional<String> moduleOf(JavaClass found) {
        String name = found.getBaseComponentType().getPackageName();
        if (!name.startsWith(root + ".")) {
            return Optional.empty();
        }
        String[] parts = name.substring(root.length() + 1).split("\\.");
        if (!parts[0].equals("plugin")) {
            return Optional.of(parts[0]);
        }
        return parts.length == 1 ? Optional.empty() : Optional.of(PLUGIN + parts[1]);
    }

    /** The names that the plugins' entry classes speak of: their own, and those that they register extensions under. */
    Set<String> pluginNames() {
        return classes.stream()
                .filter(found -> found.getPackageName().startsWith(root + "." + PLUGIN))
                .filter(found -> found.isAssignableTo(inApi("DecantPlugin")))
                .flatMap(found -> StringLiterals.of(found).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private DescribedPredicate<JavaClass> inApi(String name) {
        return resideInAPackage(root + ".api..").and(simpleName(name));
    }

    /** A contract's package says of what kind it is, so that a new contract needs no entry here. */
    private Set<PluginKind> kindsOf(JavaClass found) {
        List<String> contracts = found.getAllRawInterfaces().stream()
                .filter(contract -> contract.isAssignableTo(inApi("Extension")))
                .map(JavaClass::getPackageName)
                .toList();
        return Arrays.stream(PluginKind.values())
                .filter(kind ->
                        kind.contracts().stream().map(name -> root + "." + name).anyMatch(contracts::contains))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(PluginKind.class)));
    }
}
