package io.sluice.submission;

import io.sluice.config.DispatchSettings;
import io.sluice.config.ExecutionSettings;
import io.sluice.config.ManagedThreads;
import io.sluice.job.DispatchWindow;
import io.sluice.job.Released;
import io.sluice.job.RunTimes;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.Queue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * Tells workers that jobs are ready: a message names the jobs of one bundle. Messages are not persistent, because the
 * database is the truth: what is lost is released again. They do not expire either: a late one claims what is still
 * queued and nothing else, and to expire them would make everything depend on the clocks of node and broker. How many
 * may pile up is for the broker to bound.
 */
@ApplicationScoped
public class DoorbellPublisher {

    private static final System.Logger LOG = System.getLogger(DoorbellPublisher.class.getName());
    private static final String QUEUE = "sluice.jobs";
    private static final Duration LONGEST = Duration.ofMillis(50);

    @Inject
    private ManagedThreads executor;

    @Resource(lookup = "jms/sluice")
    private ConnectionFactory connections;

    private final ConcurrentLinkedQueue<Released> pending = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean ringing = new AtomicBoolean();
    private final AtomicBoolean flush = new AtomicBoolean();
    private DispatchSettings settings;
    private RunTimes runTimes;
    private DispatchWindow window;
    private int workers;
    private volatile boolean away;

    protected DoorbellPublisher() {}

    @Inject
    DoorbellPublisher(
            DispatchSettings settings, ExecutionSettings execution, RunTimes runTimes, DispatchWindow window) {
        this.settings = settings;
        this.runTimes = runTimes;
        this.window = window;
        this.workers = execution.concurrency();
    }

    /**
     * Rings for the jobs soon, on another thread: a slow broker delays no caller. While messages enough for all workers
     * are on their way, names gather until they fill a bundle, or workers have taken what came before. While the broker
     * takes nothing a window's worth of names is kept for when it is back; the jobs of the rest are released again.
     */
    public void ring(List<Released> jobs) {
        if (pending.size() < settings.window()) {
            pending.addAll(jobs);
        }
        if (jobs.stream().anyMatch(job -> job.priority() > JobRequestReader.DEFAULT_PRIORITY)) {
            flush.set(true);
        }
        start();
    }

    /** Jobs not yet named in a message; many while the broker is away. */
    public int pending() {
        return pending.size();
    }

    /** Workers have taken jobs: what gathered meanwhile may be enough now. */
    void taken() {
        start();
    }

    /** Names what gathered, however little: nothing may have told that the workers wait. */
    public void flush() {
        // While the broker is away the ping tries it, less often than this is called.
        if (!away && !pending.isEmpty()) {
            flush.set(true);
            start();
        }
    }

    /** Sends a message that names no job, so that a quiet node still learns whether messages arrive. */
    public void ping() {
        try (JMSContext context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            send(context, List.of());
        }
        // The broker takes messages: what it did not take before goes now.
        away = false;
        flush();
    }

    private void start() {
        if ((flush.get() && !pending.isEmpty() || isFull()) && ringing.compareAndSet(false, true)) {
            try {
                executor.execute(this::drain);
            } catch (RuntimeException e) {
                // Rejected, or the container is already gone. The server stops; another node or the next start releases
                // these jobs again.
                ringing.set(false);
            }
        }
    }

    private void drain() {
        boolean sent = false;
        try (JMSContext context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            int owed = flush.getAndSet(false) ? pending.size() : 0;
            while (owed > 0 || isFull()) {
                List<Released> bundle = next();
                send(context, bundle);
                bundle.forEach(job -> pending.poll());
                owed -= bundle.size();
            }
            sent = true;
            away = false;
        } catch (RuntimeException e) {
            away = true;
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The broker took no message, {0} jobs wait for it: {1}",
                    pending.size(),
                    e.getMessage());
        } finally {
            ringing.set(false);
        }
        if (sent) {
            start();
        }
    }

    // One name a message would make the workers wait for a commit per job, just when there is more than they can do.
    private boolean isFull() {
        return !pending.isEmpty() && pending.size() >= size();
    }

    // By all that is released, also what is on its way already: it tells how busy the workers are.
    private int size() {
        return BundleSize.of(Math.max(pending.size(), window.released()), workers, settings.bundle());
    }

    // A bundle shares one priority, which is then also the message's, and is over soon: its jobs run one after another.
    private List<Released> next() {
        int size = size();
        List<Released> bundle = new ArrayList<>();
        Duration time = Duration.ZERO;
        Iterator<Released> waiting = pending.iterator();
        while (waiting.hasNext() && bundle.size() < size) {
            Released next = waiting.next();
            time = time.plus(runTimes.expected(next.type()));
            if (!bundle.isEmpty() && (!together(bundle.get(0), next) || time.compareTo(LONGEST) > 0)) {
                break;
            }
            bundle.add(next);
        }
        return bundle;
    }

    // A job whose worker crashed travels alone: if it is to blame, it must not take a bundle down with it.
    private static boolean together(Released one, Released other) {
        return one.priority() == other.priority() && !one.suspect() && !other.suspect();
    }

    private void send(JMSContext context, List<Released> bundle) {
        Queue queue = context.createQueue(QUEUE);
        JMSProducer producer = context.createProducer().setDeliveryMode(DeliveryMode.NON_PERSISTENT);
        if (!bundle.isEmpty()) {
            producer.setPriority(bundle.get(0).priority());
        }
        producer.send(queue, bundle.stream().map(job -> job.id().toString()).collect(Collectors.joining(",")));
    }
}
