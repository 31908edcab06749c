package io.sluice.demo;

import java.util.List;

/**
 * What was submitted.
 *
 * @param steps in the order they are shown
 * @param slow the job that shows progress
 * @param cancelled the one that is cancelled while it runs
 * @param poison the one that fails for ever
 * @param delayed the one due later
 * @param first what the first submission under an Idempotency-Key answered
 * @param second what the second answered
 */
record Submitted(
        List<Step> steps, String slow, String cancelled, String poison, String delayed, String first, String second) {

    List<String> ids() {
        return steps.stream().flatMap(step -> step.ids().stream()).toList();
    }
}
