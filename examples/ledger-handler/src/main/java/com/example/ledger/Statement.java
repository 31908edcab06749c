package com.example.ledger;

/**
 * What an account amounts to.
 *
 * @param cents the sum of its postings
 * @param postings how many there are
 * @param jobs how many different jobs made them; the same number, since each job posts exactly once
 */
public record Statement(long cents, long postings, long jobs) {}
