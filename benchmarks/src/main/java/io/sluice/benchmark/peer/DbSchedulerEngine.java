package io.sluice.benchmark.peer;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.sluice.benchmark.probe.Engine;
import io.sluice.benchmark.probe.Runs;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** db-scheduler. The number travels in the task's own identifier, so that no data has to be serialized. */
final class DbSchedulerEngine implements Engine {

    static final int THREADS = Integer.getInteger("benchmark.workers", 32);
    private static final double FETCH_BELOW = Double.parseDouble(System.getProperty("benchmark.fetch-below", "4.0"));
    private static final double FETCH_UP_TO = Double.parseDouble(System.getProperty("benchmark.fetch-up-to", "20.0"));

    /** The library leaves its table to the application; the columns and indexes its documentation asks for. */
    private static final String[] SCHEMA = {
        """
        CREATE TABLE IF NOT EXISTS scheduled_tasks (
            task_name            text NOT NULL,
            task_instance        text NOT NULL,
            task_data            bytea,
            execution_time       timestamp with time zone NOT NULL,
            picked               boolean NOT NULL,
            picked_by            text,
            last_success         timestamp with time zone,
            last_failure         timestamp with time zone,
            consecutive_failures integer,
            last_heartbeat       timestamp with time zone,
            version              bigint NOT NULL,
            priority             smallint,
            PRIMARY KEY (task_name, task_instance))""",
        "CREATE INDEX IF NOT EXISTS execution_time_idx ON scheduled_tasks (execution_time)",
        "CREATE INDEX IF NOT EXISTS last_heartbeat_idx ON scheduled_tasks (last_heartbeat)"
    };

    private static final OneTimeTask<Void> TASK = Tasks.oneTime(TaskDescriptor.of("numbered"))
            .execute((instance, context) -> Runs.started(
                    Long.parseLong(instance.getId().substring(instance.getId().indexOf(':') + 1))));

    private final AtomicLong sequence = new AtomicLong();
    private final Scheduler scheduler;

    private DbSchedulerEngine(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    static DbSchedulerEngine start(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : SCHEMA) {
                statement.execute(sql);
            }
        }
        Scheduler scheduler = Scheduler.create(dataSource, TASK)
                .threads(THREADS)
                .pollUsingLockAndFetch(FETCH_BELOW, FETCH_UP_TO)
                .enableImmediateExecution()
                .build();
        scheduler.start();
        return new DbSchedulerEngine(scheduler);
    }

    @Override
    public void submit(long number) {
        scheduler.schedule(task(number), Instant.now());
    }

    @Override
    public void submitAll(int count) {
        Stream<TaskInstance<?>> tasks = IntStream.range(0, count).mapToObj(i -> task(Runs.UNNUMBERED));
        scheduler.scheduleBatch(tasks, Instant.now());
    }

    @Override
    public void pause() {
        scheduler.pause();
    }

    @Override
    public void resume() {
        scheduler.resume();
        scheduler.triggerCheckForDueExecutions();
    }

    private TaskInstance<Void> task(long number) {
        return TASK.instance(sequence.incrementAndGet() + ":" + number);
    }
}
