package io.sluice.config;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Runs work in a JTA transaction of its own: it commits when the work returns and rolls back whatever it throws. */
@ApplicationScoped
public class Transactions {

    @EJB
    private TransactionBoundary boundary;

    public <R> R run(Supplier<R> work) {
        try {
            return call(work::get);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("A supplier throws no checked exceptions", e);
        }
    }

    /** As {@link #run}, for work that throws checked exceptions. */
    public <R> R call(Callable<R> work) throws Exception {
        TransactionBoundary.Ended<R> ended = boundary.inNewTransaction(work);
        if (ended.failure() instanceof Exception exception) {
            throw exception;
        }
        if (ended.failure() instanceof Error error) {
            throw error;
        }
        return ended.value();
    }
}
