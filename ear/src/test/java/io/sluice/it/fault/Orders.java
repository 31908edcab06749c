package io.sluice.it.fault;

import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Draws orders, a mix of all kinds of work. */
final class Orders {

    private static final List<Kind> MIX = List.of(Kind.LEDGER, Kind.EFFECT, Kind.SLEEP, Kind.DELAYED);

    private final String effects;
    private final RandomGenerator random;

    /** @param effects the URL below which effects take place */
    Orders(String effects, RandomGenerator random) {
        this.effects = effects;
        this.random = random;
    }

    Order next() {
        Kind kind = MIX.get(random.nextInt(MIX.size()));
        String token = UUID.randomUUID().toString();
        String key = random.nextInt(2) == 0 ? "" : "order-" + token;
        return new Order(kind, token, key, json(kind, token).replace('\'', '"'));
    }

    private String json(Kind kind, String token) {
        return switch (kind) {
            case LEDGER ->
                "{'type':'example.ledger.post','payload':{'account':'%s','cents':1,'failTimes':%d}}"
                        .formatted(token, random.nextInt(8) == 0 ? 1 : 0);
            // It would rather be called again than give up: an effect that is refused for good is a lost one.
            case EFFECT ->
                "{'type':'http.request','payload':{'method':'POST','url':'%s%s'},'retry':{'maxAttempts':50}}"
                        .formatted(effects, token);
            case SLEEP ->
                "{'type':'sluice.simulate','payload':{'sleep':'PT0.%03dS'}}".formatted(random.nextInt(10, 600));
            case DELAYED -> "{'type':'sluice.noop','payload':{},'delay':'PT%dS'}".formatted(random.nextInt(1, 4));
            case STRANGE -> throw new IllegalArgumentException("No sender of this version orders what it cannot name");
        };
    }
}
