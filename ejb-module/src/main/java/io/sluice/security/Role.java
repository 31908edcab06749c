package io.sluice.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a key allows. Each of the first four includes those before it; WORKER stands apart. */
public enum Role {
    /** Look at everything. */
    VIEWER(Role.VIEWER_NAME),
    /** Submit and cancel jobs. */
    SUBMITTER(Role.VIEWER_NAME, Role.SUBMITTER_NAME),
    /** Steer: retry, pause, purge, limit. */
    OPERATOR(Role.VIEWER_NAME, Role.SUBMITTER_NAME, Role.OPERATOR_NAME),
    /** Manage API keys. */
    ADMIN(Role.VIEWER_NAME, Role.SUBMITTER_NAME, Role.OPERATOR_NAME, Role.ADMIN_NAME),
    /** Lease and finish jobs from outside the server. */
    WORKER(Role.WORKER_NAME);

    public static final String VIEWER_NAME = "viewer";
    public static final String SUBMITTER_NAME = "submitter";
    public static final String OPERATOR_NAME = "operator";
    public static final String ADMIN_NAME = "admin";
    public static final String WORKER_NAME = "worker";

    private final Set<String> granted;

    Role(String... granted) {
        this.granted = Set.of(granted);
    }

    /** The name used in requests, answers and the database: lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The names of all roles a holder of this one has. */
    public Set<String> granted() {
        return granted;
    }

    public static Optional<Role> of(String text) {
        return Arrays.stream(values()).filter(role -> role.text().equals(text)).findFirst();
    }
}
