package io.sluice.config;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBContext;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransactionBoundaryTest {

    private final AtomicBoolean rollbackOnly = new AtomicBoolean();
    private final TransactionBoundary boundary = new TransactionBoundary();

    @BeforeEach
    void inContainer() throws ReflectiveOperationException {
        Field context = TransactionBoundary.class.getDeclaredField("context");
        context.setAccessible(true);
        context.set(
                boundary,
                Proxy.newProxyInstance(
                        getClass().getClassLoader(), new Class<?>[] {EJBContext.class}, (proxy, method, arguments) -> {
                            if (method.getName().equals("setRollbackOnly")) {
                                rollbackOnly.set(true);
                            }
                            return method.getName().equals("getRollbackOnly") ? rollbackOnly.get() : null;
                        }));
    }

    @Test
    void workThatReturnsIsCommitted() {
        assertThat(boundary.inNewTransaction(() -> 1)).isEqualTo(new TransactionBoundary.Ended<>(1, null));
        assertThat(rollbackOnly).isFalse();
    }

    @Test
    void workThatThrowsIsUndone() {
        Exception failure = new Exception("no");

        assertThat(boundary.inNewTransaction(() -> {
                            throw failure;
                        })
                        .failure())
                .isSameAs(failure);
        assertThat(rollbackOnly).isTrue();
    }

    // The container rolls back without a word when a bean that was called inside marked the transaction.
    @Test
    void workThatHidAFailureInsideItIsNotTakenForCommitted() {
        var ended = boundary.inNewTransaction(() -> {
            rollbackOnly.set(true);
            return 1;
        });

        assertThat(ended.failure()).isInstanceOf(IllegalStateException.class);
    }
}
