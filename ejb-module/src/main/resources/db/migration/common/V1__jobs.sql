-- Unfinished jobs. Small and busy: what is finished moves to finished_job in the transaction that ends it.
CREATE TABLE job (
    id                uuid PRIMARY KEY,
    type              varchar(128) NOT NULL,
    version           integer NOT NULL,
    queue             varchar(64) NOT NULL,
    priority          smallint NOT NULL,
    payload           varchar(1048576) NOT NULL,
    tags              varchar(16384),
    created_at        timestamp with time zone NOT NULL,
    expires_at        timestamp with time zone,
    timeout_ms        bigint NOT NULL,
    max_attempts      integer NOT NULL,
    initial_delay_ms  bigint NOT NULL,
    multiplier        double precision NOT NULL,
    max_delay_ms      bigint NOT NULL,
    owner             varchar(64) NOT NULL,
    idempotency_key   varchar(255),
    traceparent       varchar(64),
    state             varchar(16) NOT NULL,
    run_at            timestamp with time zone NOT NULL,
    released_until    timestamp with time zone,
    fence             bigint NOT NULL,
    lease_until       timestamp with time zone,
    node              varchar(64),
    attempt           integer NOT NULL,
    failed_attempts   integer NOT NULL,
    crashes           integer NOT NULL,
    started_at        timestamp with time zone,
    finished_at       timestamp with time zone,
    cancel_requested  boolean NOT NULL,
    progress_percent  smallint NOT NULL,
    progress_message  varchar(500),
    result            varchar(1048576),
    error_type        varchar(200),
    error_message     varchar(2000),
    error_retryable   boolean,
    attempts          varchar(1048576)
);

CREATE INDEX job_by_type ON job (type, id);
CREATE INDEX job_by_queue ON job (queue, id);

-- Jobs in a terminal state, column for column like job.
CREATE TABLE finished_job (
    id                uuid PRIMARY KEY,
    type              varchar(128) NOT NULL,
    version           integer NOT NULL,
    queue             varchar(64) NOT NULL,
    priority          smallint NOT NULL,
    payload           varchar(1048576) NOT NULL,
    tags              varchar(16384),
    created_at        timestamp with time zone NOT NULL,
    expires_at        timestamp with time zone,
    timeout_ms        bigint NOT NULL,
    max_attempts      integer NOT NULL,
    initial_delay_ms  bigint NOT NULL,
    multiplier        double precision NOT NULL,
    max_delay_ms      bigint NOT NULL,
    owner             varchar(64) NOT NULL,
    idempotency_key   varchar(255),
    traceparent       varchar(64),
    state             varchar(16) NOT NULL,
    run_at            timestamp with time zone NOT NULL,
    released_until    timestamp with time zone,
    fence             bigint NOT NULL,
    lease_until       timestamp with time zone,
    node              varchar(64),
    attempt           integer NOT NULL,
    failed_attempts   integer NOT NULL,
    crashes           integer NOT NULL,
    started_at        timestamp with time zone,
    finished_at       timestamp with time zone,
    cancel_requested  boolean NOT NULL,
    progress_percent  smallint NOT NULL,
    progress_message  varchar(500),
    result            varchar(1048576),
    error_type        varchar(200),
    error_message     varchar(2000),
    error_retryable   boolean,
    attempts          varchar(1048576)
);

CREATE INDEX finished_job_by_state ON finished_job (state, id);
CREATE INDEX finished_job_by_type ON finished_job (type, id);
CREATE INDEX finished_job_by_queue ON finished_job (queue, id);

CREATE TABLE job_tag (
    name    varchar(64) NOT NULL,
    tag_value varchar(256) NOT NULL,
    job_id  uuid NOT NULL,
    PRIMARY KEY (name, tag_value, job_id)
);

-- One row per Idempotency-Key and caller. expires_at is null while the job lives: a key never outlives its use
-- unnoticed, because the transaction that ends the job also sets when the key is forgotten.
CREATE TABLE idempotency_key (
    owner            varchar(64) NOT NULL,
    idempotency_key  varchar(255) NOT NULL,
    fingerprint      char(64) NOT NULL,
    job_id           uuid NOT NULL,
    expires_at       timestamp with time zone,
    PRIMARY KEY (owner, idempotency_key)
);

CREATE INDEX idempotency_key_by_job ON idempotency_key (job_id);
CREATE INDEX idempotency_key_by_expiry ON idempotency_key (expires_at);

CREATE TABLE api_key (
    id          uuid PRIMARY KEY,
    name        varchar(64) NOT NULL UNIQUE,
    key_hash    char(64) NOT NULL UNIQUE,
    role        varchar(16) NOT NULL,
    created_at  timestamp with time zone NOT NULL,
    revoked_at  timestamp with time zone
);
