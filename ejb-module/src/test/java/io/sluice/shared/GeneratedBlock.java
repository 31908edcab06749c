package io.sluice.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A part of a document that is generated from code, between two marks. */
public record GeneratedBlock(String document, String name) {

    /** Fails with the right text when the document says something else. */
    public void mustBe(String generated) throws IOException {
        String begin = "<!-- generated: " + name + " -->\n";
        String end = "\n<!-- end: " + name + " -->";
        String text = Files.readString(Path.of("..", "docs", document));
        assertThat(text).contains(begin, end);
        String actual = text.substring(text.indexOf(begin) + begin.length(), text.indexOf(end));
        assertThat(actual)
                .as("docs/%s is not up to date; put this between the marks \"%s\":%n%n%s%n", document, name, generated)
                .isEqualTo(generated);
    }
}
