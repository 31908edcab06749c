package io.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The description of the API is one that programs can read, and it is true. */
@ServerTest
class OpenApiIT {

    private static final String NO_ID = "00000000-0000-0000-0000-000000000000";

    private final Client client;

    OpenApiIT(Client client) {
        this.client = client;
    }

    @Test
    void theDocumentIsValidAndComplete() {
        HttpResponse<String> answer = client.get("/openapi");
        assertThat(answer.statusCode()).isEqualTo(200);

        SwaggerParseResult result = new OpenAPIV3Parser().readContents(answer.body(), List.of(), new ParseOptions());

        assertThat(result.getMessages()).isEmpty();
        OpenAPI api = result.getOpenAPI();
        assertThat(api.getPaths().keySet())
                .contains(
                        "/api/v1/jobs",
                        "/api/v1/jobs/bulk",
                        "/api/v1/jobs/{id}",
                        "/api/v1/jobs/{id}/cancel",
                        "/api/v1/jobs/{id}/retry",
                        "/api/v1/types",
                        "/api/v1/types/{type}",
                        "/api/v1/api-keys",
                        "/api/v1/api-keys/{name}");
        assertThat(api.getPaths().values().stream().flatMap(path -> path.readOperations().stream()))
                .extracting(Operation::getOperationId)
                .doesNotContainNull()
                .doesNotHaveDuplicates();
        assertThat(api.getPaths().values().stream().flatMap(path -> path.readOperations().stream()))
                .allSatisfy(operation -> assertThat(operation.getResponses()).containsKeys("401", "403"));
        assertThat(api.getComponents().getSecuritySchemes()).containsKey("bearer");
    }

    @Test
    void everyOperationInItExistsOnTheServer() {
        OpenAPI api = new OpenAPIV3Parser()
                .readContents(client.get("/openapi").body(), List.of(), new ParseOptions())
                .getOpenAPI();

        api.getPaths().forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
            HttpResponse<String> answer = call(method, path);
            assertThat(answer.statusCode()).as(method + path + answer.body()).isNotIn(405, 401, 403, 500);
            if (answer.statusCode() == 404) {
                assertThat(answer.body()).doesNotContain("Nothing answers at this path");
            }
            assertThat(operation.getResponses()).containsKey(Integer.toString(answer.statusCode()));
        }));
    }

    private HttpResponse<String> call(PathItem.HttpMethod method, String path) {
        String type = path.endsWith("/bulk") ? "application/x-ndjson" : "application/json";
        return client.send(
                method.name(),
                path.replaceAll("\\{[a-z]+}", NO_ID),
                method == PathItem.HttpMethod.POST ? BodyPublishers.ofString("") : BodyPublishers.noBody(),
                "Content-Type",
                type);
    }
}
