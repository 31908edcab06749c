package io.sluice.it.fault;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/** Jobs in the database that no handler here understands, as a node of another version would leave them. */
record StrangeWork(Promises promises) implements Fault {

    private static final String INSERT = "INSERT INTO job (id, type, version, queue, priority, payload, created_at,"
            + " timeout_ms, max_attempts, initial_delay_ms, multiplier, max_delay_ms, owner, state, run_at, fence, attempt,"
            + " failed_attempts, crashes, cancel_requested, progress_percent) VALUES (?, ?, ?, 'default', 9, ?, now(),"
            + " 60000, 5, 1000, 2, 60000, 'admin', 'QUEUED', now(), 0, 0, 0, 0, false, 0)";

    @Override
    public String title() {
        return "jobs of unknown type, version and shape";
    }

    @Override
    public void inject(World world) throws SQLException {
        try (Connection connection = world.postgres().connect();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert(insert, "nobody.knows", 1, "{}");
            insert(insert, "example.ledger.post", 99, "{\"account\":\"strange\",\"cents\":1}");
            insert(insert, "example.ledger.post", 1, "{\"account\":");
        }
    }

    @Override
    public void heal(World world) {
        // They stay where they are, to be looked at.
    }

    private void insert(PreparedStatement insert, String type, int version, String payload) throws SQLException {
        UUID id = UUID.randomUUID();
        insert.setObject(1, id);
        insert.setString(2, type);
        insert.setInt(3, version);
        insert.setString(4, payload);
        insert.executeUpdate();
        promises.made(new Order(Kind.STRANGE, id.toString(), "", payload), id);
    }
}
