package dev.espalier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

/** Which room may know which: the rules of {@code docs/architecture.md}. */
@AnalyzeClasses(packages = "dev.espalier", importOptions = ArchitectureTest.MainSources.class)
class ArchitectureTest {
    /** Tests are in folders of their own, and what they share in the package {@code testing}. */
    static final class MainSources implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("test-classes") && !location.contains("dev/espalier/testing");
        }
    }

    @ArchTest
    static final ArchRule GRAPH_KNOWS_ONLY_JAVA_BASE = classes()
            .that()
            .resideInAPackage("dev.espalier.graph")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.espalier.graph",
                    "java.lang..",
                    "java.util..",
                    "java.nio..",
                    "java.security..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule PLAN_KNOWS_ONLY_THE_GRAPH = classes()
            .that()
            .resideInAPackage("dev.espalier.runtime.plan")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.espalier.runtime.plan",
                    "dev.espalier.graph",
                    "java.lang..",
                    "java.util..",
                    "java.time",
                    "org.jspecify..");

    /** Times are values like others; what looks at a clock gives another plan each time. */
    @ArchTest
    static final ArchRule PLAN_LOOKS_AT_NO_CLOCK = noClasses()
            .that()
            .resideInAPackage("dev.espalier.runtime.plan")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule ONLY_THREE_ROOMS_SEE_THE_DATABASE = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.espalier.runtime.store",
                    "dev.espalier.runtime.execute",
                    "dev.espalier.runtime.schema",
                    "dev.espalier.butler..")
            .and()
            // Hands connections out, and does nothing with one.
            .doNotHaveFullyQualifiedName("dev.espalier.cli.command.PostgresSource")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.ibatis..", "java.sql..");

    @ArchTest
    static final ArchRule MIGRATIONS_SEE_ONLY_THE_API_MAPPER_ANNOTATIONS_AND_TEXT_FORMATS = classes()
            .that()
            .resideInAPackage("dev.espalier.butler..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.espalier",
                    "dev.espalier.graph",
                    "dev.espalier.schema",
                    "dev.espalier.butler..",
                    "org.apache.ibatis.annotations",
                    "com.fasterxml.jackson..",
                    "org.yaml.snakeyaml..",
                    "java..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule ONLY_THE_PROCESSOR_SEES_THE_LANGUAGE_MODEL = noClasses()
            .that()
            .resideOutsideOfPackage("dev.espalier.processor")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.lang.model..", "javax.annotation.processing..", "com.sun.source..");

    @ArchTest
    static final ArchRule COMMANDS_TALK_TO_THE_MIGRATOR = noClasses()
            .that()
            .resideInAPackage("dev.espalier.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.espalier.runtime.store", "dev.espalier.runtime.schema");

    /** All else in the program is for any application. */
    @ArchTest
    static final ArchRule ONLY_TWO_COMMANDS_SEE_THE_BUTLER = noClasses()
            .that()
            .resideInAPackage("dev.espalier.cli..")
            .and()
            .doNotHaveSimpleName("SetNamespaceCommand")
            .and()
            .doNotHaveSimpleName("UpdateDayObsCommand")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.espalier.butler..");

    @ArchTest
    static final ArchRule PICTURES_READ_VALUES = classes()
            .that()
            .resideInAPackage("dev.espalier.cli.picture")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.espalier.cli.picture",
                    "dev.espalier.cli.json",
                    "dev.espalier.runtime.plan",
                    "dev.espalier.graph",
                    "java.lang..",
                    "java.util..",
                    "java.io..",
                    "java.nio.charset..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule JSON_READS_VALUES = classes()
            .that()
            .resideInAPackage("dev.espalier.cli.json")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.espalier.cli.json",
                    "dev.espalier.runtime.plan",
                    "dev.espalier.runtime.execute",
                    "dev.espalier.graph",
                    "dev.espalier.schema",
                    "com.fasterxml.jackson..",
                    "java.lang..",
                    "java.util..",
                    "java.time",
                    "java.io",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("dev.(**)").namingSlices("$1").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule THE_API_KNOWS_NO_OTHER_MODULE = noClasses()
            .that()
            .resideInAnyPackage("dev.espalier", "dev.espalier.graph", "dev.espalier.schema")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.espalier.runtime..",
                    "dev.espalier.processor..",
                    "dev.espalier.cli..",
                    "dev.espalier.butler..");
}
