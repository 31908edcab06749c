package io.sluice.execution;

import io.sluice.job.JobType;
import io.sluice.job.JobTypes;
import io.sluice.job.RetryPolicy;
import io.sluice.spi.HandlesJob;
import io.sluice.spi.JobHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Finds the handler beans of the application and declares their types. */
@ApplicationScoped
public class HandlerRegistry {

    private static final System.Logger LOG = System.getLogger(HandlerRegistry.class.getName());

    private final Map<String, Handler> handlers = new ConcurrentHashMap<>();
    private Instance<JobHandler<?>> beans;
    private JobTypes types;

    protected HandlerRegistry() {}

    @Inject
    HandlerRegistry(@Any Instance<JobHandler<?>> beans, JobTypes types) {
        this.beans = beans;
        this.types = types;
    }

    /**
     * Registers every handler there is.
     *
     * @throws IllegalStateException for a handler without {@link HandlesJob}, with values out of range, or of a type
     *     that has one already: the application does not start
     */
    public void register() {
        for (Instance.Handle<JobHandler<?>> handle : beans.handles()) {
            register(handle.getBean().getBeanClass(), handle.get());
        }
    }

    void register(Class<?> beanClass, JobHandler<?> bean) {
        Handler handler = handler(beanClass, bean);
        String type = handler.type().name();
        types.declare(handler.type());
        handlers.put(type, handler);
        LOG.log(System.Logger.Level.INFO, "{0} jobs are run by {1}", type, beanClass.getName());
    }

    Optional<Handler> find(String type) {
        return Optional.ofNullable(handlers.get(type));
    }

    static Handler handler(Class<?> beanClass, JobHandler<?> bean) {
        HandlesJob annotation = beanClass.getAnnotation(HandlesJob.class);
        if (annotation == null) {
            throw new IllegalStateException(beanClass.getName() + " is a JobHandler without @HandlesJob");
        }
        @SuppressWarnings("unchecked")
        JobHandler<Object> handler = (JobHandler<Object>) bean;
        try {
            return new Handler(type(annotation), handler, payloadType(beanClass), annotation);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new IllegalStateException("@HandlesJob of " + beanClass.getName() + ": " + e.getMessage(), e);
        }
    }

    private static JobType type(HandlesJob annotation) {
        if (!annotation.value().matches("[A-Za-z0-9._-]{1,128}")) {
            throw new IllegalArgumentException("not a job type: \"" + annotation.value() + "\"");
        }
        if (annotation.versions().length == 0
                || Arrays.stream(annotation.versions()).anyMatch(one -> one < 1)) {
            throw new IllegalArgumentException("versions are one or more numbers from 1");
        }
        return new JobType(
                annotation.value(),
                Arrays.stream(annotation.versions()).boxed().collect(Collectors.toSet()),
                annotation.transactional(),
                new RetryPolicy(
                        annotation.maxAttempts(),
                        Duration.parse(annotation.initialDelay()),
                        annotation.multiplier(),
                        Duration.parse(annotation.maxDelay())),
                timeout(Duration.parse(annotation.timeout())),
                JobType.RunBy.SERVER);
    }

    private static Duration timeout(Duration timeout) {
        if (timeout.toMillis() < 1 || timeout.compareTo(RetryPolicy.LONGEST_DELAY) > 0) {
            throw new IllegalArgumentException("timeout is PT0.001S to " + RetryPolicy.LONGEST_DELAY);
        }
        return timeout;
    }

    private static Type payloadType(Class<?> beanClass) {
        for (Class<?> level = beanClass; level != null; level = level.getSuperclass()) {
            for (Type face : level.getGenericInterfaces()) {
                if (face instanceof ParameterizedType parameterized
                        && parameterized.getRawType() == JobHandler.class
                        && !(parameterized.getActualTypeArguments()[0] instanceof TypeVariable)) {
                    return parameterized.getActualTypeArguments()[0];
                }
            }
        }
        throw new IllegalStateException(beanClass.getName() + " does not say which payload it handles: implement"
                + " JobHandler<PayloadClass> in the bean class");
    }
}
