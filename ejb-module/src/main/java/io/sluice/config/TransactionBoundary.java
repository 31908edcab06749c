package io.sluice.config;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.concurrent.Callable;

/**
 * Where a transaction begins and ends. An enterprise bean, because under a message-driven bean Payara enlists no
 * connection in a transaction that a CDI interceptor began: what a handler wrote was then committed statement by
 * statement. Stateless rather than a singleton: when the application stops, Payara stops singletons first, and a node that
 * drains still has outcomes to commit.
 */
@Stateless
public class TransactionBoundary {

    @Resource
    private EJBContext context;

    /** What came of the work: its value, or what undid it. */
    public record Ended<R>(R value, Throwable failure) {}

    /** Failures are handed out as values: thrown, the container would log and wrap each of them. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public <R> Ended<R> inNewTransaction(Callable<R> work) {
        try {
            R value = work.call();
            return context.getRollbackOnly() ? new Ended<>(null, undone()) : new Ended<>(value, null);
        } catch (Throwable e) {
            context.setRollbackOnly();
            return new Ended<>(null, e);
        }
    }

    // Somebody inside marked it and went on: the container undoes it without a word to us.
    private static IllegalStateException undone() {
        return new IllegalStateException(
                "The transaction was marked for rollback by a failure inside it that was not passed on");
    }
}
