package io.sluice.submission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sluice.job.JobType;
import io.sluice.job.RetryPolicy;
import io.sluice.shared.FieldError;
import io.sluice.shared.JsonLimits;
import io.sluice.shared.Problem;
import io.sluice.shared.ProblemException;
import io.sluice.shared.StrictJson;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobRequestReaderTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final RetryPolicy POLICY = new RetryPolicy(5, Duration.ofSeconds(1), 2, Duration.ofMinutes(5));
    private static final Map<String, JobType> TYPES = Map.of(
            "mail",
            new JobType("mail", Set.of(1, 2), false, POLICY, Duration.ofMinutes(5), JobType.RunBy.SERVER),
            "newer",
            new JobType("newer", Set.of(3), false, POLICY, Duration.ofMinutes(5), JobType.RunBy.SERVER));

    private final JobRequestReader reader = new JobRequestReader(
            name -> Optional.ofNullable(TYPES.get(name)), Clock.fixed(NOW, ZoneOffset.UTC), JobRequestLimits.DEFAULT);

    private JobRequest read(String json) {
        byte[] bytes = json.replace('\'', '"').getBytes(UTF_8);
        return reader.read(StrictJson.parseObject(bytes, JsonLimits.ofBytes(4 * 1024 * 1024)));
    }

    private JobRequest with(String field) {
        return read("{'type':'mail'," + field + "}");
    }

    private Problem refused(String json) {
        ProblemException refusal = catchThrowableOfType(ProblemException.class, () -> read(json));
        assertThat(refusal).as("refused").isNotNull();
        return refusal.problem();
    }

    private Problem refusedWith(String field) {
        return refused("{'type':'mail'," + field + "}");
    }

    private void refusedAt(String pointer, String field) {
        Problem problem = refusedWith(field);
        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.errors()).extracting(FieldError::pointer).containsExactly(pointer);
    }

    @Test
    void whatIsLeftOutComesFromTheType() {
        assertThat(read("{'type':'mail'}"))
                .isEqualTo(new JobRequest(
                        "mail",
                        1,
                        JsonValue.EMPTY_JSON_OBJECT,
                        "default",
                        4,
                        Optional.empty(),
                        Optional.empty(),
                        Duration.ofMinutes(5),
                        POLICY,
                        Map.of()));
    }

    @Test
    void readsEveryField() {
        JobRequest request = read("{'type':'mail','version':2,'payload':[1],'queue':'q.1','priority':9,'delay':'PT1H',"
                + "'expiresAt':'2026-11-21T13:00:00+01:00','timeout':'PT30S','tags':{'order':'42'},"
                + "'retry':{'maxAttempts':7,'initialDelay':'PT2S','multiplier':1.5,'maxDelay':'PT1M'}}");

        assertThat(request.payload().toString()).isEqualTo("[1]");
        assertThat(request.runAt()).contains(NOW.plusSeconds(3600));
        assertThat(request.expiresAt()).contains(NOW.plusSeconds(7200));
        assertThat(request.timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(request.retry()).isEqualTo(new RetryPolicy(7, Duration.ofSeconds(2), 1.5, Duration.ofMinutes(1)));
        assertThat(request.tags()).containsExactly(Map.entry("order", "42"));
    }

    @Test
    void retryFieldsStandInOneByOne() {
        assertThat(with("'retry':{'maxAttempts':1}").retry())
                .isEqualTo(new RetryPolicy(1, POLICY.initialDelay(), POLICY.multiplier(), POLICY.maxDelay()));
        refusedAt("/retry/maxDelay", "'retry':{'initialDelay':'PT10M'}");
        refusedAt("/retry/maxAttempts", "'retry':{'maxAttempts':0}");
        refusedAt("/retry/maxAttempts", "'retry':{'maxAttempts':101}");
        refusedAt("/retry/multiplier", "'retry':{'multiplier':0.9}");
        refusedAt("/retry/initialDelay", "'retry':{'initialDelay':'-PT1S'}");
        refusedAt("/retry/jitter", "'retry':{'jitter':true}");
        refusedAt("/retry", "'retry':3");
    }

    @Test
    void anUnknownTypeSaysWhatToDo() {
        assertThat(refused("{'type':'nope'}").detail()).contains("GET /api/v1/types");
        assertThat(refused("{}").errors().get(0).pointer()).isEqualTo("/type");
        assertThat(refused("{'type':''}").status()).isEqualTo(422);
        assertThat(refused("{'type':5}").status()).isEqualTo(422);
        assertThat(refused("{'type':'" + "x".repeat(129) + "'}").status()).isEqualTo(422);
    }

    @Test
    void anUnknownVersionNamesThoseThereAre() {
        assertThat(refusedWith("'version':3").detail()).contains("[1, 2]");
        assertThat(refused("{'type':'newer'}").detail()).contains("[3]");
        refusedAt("/version", "'version':'1'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"''", "'a b'", "'a/b'", "'ž'", "7", "{}"})
    void queueNamesAreOfAFewCharacters(String value) {
        refusedAt("/queue", "'queue':" + value);
    }

    @Test
    void limitsHoldAtTheirEdges() {
        assertThat(with("'queue':'" + "q".repeat(64) + "'").queue()).hasSize(64);
        refusedAt("/queue", "'queue':'" + "q".repeat(65) + "'");
        assertThat(with("'priority':0").priority()).isZero();
        refusedAt("/priority", "'priority':-1");
        refusedAt("/priority", "'priority':10");
        assertThat(with("'timeout':'PT24H'").timeout()).isEqualTo(Duration.ofHours(24));
        refusedAt("/timeout", "'timeout':'PT24H0.001S'");
        refusedAt("/timeout", "'timeout':'PT0S'");
        assertThat(with("'delay':'P365D'").runAt()).contains(NOW.plus(Duration.ofDays(365)));
        refusedAt("/delay", "'delay':'P365DT1S'");
        refusedAt("/delay", "'delay':'-PT1S'");
        refusedAt("/delay", "'delay':'PT9223372036854775807H'");
    }

    @Test
    void aTimeThatHasPassedMeansNow() {
        assertThat(with("'runAt':'0001-01-01T00:00:00Z'").runAt()).isEmpty();
        assertThat(with("'delay':'PT0S'").runAt()).isEmpty();
        assertThat(with("'runAt':'2026-11-21T10:00:01Z'").runAt()).contains(NOW.plusSeconds(1));
        refusedAt("/runAt", "'runAt':'2027-11-21T10:00:01Z'");
        refusedAt("/runAt", "'runAt':'2026-11-21T11:00:00'");
    }

    @Test
    void delayAndRunAtExcludeEachOther() {
        refusedAt("/runAt", "'delay':'PT1S','runAt':'2026-11-21T11:00:00Z'");
    }

    @ParameterizedTest
    @CsvSource({"2026-11-21T10:00:00Z,PT0S", "2026-11-21T09:00:00Z,PT0S", "2026-11-21T10:59:59Z,PT1H"})
    void expiryIsInTheFutureAndAfterTheJobIsDue(String expiresAt, String delay) {
        refusedAt("/expiresAt", "'expiresAt':'" + expiresAt + "','delay':'" + delay + "'");
    }

    @Test
    void aTimePastTheYear9999IsNone() {
        refusedAt("/expiresAt", "'expiresAt':'9999-12-31T23:59:59-01:00'");
    }

    @Test
    void tagsAreFewAndShort() {
        StringBuilder tags = new StringBuilder("'t0':'v'");
        for (int i = 1; i < 16; i++) {
            tags.append(",'t").append(i).append("':'").append("v".repeat(256)).append("'");
        }
        assertThat(with("'tags':{" + tags + "}").tags()).hasSize(16);
        refusedAt("/tags", "'tags':{" + tags + ",'more':'v'}");
        refusedAt("/tags", "'tags':{'t':'" + "v".repeat(257) + "'}");
        refusedAt("/tags", "'tags':{'a b':'v'}");
        refusedAt("/tags", "'tags':{'n':1}");
        refusedAt("/tags", "'tags':{'n':'a\\u0000b'}");
        refusedAt("/tags", "'tags':['a']");
    }

    @Test
    void payloadsAreLimitedInUtf8() {
        String fits = "x".repeat(256 * 1024 - 2);
        assertThat(with("'payload':'" + fits + "'").payload().toString()).hasSize(256 * 1024);
        assertThat(refusedWith("'payload':'" + fits + "x'").status()).isEqualTo(413);
        assertThat(refusedWith("'payload':'" + "é".repeat(131_072) + "'").status())
                .isEqualTo(413);
        assertThat(refusedWith("'payload':'" + "x".repeat(1024 * 1024) + "'")
                        .errors()
                        .get(0)
                        .pointer())
                .isEqualTo("/payload");
    }

    @Test
    void aPayloadMayBeNull() {
        assertThat(with("'payload':null").payload()).isEqualTo(JsonValue.NULL);
    }

    @Test
    void whatIsNotOfferedYetIsRefusedAndSaysSo() {
        assertThat(refusedWith("'group':'customer-1'").detail()).contains("does not offer group");
        assertThat(refusedWith("'notify':{}").detail()).contains("does not offer notify");
    }

    @Test
    void everythingWrongIsToldAtOnce() {
        assertThat(refused("{'type':'nope','priority':12,'delay':'soon','extra':1}")
                        .errors())
                .extracting(FieldError::pointer)
                .containsExactlyInAnyOrder("/type", "/priority", "/delay", "/extra");
    }
}
