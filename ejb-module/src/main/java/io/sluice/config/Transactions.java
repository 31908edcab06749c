package io.sluice.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Runs work in a JTA transaction of its own. */
@ApplicationScoped
public class Transactions {

    /** Commits when the work returns, rolls back when it throws. */
    @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Exception.class)
    public <R> R run(Supplier<R> work) {
        return work.get();
    }

    /** As {@link #run}, for work that throws checked exceptions. */
    @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Exception.class)
    public <R> R call(Callable<R> work) throws Exception {
        return work.call();
    }
}
