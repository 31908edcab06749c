package io.sluice.workload.mail;

import static io.sluice.shared.Jsonp.JSON;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.mail.Address;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;

/** The result of a job whose message the server took for at least one recipient. */
final class MailResult {

    private MailResult() {}

    static JsonObject all(String messageId, Address[] recipients) {
        return result(messageId, recipients, JSON.createArrayBuilder());
    }

    /** Of a message that some recipients got: sending it again would give it to them twice. */
    static JsonObject some(String messageId, SendFailedException partial) {
        JsonArrayBuilder refused = JSON.createArrayBuilder();
        addRefused(refused, partial.getInvalidAddresses(), false);
        addRefused(refused, partial.getValidUnsentAddresses(), true);
        return result(messageId, partial.getValidSentAddresses(), refused);
    }

    private static JsonObject result(String messageId, Address[] accepted, JsonArrayBuilder refused) {
        JsonArrayBuilder addresses = JSON.createArrayBuilder();
        for (Address address : accepted) {
            addresses.add(plain(address));
        }
        return JSON.createObjectBuilder()
                .add("messageId", messageId)
                .add("accepted", addresses)
                .add("refused", refused)
                .build();
    }

    private static void addRefused(JsonArrayBuilder refused, Address[] addresses, boolean temporary) {
        if (addresses == null) {
            return;
        }
        for (Address address : addresses) {
            refused.add(
                    JSON.createObjectBuilder().add("address", plain(address)).add("temporary", temporary));
        }
    }

    private static String plain(Address address) {
        return address instanceof InternetAddress internet ? internet.getAddress() : address.toString();
    }
}
