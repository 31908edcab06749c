-- Each sweep reads one small part of the live table: an index for each, holding nothing else.
CREATE INDEX job_waiting ON job (priority DESC, id) WHERE state = 'QUEUED' AND released_until IS NULL;
CREATE INDEX job_released ON job (released_until) WHERE state = 'QUEUED' AND released_until IS NOT NULL;
CREATE INDEX job_due ON job (run_at) WHERE state = 'SCHEDULED';
CREATE INDEX job_leased ON job (lease_until) WHERE state = 'RUNNING';
CREATE INDEX job_cancelled ON job (node) WHERE cancel_requested;
CREATE INDEX job_expiring ON job (expires_at) WHERE expires_at IS NOT NULL;

-- Rows change state a few times and leave: keep room for it on the page, and clean up after small numbers.
ALTER TABLE job SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 5000);
