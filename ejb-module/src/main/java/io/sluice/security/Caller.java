package io.sluice.security;

/** Who sends a request: the name of an API key, and what it allows. */
public record Caller(String name, Role role) {}
