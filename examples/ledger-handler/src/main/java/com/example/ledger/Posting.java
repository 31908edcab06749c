package com.example.ledger;

import jakarta.json.bind.annotation.JsonbCreator;

/**
 * The payload of an {@code example.ledger.post} job.
 *
 * @param account whose balance changes
 * @param cents by how much; not zero
 * @param failTimes attempts that fail after they have written, to show that what they wrote is undone
 */
public record Posting(String account, long cents, int failTimes) {

    // JSON Binding builds a record by its constructor only where it is told to.
    @JsonbCreator
    public Posting {}
}
