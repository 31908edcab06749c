package io.sluice.config;

import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJBContext;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.concurrent.Callable;

/**
 * Where a transaction begins and ends. An enterprise bean, because under a message-driven bean Payara enlists no
 * connection in a transaction that a CDI interceptor began: what a handler wrote was then committed statement by
 * statement. A singleton that leaves concurrency alone has no pool to wait for.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
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
