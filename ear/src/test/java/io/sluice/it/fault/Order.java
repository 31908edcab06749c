package io.sluice.it.fault;

/**
 * A job as it is submitted.
 *
 * @param token names its effect; no two orders share one
 * @param key its Idempotency-Key, empty for none
 */
record Order(Kind kind, String token, String key, String json) {}
