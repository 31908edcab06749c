package io.sluice.config;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Runs work in a JTA transaction of its own: it commits when the work returns and rolls back whatever it throws. */
@ApplicationScoped
public class Transactions {

    static final int TRIES = 4;

    @EJB
    private TransactionBoundary boundary;

    /**
     * Work that is a matter of the database alone. When it collides with another transaction it is run again at once, a few
     * times.
     */
    public <R> R run(Supplier<R> work) {
        for (int tries = 1; tries < TRIES; tries++) {
            try {
                return once(work);
            } catch (RuntimeException e) {
                if (!StorageFailure.isCollision(e)) {
                    throw e;
                }
            }
        }
        return once(work);
    }

    private <R> R once(Supplier<R> work) {
        try {
            return call(work::get);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("A supplier throws no checked exceptions", e);
        }
    }

    /** Any work, checked exceptions included; it is run once, for it may do more than the database can undo. */
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
