package io.sluice.workload.mail;

import io.sluice.spi.HandlesJob;
import io.sluice.spi.JobContext;
import io.sluice.spi.JobHandler;
import io.sluice.spi.Outcome;
import io.sluice.workload.InvalidPayloadException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Hands one message to the SMTP server. Delivery from there on is the server's business. */
@ApplicationScoped
@HandlesJob("mail.send")
public class MailSendHandler implements JobHandler<JsonValue> {

    private final MailSettings settings;
    private final Session session;
    private final Clock clock;

    /** For the container's client proxy, which is never asked to handle a job itself. */
    MailSendHandler() {
        this.settings = null;
        this.session = null;
        this.clock = null;
    }

    @Inject
    public MailSendHandler(
            @ConfigProperty(name = "sluice.mail.host", defaultValue = "127.0.0.1") String host,
            @ConfigProperty(name = "sluice.mail.port", defaultValue = "25") int port,
            @ConfigProperty(name = "sluice.mail.user") Optional<String> user,
            @ConfigProperty(name = "sluice.mail.password") Optional<String> password,
            @ConfigProperty(name = "sluice.mail.from") Optional<String> from,
            @ConfigProperty(name = "sluice.mail.tls", defaultValue = "none") String tls,
            @ConfigProperty(name = "sluice.mail.connect-timeout", defaultValue = "PT10S") Duration connectTimeout,
            @ConfigProperty(name = "sluice.mail.timeout", defaultValue = "PT30S") Duration timeout,
            Clock clock) {
        this(
                new MailSettings(
                        host,
                        port,
                        user,
                        password,
                        from.map(MailSettings::sender),
                        MailTls.parse(tls),
                        connectTimeout,
                        timeout),
                clock);
    }

    MailSendHandler(MailSettings settings, Clock clock) {
        this.settings = settings;
        this.session = Session.getInstance(settings.sessionProperties());
        this.clock = clock;
    }

    @Override
    public Outcome handle(JsonValue payload, JobContext context) throws MessagingException {
        MailRequest request;
        try {
            request = MailRequest.read(payload, settings.from());
        } catch (InvalidPayloadException invalid) {
            return invalid.asOutcome();
        }
        JobMessage message = JobMessage.of(request, session, context.idempotencyKey(), clock.instant());
        context.throwIfCancellationRequested();
        try {
            send(message, context);
            return Outcome.done(MailResult.all(message.getMessageID(), message.getAllRecipients()));
        } catch (SendFailedException failed) {
            return isPartial(failed)
                    ? Outcome.done(MailResult.some(message.getMessageID(), failed))
                    : MailFailure.outcome(failed);
        } catch (MessagingException failed) {
            return MailFailure.outcome(failed);
        }
    }

    private void send(JobMessage message, JobContext context) throws MessagingException {
        Transport transport = session.getTransport("smtp");
        try {
            transport.connect(
                    settings.host(),
                    settings.port(),
                    settings.user().orElse(null),
                    settings.password().orElse(null));
            context.throwIfCancellationRequested();
            transport.sendMessage(message, message.getAllRecipients());
        } finally {
            close(transport, context);
        }
    }

    /** A goodbye that fails changes nothing about a message that was taken. */
    private static void close(Transport transport, JobContext context) {
        try {
            transport.close();
        } catch (MessagingException failed) {
            context.logger().log(System.Logger.Level.DEBUG, "Closing the SMTP connection failed", failed);
        }
    }

    private static boolean isPartial(SendFailedException failed) {
        return failed.getValidSentAddresses() != null && failed.getValidSentAddresses().length > 0;
    }
}
