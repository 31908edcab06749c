package io.sluice.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.job.JobState;
import io.swagger.parser.OpenAPIParser;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OpenApiTest {

    private static OpenAPI document;

    @BeforeAll
    static void parse() throws IOException {
        try (InputStream yaml = OpenApiTest.class.getResourceAsStream("/META-INF/openapi.yaml")) {
            String text = new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
            SwaggerParseResult result = new OpenAPIParser().readContents(text, List.of(), new ParseOptions());
            assertThat(result.getMessages()).isEmpty();
            document = result.getOpenAPI();
        }
    }

    private static Set<String> properties(String schema) {
        Schema<?> found = document.getComponents().getSchemas().get(schema);
        return found.getProperties().keySet();
    }

    @Test
    void everyOperationIsThere() {
        Set<String> operations = new TreeSet<>();
        document.getPaths().forEach((path, item) -> item.readOperationsMap()
                .forEach((method, operation) -> operations.add(method + " " + path)));

        assertThat(operations)
                .containsExactlyInAnyOrder(
                        "GET /api/v1/jobs",
                        "POST /api/v1/jobs",
                        "POST /api/v1/jobs/bulk",
                        "GET /api/v1/jobs/{id}",
                        "POST /api/v1/jobs/{id}/cancel",
                        "POST /api/v1/jobs/{id}/retry",
                        "GET /api/v1/types",
                        "GET /api/v1/types/{type}",
                        "GET /api/v1/api-keys",
                        "POST /api/v1/api-keys",
                        "DELETE /api/v1/api-keys/{name}");
    }

    @Test
    void everyOperationHasANameASuccessAndTheRefusalsOfTheCaller() {
        for (Operation operation : operations()) {
            assertThat(operation.getOperationId()).isNotBlank();
            assertThat(operation.getDescription()).contains("Needs role");
            assertThat(operation.getResponses().keySet())
                    .as(operation.getOperationId())
                    .contains("401", "403")
                    .anyMatch(status -> status.startsWith("2"));
        }
    }

    @Test
    void everyCallNeedsTheKeyAsBearer() {
        SecurityScheme bearer = document.getComponents().getSecuritySchemes().get("bearer");

        assertThat(bearer.getType()).isEqualTo(SecurityScheme.Type.HTTP);
        assertThat(bearer.getScheme()).isEqualTo("bearer");
        assertThat(document.getSecurity()).anyMatch(requirement -> requirement.containsKey("bearer"));
        assertThat(operations()).allMatch(operation -> operation.getSecurity() == null);
    }

    @Test
    void aJobIsDescribedAsItIsSent() {
        assertThat(properties("Job"))
                .isEqualTo(JobDocument.full(Fixtures.dead()).keySet());
        assertThat(properties("Accepted"))
                .isEqualTo(JobDocument.brief(Fixtures.dead()).keySet());
        assertThat(document.getComponents().getSchemas().get("JobState").getEnum())
                .hasSameSizeAs(JobState.values());
    }

    @Test
    void submissionNamesAllItsAnswers() {
        Operation submit = document.getPaths().get("/api/v1/jobs").getPost();

        assertThat(submit.getResponses().keySet())
                .containsExactlyInAnyOrder("200", "202", "400", "401", "403", "413", "415", "422", "503");
        assertThat(submit.getParameters())
                .extracting(parameter -> parameter.getName())
                .containsExactlyInAnyOrder("Idempotency-Key", "Prefer", "traceparent");
        assertThat(submit.getResponses().get("202").getHeaders()).containsKeys("Location", "Retry-After");
    }

    private static List<Operation> operations() {
        return document.getPaths().values().stream()
                .flatMap(item -> item.readOperations().stream())
                .toList();
    }
}
