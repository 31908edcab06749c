package io.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails that leave Sluice arrive once, and carry nothing their sender did not mean. */
@ServerTest
class MailIT {

    private final TestBed bed;
    private final Client client;
    private final String domain = UUID.randomUUID() + ".example";

    MailIT(TestBed bed, Client client) {
        this.bed = bed;
        this.client = client;
    }

    @Test
    void aMessageArrivesOnceWithAllItsParts() throws Exception {
        JsonObject job = client.awaitEnd(client.submit(mail("'to':['Änn <ann@" + domain + ">'],'cc':'bob@" + domain
                + "','subject':'Grüße ☃ 😀','text':'Dein Päckchen','html':'<p>Dein <b>Päckchen</b></p>'")));

        assertThat(job.getString("state")).as(job.toString()).isEqualTo("SUCCEEDED");
        assertThat(received()).as("one for each of two recipients").hasSize(2);
        MimeMessage message = received().get(0);
        assertThat(message.getSubject()).isEqualTo("Grüße ☃ 😀");
        assertThat(message.getFrom()[0]).hasToString("sluice@example.com");
        assertThat(message.getRecipients(RecipientType.TO)[0].toString()).contains("ann@" + domain);
        assertThat(message.getRecipients(RecipientType.CC)[0]).hasToString("bob@" + domain);
        assertThat(message.getMessageID()).isEqualTo(job.getJsonObject("result").getString("messageId"));
        MimeMultipart parts = (MimeMultipart) message.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getBodyPart(0).getContent()).isEqualTo("Dein Päckchen");
        assertThat(parts.getBodyPart(1).getContent()).isEqualTo("<p>Dein <b>Päckchen</b></p>");
    }

    @Test
    void twentyJobsAreTwentyMessages() throws Exception {
        List<String> jobs = IntStream.range(0, 20)
                .mapToObj(i -> mail("'to':'r" + i + "@" + domain + "','subject':'no. " + i + "','text':'x'"))
                .toList();

        List<String> ids = client.bulk(jobs)
                .body()
                .lines()
                .map(line -> Client.json(line).getString("id"))
                .toList();
        ids.forEach(id -> assertThat(client.awaitEnd(id).getString("state")).isEqualTo("SUCCEEDED"));

        List<String> subjects = new ArrayList<>();
        for (MimeMessage message : received()) {
            subjects.add(message.getSubject());
        }
        assertThat(subjects)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 20).mapToObj(i -> "no. " + i).collect(Collectors.toList()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'to':'a@D','subject':'Hi\\r\\nBcc: victim@D','text':'x'",
                "'to':'a@D','subject':'Hi\\nX-Evil: 1','text':'x'",
                "'to':'a@D','subject':'Hi\\u0000','text':'x'",
                "'to':'a@D\\r\\nBcc: victim@D','text':'x'",
                "'to':'a@D, victim@D','text':'x'",
                "'to':'A\\n <a@D>','text':'x'",
                "'to':'a@D','from':'me@D\\r\\nBcc: victim@D','text':'x'",
                "'to':'a@D','replyTo':'me@D\\nBcc: victim@D','text':'x'",
                "'to':'a@D','cc':['b@D\\rX: 1'],'text':'x'"
            })
    void aHeaderCannotBeSmuggledIn(String fields) {
        requireRefused(fields);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'text':'nobody gets it'",
                "'to':[],'text':'x'",
                "'to':'','text':'x'",
                "'to':'ann','text':'x'",
                "'to':'ann@','text':'x'",
                "'to':'@D','text':'x'",
                "'to':'a b@D','text':'x'",
                "'to':'ann@bücher.example','text':'x'",
                "'to':'friends: a@D, b@D;','text':'x'",
                "'to':['a@D','ann'],'text':'x'",
                "'to':[5],'text':'x'",
                "'to':'a@D','cc':'x@@D','text':'x'",
                "'to':'a@D','bcc':'b@D','text':'x'",
                "'to':'a@D','text':5",
                "'to':'a@D'"
            })
    void aMessageThatCannotBeSentIsDeadAtOnce(String fields) {
        requireRefused(fields);
    }

    private void requireRefused(String fields) {
        JsonObject job = client.awaitEnd(client.submit(mail(fields.replace("D", domain))));

        assertThat(job.getString("state")).as(job.toString()).isEqualTo("DEAD");
        assertThat(job.getJsonObject("error").getString("type")).isEqualTo("InvalidPayload");
        assertThat(job.getJsonArray("attempts")).hasSize(1);
        assertThat(received()).isEmpty();
    }

    private List<MimeMessage> received() {
        return Arrays.asList(bed.mail().getReceivedMessagesForDomain(domain));
    }

    private static String mail(String fields) {
        return ("{'type':'mail.send','payload':{" + fields + "}}").replace('\'', '"');
    }
}
