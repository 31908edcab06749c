package io.sluice.shared;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    private static final JsonLimits LIMITS = JsonLimits.ofBytes(1024 * 1024);

    private static JsonValue parse(String text) {
        return StrictJson.parse(text.getBytes(UTF_8), LIMITS);
    }

    private static Problem refused(byte[] bytes, JsonLimits limits) {
        ProblemException refusal = catchThrowableOfType(ProblemException.class, () -> StrictJson.parse(bytes, limits));
        assertThat(refusal).as("refused").isNotNull();
        return refusal.problem();
    }

    private static Problem refused(String text) {
        return refused(text.getBytes(UTF_8), LIMITS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "false",
                "0",
                "-1",
                "1.5",
                "-0.25E+3",
                "\"\"",
                "[]",
                "{}",
                "[1,2,[3]]",
                "{\"a\":{\"b\":[null,true,\"x\"]},\"c\":-1e5}",
                "\"\\\"\\\\\\n\\u00e9\"",
                "\"žluťoučký 🐎\""
            })
    void readsWhatTheReferenceParserReads(String text) {
        JsonValue expected =
                jakarta.json.Json.createReader(new java.io.StringReader(text)).readValue();

        assertThat(parse(" \t\r\n" + text + " \n")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[",
                "\"",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,",
                "{\"a\":1,}",
                "[1,",
                "[1,]",
                "[,]",
                "{a:1}",
                "{'a':1}",
                "{1:1}",
                "{null:1}",
                "nul",
                "True",
                "NaN",
                "Infinity",
                "-",
                "+1",
                "01",
                "1.",
                ".5",
                "1e",
                "1e+",
                "0x1",
                "- 1",
                "\"\\x\"",
                "\"\\u12\"",
                "\"\\u12g4\"",
                "\"\\u١٢٣٤\"",
                "\"\t\"",
                "\"a\nb\"",
                "{} {}",
                "1 2",
                "[] x",
                "// c\n1",
                "{\"a\":1 \"b\":2}",
                "[1 2]",
                "]",
                "}",
                ":",
                ","
            })
    void refusesWhatIsNoJson(String text) {
        assertThat(refused(text).status()).isEqualTo(400);
    }

    @Test
    void namesPointerAndCharacter() {
        Problem problem = refused("{\"a\": {\"b/c\": [1, oops]}}");

        assertThat(problem.errors().get(0).pointer()).isEqualTo("/a/b~1c/1");
        assertThat(problem.detail()).contains("at character 19");
    }

    @Test
    void refusesDuplicateNamesAtAnyDepthEvenWhenOneIsEscaped() {
        assertThat(refused("{\"x\":{\"a\":1,\"\\u0061\":2}}").errors().get(0).pointer())
                .isEqualTo("/x/a");
    }

    @Test
    void refusesMalformedUtf8() {
        for (byte[] bytes : new byte[][] {
            {'"', (byte) 0xff, '"'},
            {'"', (byte) 0xc0, (byte) 0xaf, '"'},
            {'"', (byte) 0xe2, (byte) 0x82, '"'},
            {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'},
            {'"', (byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80, '"'}
        }) {
            assertThat(refused(bytes, LIMITS).detail()).contains("UTF-8");
        }
    }

    @Test
    void refusesByteOrderMark() {
        assertThat(refused("\uFEFF{}").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\\ud800\"", "\"\\udc00\"", "\"\\ud800x\"", "\"\\udc00\\ud800\"", "{\"\\ud800\":1}"})
    void refusesLoneSurrogates(String text) {
        assertThat(refused(text).detail()).contains("surrogate");
    }

    @Test
    void acceptsSurrogatePairs() {
        assertThat(((JsonString) parse("\"\\ud83d\\udc0e\"")).getString()).isEqualTo("🐎");
    }

    @Test
    void nestingStopsAtTheLimit() {
        assertThatCode(() -> parse("[".repeat(64) + "]".repeat(64))).doesNotThrowAnyException();
        assertThat(refused("[".repeat(65) + "]".repeat(65)).detail()).contains("64 deep");
    }

    @Test
    void deepNestingDoesNotReachTheStack() {
        assertThat(refused("[".repeat(10_000)).status()).isEqualTo(400);
        assertThat(refused("{\"a\":".repeat(10_000)).status()).isEqualTo(400);
        assertThat(refused("[{\"a\":".repeat(10_000)).status()).isEqualTo(400);
    }

    @Test
    void sizeIsLimited() {
        assertThatCode(() -> StrictJson.parse("\"12345678\"".getBytes(UTF_8), JsonLimits.ofBytes(10)))
                .doesNotThrowAnyException();
        assertThat(refused("\"123456789\"".getBytes(UTF_8), JsonLimits.ofBytes(10))
                        .status())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1e-999999999", "1e99999999999999999999", "1e10000"})
    void refusesNumbersThatCostGigabytesToConvert(String text) {
        assertThat(refused(text).detail()).contains("exponent");
    }

    @Test
    void refusesVeryLongNumbers() {
        assertThat(refused("1".repeat(401)).status()).isEqualTo(400);
        assertThat(((JsonNumber) parse("1".repeat(400))).bigDecimalValue()).isPositive();
        assertThat(((JsonNumber) parse("1e00000000000009999")).bigDecimalValue())
                .isPositive();
    }

    @Test
    void anObjectIsRequiredWhereOneIsExpected() {
        JsonObject object = StrictJson.parseObject("{\"a\":1}".getBytes(UTF_8), LIMITS);
        assertThat(object.getInt("a")).isEqualTo(1);

        ProblemException refusal = catchThrowableOfType(
                ProblemException.class, () -> StrictJson.parseObject("[]".getBytes(UTF_8), LIMITS));
        assertThat(refusal.problem().status()).isEqualTo(400);
    }

    @Test
    void nothingButAProblemComesOutOfRandomInput() {
        Random random = new Random(20261121);
        String alphabet = "{}[]\",:\\u0123456789eE+-.truefalsn \t\n\u0000é🐎";
        for (int i = 0; i < 50_000; i++) {
            byte[] bytes = i % 2 == 0 ? noise(random) : text(random, alphabet);
            try {
                // What is accepted must be JSON to everybody else too.
                String accepted = StrictJson.parse(bytes, LIMITS).toString();
                assertThat(parse(accepted).toString()).isEqualTo(accepted);
            } catch (ProblemException e) {
                assertThat(e.problem().status()).isEqualTo(400);
            }
        }
    }

    private static byte[] noise(Random random) {
        byte[] bytes = new byte[random.nextInt(40)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] text(Random random, String alphabet) {
        int[] characters = alphabet.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(30); length > 0; length--) {
            text.appendCodePoint(characters[random.nextInt(characters.length)]);
        }
        return text.toString().getBytes(UTF_8);
    }
}
