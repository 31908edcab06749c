package io.sluice.config;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads of the container for the many short tasks of the engine. A managed executor captures the caller's context for
 * each task, and Payara searches the class path for context providers each time: that took 44 of 100 samples while jobs
 * drained. A managed thread factory does it once a thread.
 */
@ApplicationScoped
public class ManagedThreads implements Executor {

    // A dozen tasks at the most wait here for the database or the broker; the rest ends in microseconds.
    private static final int SIZE = 32;
    private static final long IDLE_SECONDS = 60;

    @Resource
    private ManagedThreadFactory factory;

    private ThreadPoolExecutor pool;

    protected ManagedThreads() {}

    public ManagedThreads(ThreadFactory factory) {
        pool = pool(factory);
    }

    @PostConstruct
    void start() {
        pool = pool(factory);
    }

    /**
     * Runs the task soon.
     *
     * @throws RejectedExecutionException when the application stops
     */
    @Override
    public void execute(Runnable task) {
        pool.execute(task);
    }

    @PreDestroy
    public void stop() {
        pool.shutdown();
    }

    private static ThreadPoolExecutor pool(ThreadFactory factory) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                SIZE, SIZE, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
