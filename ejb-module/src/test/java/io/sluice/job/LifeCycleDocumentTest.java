package io.sluice.job;

import io.sluice.job.JobTransitions.Edge;
import io.sluice.shared.GeneratedBlock;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LifeCycleDocumentTest {

    @Test
    void theDiagramShowsTheTable() throws IOException {
        new GeneratedBlock("job-life-cycle.md", "states").mustBe(diagram());
    }

    private static String diagram() {
        Map<String, String> arrows = new LinkedHashMap<>();
        for (Edge edge : JobTransitions.table()) {
            arrows.merge(
                    edge.from() + " --> " + edge.to(), edge.on().toString(), (before, more) -> before + ", " + more);
        }
        String body = arrows.entrySet().stream()
                .map(arrow -> "    " + arrow.getKey() + " : " + arrow.getValue())
                .collect(Collectors.joining("\n"));
        String ends = Arrays.stream(JobState.values())
                .filter(JobState::terminal)
                .map(state -> "    " + state + " --> [*]")
                .collect(Collectors.joining("\n"));
        return "```mermaid\nstateDiagram-v2\n    [*] --> SCHEDULED : submitted, due later\n"
                + "    [*] --> QUEUED : submitted, due now\n" + body + "\n" + ends + "\n```";
    }
}
