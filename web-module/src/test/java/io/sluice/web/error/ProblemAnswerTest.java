package io.sluice.web.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.shared.FieldError;
import io.sluice.shared.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemAnswerTest {

    @Test
    void aProblemIsWrittenAsTheStandardSays() {
        Problem problem = Problem.invalid(List.of(new FieldError("/type", "This field is required.")));

        assertThat(ProblemAnswer.json(problem, "/api/v1/jobs").toString())
                .isEqualTo(
                        "{\"type\":\"/problems/invalid-request\",\"title\":\"The request is not valid\",\"status\":422,"
                                + "\"detail\":\"/type: This field is required.\",\"instance\":\"/api/v1/jobs\","
                                + "\"errors\":[{\"pointer\":\"/type\",\"detail\":\"This field is required.\"}]}");
    }

    @Test
    void withoutFieldsAtFaultThereAreNoErrors() {
        assertThat(ProblemAnswer.json(ProblemAnswer.of(404), "/x").containsKey("errors"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 406, 408, 411, 413, 414, 415, 417, 429, 431, 500, 501, 503, 505})
    void everyStatusHasAProblem(int status) {
        Problem problem = ProblemAnswer.of(status);

        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.title()).isNotBlank();
        assertThat(problem.detail()).isNotBlank();
    }

    @Test
    void whatIsWorthRepeatingSaysWhen() {
        assertThat(ProblemAnswer.response(Problem.overloaded("later"), "/x").getHeaderString("Retry-After"))
                .isEqualTo("5");
        assertThat(ProblemAnswer.response(Problem.notFound("no"), "/x").getHeaderString("Retry-After"))
                .isNull();
    }

    @Test
    void anUnexpectedFailureIsToldByNumberOnly() {
        Problem problem = ProblemAnswer.unexpected(new IllegalStateException("password=hunter2"), "/x");

        assertThat(problem.status()).isEqualTo(500);
        assertThat(problem.toString()).doesNotContain("hunter2").doesNotContain("IllegalState");
        assertThat(problem.detail()).containsPattern("[0-9a-f-]{36}");
    }
}
