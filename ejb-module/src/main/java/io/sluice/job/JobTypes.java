package io.sluice.job;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The job types this node knows; a job of any other type is refused. */
@ApplicationScoped
public class JobTypes {

    private final ConcurrentSkipListMap<String, JobType> types = new ConcurrentSkipListMap<>();

    /**
     * Declares a type.
     *
     * @throws IllegalStateException when the name is taken
     */
    public void declare(JobType type) {
        if (types.putIfAbsent(type.name(), type) != null) {
            throw new IllegalStateException("Two handlers for job type " + type.name());
        }
    }

    public Optional<JobType> find(String name) {
        return Optional.ofNullable(types.get(name));
    }

    /** All types in the order of their names. */
    public List<JobType> all() {
        return List.copyOf(types.values());
    }
}
