package com.example.ledger;

import io.sluice.spi.HandlesJob;
import io.sluice.spi.JobContext;
import io.sluice.spi.JobHandler;
import io.sluice.spi.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.sql.SQLException;

/** Tells the balance of an account: a handler that takes the JSON as it came and writes nothing. */
@ApplicationScoped
@HandlesJob("example.ledger.balance")
public class BalanceHandler implements JobHandler<JsonObject> {

    private Ledger ledger;

    protected BalanceHandler() {}

    @Inject
    BalanceHandler(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Outcome handle(JsonObject payload, JobContext context) throws SQLException {
        String account = payload.getString("account");
        context.progress(50, "adding up " + account);
        Statement statement = ledger.statement(account);
        return Outcome.done(Json.createObjectBuilder()
                .add("cents", statement.cents())
                .add("postings", statement.postings())
                .add("jobs", statement.jobs())
                .build());
    }
}
