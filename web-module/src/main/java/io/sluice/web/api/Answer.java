package io.sluice.web.api;

import jakarta.json.JsonValue;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Answers with a JSON body. */
final class Answer {

    private Answer() {}

    static Response ok(JsonValue body) {
        return json(200, body).build();
    }

    // A string, so that no JSON binding of the server has a say in how the answer looks.
    static Response.ResponseBuilder json(int status, JsonValue body) {
        return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body.toString());
    }
}
