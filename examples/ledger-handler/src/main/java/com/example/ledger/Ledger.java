package com.example.ledger;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** The ledger's table, kept in Sluice's database so that a posting and the outcome of its job commit together. */
@ApplicationScoped
public class Ledger {

    private DataSource dataSource;

    protected Ledger() {}

    Ledger(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    // Looked up, because Payara injects no resources into beans from the libraries of an EAR.
    @PostConstruct
    @SuppressWarnings("BanJNDI") // The name is ours and constant: nobody can make it lead elsewhere.
    void find() {
        try {
            dataSource = InitialContext.doLookup("jdbc/sluice");
        } catch (NamingException e) {
            throw new IllegalStateException("Deploy the ledger beside Sluice, which brings jdbc/sluice", e);
        }
    }

    void create(@Observes @Initialized(ApplicationScoped.class) Object start) throws SQLException {
        create();
    }

    // Nothing here makes a job's row unique: that each job posts once is Sluice's doing, and can be counted.
    void create() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS ledger_entry (job_id uuid NOT NULL, account varchar(64) NOT"
                    + " NULL, cents bigint NOT NULL)");
        }
    }

    void post(UUID job, String account, long cents) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO ledger_entry (job_id, account, cents) VALUES (?, ?, ?)")) {
            insert.setObject(1, job);
            insert.setString(2, account);
            insert.setLong(3, cents);
            insert.executeUpdate();
        }
    }

    Statement statement(String account) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement sum = connection.prepareStatement("SELECT COALESCE(SUM(cents), 0), COUNT(*),"
                        + " COUNT(DISTINCT job_id) FROM ledger_entry WHERE account = ?")) {
            sum.setString(1, account);
            try (ResultSet row = sum.executeQuery()) {
                row.next();
                return new Statement(row.getLong(1), row.getLong(2), row.getLong(3));
            }
        }
    }
}
