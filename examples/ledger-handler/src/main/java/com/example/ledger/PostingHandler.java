package com.example.ledger;

import io.sluice.spi.HandlesJob;
import io.sluice.spi.JobContext;
import io.sluice.spi.JobHandler;
import io.sluice.spi.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.sql.SQLException;

/** Posts to the ledger. Transactional: the row appears with the job's success, exactly once, or not at all. */
@ApplicationScoped
@HandlesJob(value = "example.ledger.post", transactional = true, initialDelay = "PT0.2S")
public class PostingHandler implements JobHandler<Posting> {

    private Ledger ledger;

    protected PostingHandler() {}

    @Inject
    PostingHandler(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Outcome handle(Posting posting, JobContext context) throws SQLException {
        if (posting.account() == null || posting.account().isBlank() || posting.cents() == 0) {
            return Outcome.fail("InvalidPosting", "A posting names an account and an amount that is not zero");
        }
        ledger.post(context.jobId(), posting.account(), posting.cents());
        if (context.attempt() <= posting.failTimes()) {
            return Outcome.retry("NotYet", "Told to fail " + posting.failTimes() + " times");
        }
        return Outcome.done(Json.createObjectBuilder()
                .add("account", posting.account())
                .add("balance", ledger.statement(posting.account()).cents())
                .build());
    }
}
