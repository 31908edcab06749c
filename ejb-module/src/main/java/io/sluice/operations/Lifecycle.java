package io.sluice.operations;

import io.sluice.config.DatabaseTime;
import io.sluice.config.Schema;
import io.sluice.execution.HandlerRegistry;
import io.sluice.security.ApiKeys;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/**
 * Starts a node in order, and stops it:
 *
 * <ol>
 *   <li>bring the database schema up to date;
 *   <li>set the clock by the database's;
 *   <li>make sure there is an admin key;
 *   <li>register the handlers;
 *   <li>begin the periodic rounds, the dispatcher's last, so that nothing is run before it can be looked after.
 * </ol>
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class Lifecycle {

    @Inject
    private Schema schema;

    @Inject
    private DatabaseTime time;

    @Inject
    private ApiKeys keys;

    @Inject
    private HandlerRegistry handlers;

    @Inject
    private Rounds rounds;

    @Inject
    private RoundTasks tasks;

    @Inject
    private Drain drain;

    @PostConstruct
    void start() {
        schema.migrate();
        time.round();
        keys.bootstrap();
        handlers.register();
        tasks.begin(rounds);
    }

    @PreDestroy
    void stop() {
        drain.run();
        rounds.stop();
    }
}
