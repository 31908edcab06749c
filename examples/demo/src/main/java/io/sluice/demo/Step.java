package io.sluice.demo;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the demo submitted in one go, and what it is called on the screen. */
record Step(String label, String type, List<String> ids) {

    Row row(Map<String, JobView> jobs, Instant now) {
        List<JobView> mine = ids.stream().map(jobs::get).toList();
        List<String> states = mine.stream().map(JobView::state).toList();
        if (mine.size() == 1) {
            JobView job = mine.get(0);
            String tries = job.attempt() + "/" + job.maxAttempts();
            return new Row(label, type, end(job.id()), states, tries, job.percent(), job.remark(now));
        }
        long ended = mine.stream().filter(JobView::ended).count();
        int percent = (int) (ended * 100 / mine.size());
        return new Row(label, type, mine.size() + " jobs", states, ended + "/" + mine.size(), percent, "");
    }

    // Its beginning is the time, the same for all jobs of this minute.
    private static String end(String id) {
        return id.substring(id.length() - 8);
    }
}
