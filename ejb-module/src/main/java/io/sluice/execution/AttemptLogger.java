package io.sluice.execution;

import io.sluice.job.RunningJob;
import java.text.MessageFormat;
import java.util.ResourceBundle;

/** Logs under the name of the job type, each line beginning with the job and the attempt it is about. */
final class AttemptLogger implements System.Logger {

    private final System.Logger target;
    private final String prefix;

    AttemptLogger(RunningJob running) {
        target = System.getLogger("io.sluice.handler." + running.job().spec().type());
        prefix = "[" + running.job().id() + "#" + running.job().status().attempt() + "] ";
    }

    @Override
    public String getName() {
        return target.getName();
    }

    @Override
    public boolean isLoggable(Level level) {
        return target.isLoggable(level);
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
        target.log(level, () -> prefix + message, thrown);
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String format, Object... parameters) {
        if (isLoggable(level)) {
            String text =
                    parameters == null || parameters.length == 0 ? format : MessageFormat.format(format, parameters);
            target.log(level, () -> prefix + text);
        }
    }
}
