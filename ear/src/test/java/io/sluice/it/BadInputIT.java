package io.sluice.it;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Job requests that are JSON and nothing else: each is refused by the name of the field, and nothing is stored. */
@ServerTest
class BadInputIT extends NothingStored {

    private final Client client;

    BadInputIT(Client client) {
        super(client);
        this.client = client;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                   | /type",
                "{\"type\":null}                      | /type",
                "{\"type\":1}                         | /type",
                "{\"type\":[\"sluice.noop\"]}         | /type",
                "{\"type\":{}}                        | /type",
                "{\"type\":\"\"}                      | /type",
                "{\"type\":\"no such\"}               | /type",
                "{\"type\":\"no.such\"}               | /type",
                "{\"type\":\"SLUICE.NOOP\"}           | /type",
                "{\"type\":\"sluice.noop\\u0000\"}    | /type"
            })
    void aTypeThatIsNoneIsRefused(String body, String field) {
        Refusal.check(client.post("/api/v1/jobs", body), 422, field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'dealy':'PT1H'                       | /dealy",
                "'':1                                 | /",
                "'a/b~c':1                            | /a~1b~0c",
                "'version':'1'                        | /version",
                "'version':0                          | /version",
                "'version':-1                         | /version",
                "'version':1.5                        | /version",
                "'version':2                          | /version",
                "'version':2147483648                 | /version",
                "'version':1e9999                     | /version",
                "'queue':7                            | /queue",
                "'queue':''                           | /queue",
                "'queue':'a/b'                        | /queue",
                "'queue':'ü'                          | /queue",
                "'priority':'4'                       | /priority",
                "'priority':-1                        | /priority",
                "'priority':10                        | /priority",
                "'priority':4.5                       | /priority",
                "'priority':true                      | /priority",
                "'priority':-1e9999                   | /priority",
                "'timeout':5                          | /timeout",
                "'timeout':'PT0S'                     | /timeout",
                "'timeout':'-PT1S'                    | /timeout",
                "'timeout':'PT0.0009S'                | /timeout",
                "'timeout':'PT24H0.001S'              | /timeout",
                "'expiresAt':'2020-01-01T00:00:00Z'   | /expiresAt",
                "'expiresAt':'never'                  | /expiresAt",
                "'expiresAt':0                        | /expiresAt",
                "'group':'g'                          | /group",
                "'notify':{'email':'a@example.com'}   | /notify",
                "'dealy':1,'priority':'x','queue':[]  | /dealy /priority /queue"
            })
    void aFieldOfTheWrongKindIsRefused(String fields, String at) {
        Refusal.check(client.post("/api/v1/jobs", noop(fields)), 422, at.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'delay':5                                                     | /delay",
                "'delay':''                                                    | /delay",
                "'delay':'5s'                                                  | /delay",
                "'delay':'-PT1S'                                               | /delay",
                "'delay':'PT-1S'                                               | /delay",
                "'delay':'P1M'                                                 | /delay",
                "'delay':'P365DT0.000001S'                                     | /delay",
                "'delay':'PT9223372036854775807S'                              | /delay",
                "'delay':'PT9223372036854775808S'                              | /delay",
                "'delay':'P106751991167301D'                                   | /delay",
                "'delay':'PT99999999999999999999999999999999999999999S'        | /delay",
                "'runAt':'tomorrow'                                            | /runAt",
                "'runAt':'2026-01-31T12:00:00'                                 | /runAt",
                "'runAt':'2026-02-31T12:00:00Z'                                | /runAt",
                "'runAt':'9999-12-31T23:59:59Z'                                | /runAt",
                "'runAt':'+999999999-12-31T23:59:59Z'                          | /runAt",
                "'runAt':1e300                                                 | /runAt",
                "'delay':'PT1H','runAt':'2020-01-01T00:00:00Z'                 | /runAt",
                "'delay':'PT2H','expiresAt':'2020-01-01T00:00:00Z'             | /expiresAt"
            })
    void aTimeThatIsNoneOrOutOfRangeIsRefused(String fields, String at) {
        Refusal.check(client.post("/api/v1/jobs", noop(fields)), 422, at);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "5                                              | /retry",
                "[]                                             | /retry",
                "'PT1S'                                         | /retry",
                "{'maxAttempts':0}                              | /retry/maxAttempts",
                "{'maxAttempts':-5}                             | /retry/maxAttempts",
                "{'maxAttempts':2.5}                            | /retry/maxAttempts",
                "{'maxAttempts':'3'}                            | /retry/maxAttempts",
                "{'maxAttempts':1e9999}                         | /retry/maxAttempts",
                "{'initialDelay':'-PT1S'}                       | /retry/initialDelay",
                "{'initialDelay':3}                             | /retry/initialDelay",
                "{'initialDelay':'P999999D'}                    | /retry/initialDelay",
                "{'multiplier':0.5}                             | /retry/multiplier",
                "{'multiplier':1e300}                           | /retry/multiplier",
                "{'multiplier':'2'}                             | /retry/multiplier",
                "{'maxDelay':'P999999D'}                        | /retry/maxDelay",
                "{'initialDelay':'PT2S','maxDelay':'PT1S'}      | /retry/maxDelay",
                "{'attempts':3}                                 | /retry/attempts"
            })
    void aRetryPolicyThatIsNoneIsRefused(String retry, String at) {
        Refusal.check(client.post("/api/v1/jobs", noop("'retry':" + retry)), 422, at);
    }

    @ParameterizedTest
    @MethodSource
    void tagsThatCannotBeSearchedAreRefused(String tags) {
        Refusal.check(client.post("/api/v1/jobs", noop("'tags':" + tags)), 422, "/tags");
    }

    static Stream<String> tagsThatCannotBeSearchedAreRefused() {
        return Stream.of(
                "5",
                "['a']",
                "{'a':1}",
                "{'a':null}",
                "{'a':{}}",
                "{'':'x'}",
                "{'a b':'x'}",
                "{'a':'\\u0000'}",
                "{'a':'x\\ny'}",
                "{'" + "n".repeat(65) + "':'x'}",
                "{'a':'" + "v".repeat(257) + "'}",
                IntStream.range(0, 17).mapToObj(i -> "'t" + i + "':''").collect(Collectors.joining(",", "{", "}")));
    }

    @ParameterizedTest
    @MethodSource
    void aNameThatIsTooLongIsRefused(String fields, String at) {
        Refusal.check(client.post("/api/v1/jobs", "{" + fields.replace('\'', '"') + "}"), 422, at);
    }

    static Stream<Arguments> aNameThatIsTooLongIsRefused() {
        return Stream.of(
                Arguments.of("'type':'" + "t".repeat(129) + "'", "/type"),
                Arguments.of("'type':'sluice.noop','queue':'" + "q".repeat(65) + "'", "/queue"),
                Arguments.of("'type':'sluice.noop','delay':'PT" + "0".repeat(100_000) + "1S'", "/delay"));
    }

    @Test
    void aRequestWithHundredsOfUnknownFieldsIsRefusedInAFewWords() {
        String fields =
                IntStream.range(0, 5_000).mapToObj(i -> "'f" + i + "':1").collect(Collectors.joining(","));

        var answer = client.post("/api/v1/jobs", noop(fields));

        Refusal.check(answer, 422, Refusal.fields(answer).toArray(String[]::new));
        org.assertj.core.api.Assertions.assertThat(Refusal.fields(answer)).hasSize(50);
    }

    private static String noop(String fields) {
        return ("{'type':'sluice.noop'," + fields + "}").replace('\'', '"');
    }
}
