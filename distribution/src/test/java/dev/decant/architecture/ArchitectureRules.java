package dev.decant.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Map;

/** The rules by name, for the packages under a root: the project's own, or that of the fixtures that break them. */
final class ArchitectureRules {
    private static final String[] NETWORKS = {"resnet1d", "transformer"};
    private static final String[] STRATEGIES = {"bbm", "deit", "classic"};

    private final String root;

    private ArchitectureRules(String root) {
        this.root = root;
    }

    static Map<String, ArchRule> under(String root) {
        return new ArchitectureRules(root).all();
    }

    private Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("every class lives in the packages of a module", everyClassIsCovered());
        rules.put("the api sees TensorFlow, Guice and Typesafe Config, nothing else", apiStandsAlone());
        rules.put("nn sees the api only", nnSeesTheApiOnly());
        rules.put("the runtime sees no plugin", runtimeSeesNoPlugin());
        rules.put("the testkit sees no plugin", testkitSeesNoPlugin());
        rules.put("only tests see the testkit", onlyTestsSeeTheTestkit());
        rules.put("a plugin does not see the runtime", pluginsDoNotSeeTheRuntime());
        rules.put("a plugin does not see another plugin", pluginsDoNotSeeEachOther());
        rules.put("a network knows no strategy", networksKnowNoStrategy());
        rules.put("a strategy knows no network", strategiesKnowNoNetwork());
        rules.put("a domain builds no networks", domainsBuildNoNetworks());
        rules.put("no class is named for being a utility or an implementation", classesAreNamedForWhatTheyAre());
        rules.put("no package is named for being a utility or an implementation", packagesAreNamedForWhatTheyHold());
        rules.put("no state is shared through static fields", noStaticState());
        return rules;
    }

    /** A class elsewhere would escape the rules below. */
    private ArchRule everyClassIsCovered() {
        return classes()
                .should()
                .resideInAnyPackage(
                        within("api"),
                        within("io"),
                        within("nn"),
                        within("runtime"),
                        within("study"),
                        within("reproduction"),
                        within("cli"),
                        within("testkit"),
                        root + ".plugin.(*)..");
    }

    private ArchRule apiStandsAlone() {
        return classes()
                .that()
                .resideInAPackage(within("api"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        within("api"),
                        "java..",
                        "org.tensorflow..",
                        "com.google.inject..",
                        "jakarta.inject..",
                        "com.typesafe.config..",
                        "org.jspecify..");
    }

    private ArchRule nnSeesTheApiOnly() {
        return noClasses()
                .that()
                .resideInAPackage(within("nn"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(within("runtime"), within("testkit"), within("plugin"));
    }

    private ArchRule runtimeSeesNoPlugin() {
        return doesNotSee("runtime", "plugin");
    }

    private ArchRule testkitSeesNoPlugin() {
        return doesNotSee("testkit", "plugin");
    }

    private ArchRule onlyTestsSeeTheTestkit() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(within("testkit"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(within("testkit"));
    }

    private ArchRule pluginsDoNotSeeTheRuntime() {
        return doesNotSee("plugin", "runtime");
    }

    private ArchRule pluginsDoNotSeeEachOther() {
        return slices().matching(root + ".plugin.(*)..").should().notDependOnEachOther();
    }

    private ArchRule networksKnowNoStrategy() {
        return noClasses()
                .that()
                .resideInAnyPackage(plugins(NETWORKS))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(within("api.strategy"));
    }

    private ArchRule strategiesKnowNoNetwork() {
        return noClasses()
                .that()
                .resideInAnyPackage(plugins(STRATEGIES))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(plugins(NETWORKS));
    }

    private ArchRule domainsBuildNoNetworks() {
        return doesNotSee("plugin.ecg", "nn");
    }

    private ArchRule classesAreNamedForWhatTheyAre() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Impl");
    }

    private ArchRule packagesAreNamedForWhatTheyHold() {
        return noClasses().should().resideInAnyPackage(root + "..util..", root + "..utils..", root + "..impl..");
    }

    private ArchRule noStaticState() {
        return noFields()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(root + "..")
                .and()
                .areStatic()
                .should()
                .notBeFinal();
    }

    private ArchRule doesNotSee(String from, String to) {
        return noClasses()
                .that()
                .resideInAPackage(within(from))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(within(to));
    }

    private String[] plugins(String[] names) {
        String[] packages = new String[names.length];
        for (int i = 0; i < names.length; i++) {
            packages[i] = within("plugin." + names[i]);
        }
        return packages;
    }

    private String within(String name) {
        return root + "." + name + "..";
    }
}
