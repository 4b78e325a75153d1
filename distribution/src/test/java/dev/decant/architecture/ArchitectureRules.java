package dev.decant.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;

/** The rules by name, for a house: the project's own, or that of the fixtures that break them. */
final class ArchitectureRules {
    /** What may speak of a strategy or a domain by name: the paper is told in such names. */
    private static final Set<String> NAME_PLUGINS = Set.of("reproduction");

    private final House house;
    private final Map<String, ArchRule> rules = new LinkedHashMap<>();

    private ArchitectureRules(House house) {
        this.house = house;
    }

    static Map<String, ArchRule> of(House house) {
        ArchitectureRules made = new ArchitectureRules(house);
        made.whoSeesWhom();
        made.whoUsesWhat();
        made.howThingsAreCalledAndKept();
        return made.rules;
    }

    private void whoSeesWhom() {
        Map<String, Set<String>> drawing = Drawing.modules();
        rules.put("every class lives in a module that is drawn, or in a plugin", everyClassIsCovered(drawing));
        drawing.forEach((module, sees) -> rules.put(
                "the " + module + " sees what is drawn below it only",
                classes().that(areIn(module)).should(new SeesOnly(house, sees))));
        for (PluginKind kind : PluginKind.values()) {
            String name = "a " + kind.name().toLowerCase(Locale.ROOT);
            rules.put(
                    name + " plugin sees " + kind.sees().stream().sorted().toList() + " only",
                    classes().that(areOf(kind)).should(new SeesOnly(house, kind.sees())));
        }
        rules.put("every plugin contributes a network, a strategy, a domain or a listener", everyPluginIsOfAKind());
        rules.put("a plugin does not see another plugin", pluginsDoNotSeeEachOther());
        rules.put("a network knows no strategy", networksKnowNoStrategy());
        rules.put("packages form no cycle", packagesFormNoCycle());
    }

    private void whoUsesWhat() {
        rules.put("the api is built on TensorFlow, Guice, Typesafe Config and two sets of annotations", apiIsLight());
        rules.put("the api injects nothing", apiInjectsNothing());
        rules.put("only the command line parses arguments", onlyTheCliParses());
        rules.put("the engine and the study know no plugin by name", noPluginIsKnownByName());
    }

    private void howThingsAreCalledAndKept() {
        rules.put("every public type of the api says since when it is there and how firm it is", apiIsMarked());
        rules.put("no class is named for being a utility or an implementation", classesAreNamedForWhatTheyAre());
        rules.put("no package is named for being a utility or an implementation", packagesAreNamedForWhatTheyHold());
        rules.put("no state is shared through static fields", noStaticState());
    }

    /** A class elsewhere would escape the rules of who sees whom. */
    private ArchRule everyClassIsCovered(Map<String, Set<String>> drawing) {
        return classes()
                .should(ArchCondition.from(DescribedPredicate.describe(
                        "be in a module that is drawn, or in a plugin",
                        found -> house.moduleOf(found)
                                .filter(module -> drawing.containsKey(module)
                                        || house.plugins().containsKey(module))
                                .isPresent())));
    }

    /** A plugin of no kind would escape the rules of its kind. */
    private ArchRule everyPluginIsOfAKind() {
        return classes()
                .that(resideInAPackage(within("plugin")))
                .should(ArchCondition.from(DescribedPredicate.describe(
                        "belong to a plugin that contributes something",
                        found -> house.moduleOf(found)
                                .map(house.plugins()::get)
                                .filter(kinds -> !kinds.isEmpty())
                                .isPresent())));
    }

    private ArchRule pluginsDoNotSeeEachOther() {
        return slices().matching(house.root() + ".plugin.(*)..").should().notDependOnEachOther();
    }

    private ArchRule networksKnowNoStrategy() {
        return noClasses()
                .that(areOf(PluginKind.NETWORK))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(within("api.strategy"));
    }

    private ArchRule packagesFormNoCycle() {
        return classes().should(new FormsNoCycle(house.root()));
    }

    private ArchRule apiIsLight() {
        return classes()
                .that(areIn("api"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        house.root() + "..",
                        "java..",
                        "org.tensorflow..",
                        "com.google.inject..",
                        "jakarta.inject..",
                        "com.typesafe.config..",
                        "org.jspecify..",
                        "org.apiguardian..");
    }

    private ArchRule apiInjectsNothing() {
        return noClasses()
                .that(areIn("api"))
                .should()
                .dependOnClassesThat()
                .haveNameMatching("(jakarta|com\\.google)\\.inject\\.Inject");
    }

    private ArchRule onlyTheCliParses() {
        return noClasses()
                .that(DescribedPredicate.not(areIn("cli")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..");
    }

    private ArchRule noPluginIsKnownByName() {
        return classes()
                .that(DescribedPredicate.describe(
                        "are in neither a plugin nor " + NAME_PLUGINS,
                        found -> house.moduleOf(found)
                                .filter(module -> !module.startsWith("plugin.") && !NAME_PLUGINS.contains(module))
                                .isPresent()))
                .should(new NamesNone(house.pluginNames()));
    }

    private ArchRule apiIsMarked() {
        return classes()
                .that(areIn("api"))
                .and()
                .arePublic()
                .and()
                .areTopLevelClasses()
                .should()
                .beAnnotatedWith(DescribedPredicate.describe(
                        "@API with since",
                        mark -> mark.getRawType().isEquivalentTo(API.class)
                                && !mark.get("since").equals(Optional.of(""))));
    }

    private ArchRule classesAreNamedForWhatTheyAre() {
        return noClasses().should().haveNameMatching(".*(Util|Utils|Impl)");
    }

    private ArchRule packagesAreNamedForWhatTheyHold() {
        return noClasses()
                .should()
                .resideInAnyPackage(house.root() + "..util..", house.root() + "..utils..", house.root() + "..impl..");
    }

    private static ArchRule noStaticState() {
        return noFields().that().areStatic().should().notBeFinal();
    }

    private DescribedPredicate<JavaClass> areIn(String module) {
        return DescribedPredicate.describe(
                "are in " + module, found -> house.moduleOf(found).equals(Optional.of(module)));
    }

    private DescribedPredicate<JavaClass> areOf(PluginKind kind) {
        return DescribedPredicate.describe(
                "are in a plugin that contributes a " + kind,
                found -> house.moduleOf(found)
                        .map(house.plugins()::get)
                        .filter(kinds -> kinds.contains(kind))
                        .isPresent());
    }

    private String within(String name) {
        return house.root() + "." + name + "..";
    }
}
