package io.sluice.demo;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Watches the jobs until all have ended, and cancels the one that is there to be cancelled. */
final class Tour {
    private static final Duration LOOK_EVERY = Duration.ofMillis(150);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration RUNS_BEFORE_CANCEL = Duration.ofMillis(2500);

    private final Api api;
    private final Screen screen;
    private final Submitted submitted;
    private final Set<Integer> progressSeen = new TreeSet<>();
    private Map<String, JobView> jobs = Map.of();
    private boolean cancelAsked;

    Tour(Api api, Screen screen, Submitted submitted) {
        this.api = api;
        this.screen = screen;
        this.submitted = submitted;
    }

    /** Ends when the last job has, or when patience does; the checks will tell which. */
    void watch() throws IOException, InterruptedException {
        Instant giveUp = Instant.now().plus(PATIENCE);
        look();
        while (!allEnded() && Instant.now().isBefore(giveUp)) {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
            look();
        }
    }

    Submitted submitted() {
        return submitted;
    }

    JobView job(String id) {
        return jobs.get(id);
    }

    long ended() {
        return jobs.values().stream().filter(JobView::ended).count();
    }

    /** The different percentages, other than 0 and 100, that the slow job was seen at. */
    Set<Integer> progressSeen() {
        return progressSeen;
    }

    private void look() throws IOException, InterruptedException {
        List<JobView> list = api.jobs(Scenario.TAG);
        jobs = list.stream().collect(Collectors.toMap(JobView::id, Function.identity()));
        Instant now = Instant.now();
        screen.show(submitted.steps().stream().map(step -> step.row(jobs, now)).toList());
        int percent = jobs.get(submitted.slow()).percent();
        if (percent > 0 && percent < 100) {
            progressSeen.add(percent);
        }
        cancelWhenItHasRun(now);
    }

    private void cancelWhenItHasRun(Instant now) throws IOException, InterruptedException {
        JobView job = jobs.get(submitted.cancelled());
        boolean hasRun = job.time("startedAt")
                .filter(start -> start.plus(RUNS_BEFORE_CANCEL).isBefore(now))
                .isPresent();
        if (hasRun && !cancelAsked && job.state().equals("RUNNING")) {
            cancelAsked = true;
            api.cancel(submitted.cancelled());
        }
    }

    private boolean allEnded() {
        return ended() == submitted.ids().size();
    }
}
