package io.sluice.it.fault;

import io.sluice.it.Client;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** Clients that submit a mix of jobs at a steady pace, whatever happens to who should take them. */
final class Load implements AutoCloseable {

    private static final int CLIENTS = 6;
    private static final int PAUSE_MILLIS = 40;

    private final Orders orders;
    private final Promises promises;
    private final RandomGenerator random;
    private final List<Client> servers;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(CLIENTS);
    private final List<Submitter> submitters = new ArrayList<>();
    private final List<Future<?>> running = new ArrayList<>();
    private volatile boolean paused;

    Load(Orders orders, Promises promises, RandomGenerator random, List<Client> servers) {
        this.orders = orders;
        this.promises = promises;
        this.random = random;
        this.servers = servers;
    }

    void start() {
        for (int number = 0; number < CLIENTS; number++) {
            Submitter submitter = new Submitter(number);
            submitters.add(submitter);
            running.add(threads.scheduleWithFixedDelay(submitter::once, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS));
        }
    }

    /** Whether each of them still submits: one that ran into something unforeseen stops without a word. */
    boolean isWhole() {
        return running.stream().noneMatch(Future::isDone);
    }

    /** No new orders; what was not answered is still asked again. */
    void pause() {
        paused = true;
    }

    void resume() {
        paused = false;
    }

    /** Whether every order with a key has had its answer. */
    boolean isAnswered() {
        return submitters.stream().allMatch(submitter -> submitter.unanswered == null);
    }

    @Override
    public void close() throws InterruptedException {
        threads.shutdown();
        threads.awaitTermination(1, TimeUnit.MINUTES);
    }

    private final class Submitter {
        private int turn;
        private volatile Order unanswered;

        Submitter(int first) {
            this.turn = first;
        }

        void once() {
            Order order = unanswered;
            if (order == null && !paused) {
                order = orders.next();
                unanswered = order;
            }
            if (order != null) {
                submit(order);
            }
        }

        private void submit(Order order) {
            boolean answered = acknowledged(order);
            // Without a key nobody can know whether the job exists: it is not asked for again.
            if (answered || order.key().isEmpty()) {
                unanswered = null;
            }
            if (answered && !order.key().isEmpty() && random.nextInt(10) == 0) {
                acknowledged(order);
            }
        }

        private boolean acknowledged(Order order) {
            String[] headers = order.key().isEmpty() ? new String[0] : new String[] {"Idempotency-Key", order.key()};
            try {
                turn = (turn + 1) % servers.size();
                HttpResponse<String> answer = servers.get(turn).post("/api/v1/jobs", order.json(), headers);
                if (answer.statusCode() == 202) {
                    promises.made(order, UUID.fromString(Client.json(answer).getString("id")));
                    return true;
                }
                return false;
            } catch (UncheckedIOException e) {
                // No answer: nothing was promised.
                return false;
            }
        }
    }
}
