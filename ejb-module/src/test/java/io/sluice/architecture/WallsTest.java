package io.sluice.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class WallsTest {

    /** Nothing lies above operations, so nothing it sees can be too high. */
    private static final Set<String> CANNOT_FAIL = Set.of("layer operations");

    private static final String BROKEN = "io.sluice.architecture.broken";

    private final JavaClasses production = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.sluice");
    private final JavaClasses broken = new ClassFileImporter().importPackages(BROKEN);

    @TestFactory
    Stream<DynamicTest> everyWallStands() {
        return new Walls("io.sluice")
                .all().entrySet().stream()
                        .map(wall ->
                                dynamicTest(wall.getKey(), () -> wall.getValue().check(production)));
    }

    @TestFactory
    Stream<DynamicTest> everyWallIsSeenToFailWhereItIsBroken() {
        return new Walls(BROKEN)
                .all().entrySet().stream()
                        .filter(wall -> !CANNOT_FAIL.contains(wall.getKey()))
                        .map(wall -> dynamicTest(wall.getKey(), () -> {
                            EvaluationResult result = wall.getValue().evaluate(broken);
                            assertThat(result.hasViolation()).isTrue();
                            assertThat(result.getFailureReport().toString()).contains("because");
                        }));
    }

    @Test
    void everyPackageOfTheModuleIsBehindAWall() {
        Set<String> known =
                Stream.concat(Walls.features(), Stream.of("workload")).collect(java.util.stream.Collectors.toSet());

        assertThat(production.stream()
                        .map(one -> one.getPackageName().replaceFirst("^io\\.sluice\\.?", ""))
                        .map(rest -> rest.replaceFirst("\\..*", ""))
                        .filter(feature -> !feature.isEmpty())
                        .distinct())
                .isSubsetOf(known);
    }
}
