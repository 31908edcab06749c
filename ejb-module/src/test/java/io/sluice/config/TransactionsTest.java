package io.sluice.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBContext;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionsTest {

    private final Transactions transactions = new Transactions();
    private final AtomicInteger runs = new AtomicInteger();

    @BeforeEach
    void inContainer() throws ReflectiveOperationException {
        TransactionBoundary boundary = new TransactionBoundary();
        put(
                boundary,
                "context",
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {EJBContext.class},
                        (proxy, method, arguments) -> method.getName().equals("getRollbackOnly") ? false : null));
        put(transactions, "boundary", boundary);
    }

    @ParameterizedTest(name = "SQLSTATE {0}")
    @ValueSource(strings = {"40P01", "40001"})
    void whatCollidedWithAnotherTransactionIsDoneAgainAtOnce(String state) {
        assertThat(transactions.<Integer>run(() -> failing(state, 2))).isEqualTo(3);
    }

    @Test
    void itIsGivenUpWhenItCollidesAgainAndAgain() {
        assertThatThrownBy(() -> transactions.run(() -> failing("40P01", Integer.MAX_VALUE)))
                .hasRootCauseInstanceOf(SQLException.class);

        assertThat(runs).hasValue(Transactions.TRIES);
    }

    @Test
    void whatFailsForAnotherReasonIsNotRepeated() {
        assertThatThrownBy(() -> transactions.run(() -> failing("08006", 1))).isInstanceOf(IllegalStateException.class);

        assertThat(runs).hasValue(1);
    }

    @Test
    void theWorkOfAHandlerIsNotRunAgainByUs() {
        assertThatThrownBy(() -> transactions.call(() -> failing("40P01", 1)))
                .isInstanceOf(IllegalStateException.class);

        assertThat(runs).hasValue(1);
    }

    private int failing(String state, int times) {
        if (runs.incrementAndGet() <= times) {
            throw new IllegalStateException("as Hibernate wraps it", new SQLException("refused", state));
        }
        return runs.get();
    }

    private static void put(Object bean, String name, Object value) throws ReflectiveOperationException {
        Field field = bean.getClass().getDeclaredField(name);
        field.setAccessible(true);
        field.set(bean, value);
    }
}
