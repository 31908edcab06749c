package io.sluice.shared;

/**
 * One thing wrong with one field of a request.
 *
 * @param pointer JSON Pointer (RFC 6901) into the request body, or the name of a header or parameter
 * @param detail what is wrong and how to mend it, one sentence
 */
public record FieldError(String pointer, String detail) {}
