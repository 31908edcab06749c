package io.sluice.job;

import io.sluice.config.Transactions;
import jakarta.persistence.EntityManager;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.hibernate.Session;
import org.hibernate.SessionFactory;

/** Each piece of work in a transaction of its own, as the interceptor does it in a container. */
final class LocalTransactions extends Transactions {

    private final SessionFactory sessions;
    private final ThreadLocal<Session> current = new ThreadLocal<>();

    LocalTransactions(SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public <R> R run(Supplier<R> work) {
        try {
            return call(work::get);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public <R> R call(Callable<R> work) throws Exception {
        Session outer = current.get();
        try (Session session = sessions.openSession()) {
            current.set(session);
            session.beginTransaction();
            try {
                R result = work.call();
                session.getTransaction().commit();
                return result;
            } finally {
                if (session.getTransaction().isActive()) {
                    session.getTransaction().rollback();
                }
            }
        } finally {
            current.set(outer);
        }
    }

    EntityManager entityManager() {
        return (EntityManager) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {EntityManager.class}, (proxy, method, arguments) -> {
                    Session session = current.get();
                    if (session == null) {
                        throw new IllegalStateException("Needs a transaction");
                    }
                    try {
                        return method.invoke(session, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
