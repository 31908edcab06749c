package io.sluice.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Requests byte by byte, for what no HTTP client agrees to send. */
final class RawHttp {

    private static final int PATIENCE_MILLIS = 30_000;

    private final URI server;

    RawHttp(URI server) {
        this.server = server;
    }

    /**
     * What came back.
     *
     * @param status 0 when the server closed the connection without an answer
     * @param headers by name in lower case
     */
    record Answer(int status, Map<String, String> headers, String body) {}

    /** A request line and header fields, without the line breaks, and a body sent as it is. */
    Answer send(String head, byte[] body) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes((head.strip().replace("\n", "\r\n") + "\r\n\r\n").getBytes(ISO_8859_1));
        request.writeBytes(body);
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            write(socket.getOutputStream(), request.toByteArray());
            return parse(read(socket.getInputStream()));
        }
    }

    Answer send(String head) throws IOException {
        return send(head, new byte[0]);
    }

    /** The usual header fields of a request to submit a job, with the key of the test bed's administrator. */
    String post(String path, String... fields) {
        return "POST " + path + " HTTP/1.1\nHost: sluice\nConnection: close\nAuthorization: Bearer " + TestBed.ADMIN_KEY
                + "\n" + String.join("\n", fields);
    }

    String get(String path, String... fields) {
        return post(path, fields).replaceFirst("POST", "GET");
    }

    /** The bytes as chunks of a body without a length. */
    static byte[] chunked(byte[] body, int chunk) {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        for (int from = 0; from < body.length; from += chunk) {
            int length = Math.min(chunk, body.length - from);
            chunks.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(ISO_8859_1));
            chunks.write(body, from, length);
            chunks.writeBytes("\r\n".getBytes(ISO_8859_1));
        }
        chunks.writeBytes("0\r\n\r\n".getBytes(ISO_8859_1));
        return chunks.toByteArray();
    }

    // A server that has seen enough may answer and close while the rest is still on its way.
    private static void write(OutputStream out, byte[] request) {
        try {
            out.write(request);
            out.flush();
        } catch (IOException e) {
            return;
        }
    }

    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        byte[] part = new byte[8192];
        try {
            for (int length = in.read(part); length >= 0; length = in.read(part)) {
                answer.write(part, 0, length);
            }
        } catch (java.net.SocketException reset) {
            return answer.toString(ISO_8859_1);
        }
        return answer.toString(ISO_8859_1);
    }

    private static Answer parse(String text) {
        if (text.isEmpty()) {
            return new Answer(0, Map.of(), "");
        }
        int end = text.indexOf("\r\n\r\n");
        String[] head = text.substring(0, end < 0 ? text.length() : end).split("\r\n");
        Map<String, String> headers = new TreeMap<>();
        for (int i = 1; i < head.length; i++) {
            String[] field = head[i].split(":", 2);
            headers.put(field[0].toLowerCase(Locale.ROOT), field.length < 2 ? "" : field[1].strip());
        }
        int status = Integer.parseInt(head[0].split(" ")[1]);
        return new Answer(status, headers, end < 0 ? "" : text.substring(end + 4));
    }
}
