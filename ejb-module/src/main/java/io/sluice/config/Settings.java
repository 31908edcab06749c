package io.sluice.config;

import io.sluice.shared.MicrosecondClock;
import io.sluice.shared.SynchronisedClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Hands out each feature's settings, read and checked once when the application starts. */
@ApplicationScoped
public class Settings {

    private final Config config = ConfigProvider.getConfig();
    private final Node node = Node.current();
    private final SynchronisedClock clock =
            new SynchronisedClock(Clock.systemUTC().instant(), System::nanoTime);

    @Produces
    public DispatchSettings dispatch() {
        return DispatchSettings.read(config);
    }

    @Produces
    public ExecutionSettings execution() {
        return ExecutionSettings.read(config);
    }

    @Produces
    public GroupCommitSettings groupCommit() {
        return GroupCommitSettings.read(config);
    }

    @Produces
    public SubmissionSettings submission() {
        return SubmissionSettings.read(config);
    }

    @Produces
    public HttpSettings http() {
        return HttpSettings.read(config);
    }

    @Produces
    public SecuritySettings security() {
        return SecuritySettings.read(config);
    }

    @Produces
    public Node node() {
        return node;
    }

    @Produces
    public Clock clock() {
        return new MicrosecondClock(clock);
    }

    /** For the one who sets it; everybody else asks for a {@link Clock}. */
    @Produces
    @Typed(SynchronisedClock.class)
    public SynchronisedClock synchronisedClock() {
        return clock;
    }

    /** Every setting there is, in the order of the documentation. */
    public static List<Setting<?>> all() {
        return Stream.of(
                        HttpSettings.ALL,
                        SecuritySettings.ALL,
                        SubmissionSettings.ALL,
                        GroupCommitSettings.ALL,
                        DispatchSettings.ALL,
                        ExecutionSettings.ALL)
                .<Setting<?>>flatMap(List::stream)
                .toList();
    }
}
