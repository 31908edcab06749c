package io.sluice.architecture.broken.operations;

/** Part of a fixture that breaks the walls: what others must not see. */
public final class Upward {}
