package dev.decant.plugin.spark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** What meets on no class path must not see each other. The house's own tests look at the distribution, which this is no part of. */
class BoundariesTest {
    private static final String OWN = "dev.decant.plugin.spark";

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages(OWN);

    @Test
    void thePluginSeesTheApiAndNoSpark() {
        classes()
                .that()
                .resideInAPackage(OWN)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        OWN, OWN + ".message", "dev.decant.api..", "java..", "com.google.inject..", "org.jspecify..")
                .check(classes);
    }

    @Test
    void theDriverSeesSparkAndNothingOfDecant() {
        classes()
                .that()
                .resideInAnyPackage(OWN + ".driver", OWN + ".message")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        OWN + ".driver", OWN + ".message", "java..", "scala..", "org.apache.spark..", "org.jspecify..")
                .check(classes);
    }
}
