-- H2 has no partial indexes: the state leads each of them instead.
CREATE INDEX job_waiting ON job (state, released_until, priority DESC, id);
CREATE INDEX job_due ON job (state, run_at);
CREATE INDEX job_leased ON job (state, lease_until);
CREATE INDEX job_cancelled ON job (cancel_requested, node);
CREATE INDEX job_expiring ON job (expires_at);
