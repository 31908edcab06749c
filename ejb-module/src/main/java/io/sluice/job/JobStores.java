package io.sluice.job;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** The stores of this feature, handed out together to those who need several in one transaction. */
@Dependent
class JobStores {

    private final JobStore jobs;
    private final JobListStore lists;
    private final SettlementStore settlements;

    @Inject
    JobStores(JobStore jobs, JobListStore lists, SettlementStore settlements) {
        this.jobs = jobs;
        this.lists = lists;
        this.settlements = settlements;
    }

    JobStore jobs() {
        return jobs;
    }

    JobListStore lists() {
        return lists;
    }

    SettlementStore settlements() {
        return settlements;
    }
}
