package io.sluice.web;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebWallsTest {

    private static final ArchRule NO_STORES = noClasses()
            .that()
            .resideInAPackage("io.sluice.web..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching(".*Store(\\$.*)?")
            .allowEmptyShould(true)
            .because("a resource translates and calls one boundary; what a job may become is decided behind it");

    private static final ArchRule NO_STORAGE = noClasses()
            .that()
            .resideInAPackage("io.sluice.web..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..", "org.hibernate..", "java.sql..", "javax.sql..")
            .allowEmptyShould(true)
            .because("no request holds a transaction of its own");

    private static final ArchRule NO_MESSAGES = noClasses()
            .that()
            .resideInAPackage("io.sluice.web..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.jms..")
            .allowEmptyShould(true)
            .because("a slow broker must never hold a web thread");

    /** Breaks each wall once. */
    static final class Broken {
        io.sluice.job.JobStore store;
        java.sql.Connection connection;
        jakarta.jms.Message message;
    }

    private final JavaClasses production = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.sluice.web");
    private final JavaClasses broken = new ClassFileImporter().importClasses(Broken.class);

    @Test
    void theWebModuleCallsBoundariesOnly() {
        List.of(NO_STORES, NO_STORAGE, NO_MESSAGES).forEach(wall -> wall.check(production));
    }

    @Test
    void everyWallIsSeenToFailWhereItIsBroken() {
        assertThat(List.of(NO_STORES, NO_STORAGE, NO_MESSAGES))
                .allMatch(wall -> wall.evaluate(broken).hasViolation());
    }
}
