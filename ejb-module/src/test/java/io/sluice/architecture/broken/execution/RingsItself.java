package io.sluice.architecture.broken.execution;

import jakarta.jms.Message;

/** Part of a fixture that breaks the walls. */
final class RingsItself {
    Message message;
}
