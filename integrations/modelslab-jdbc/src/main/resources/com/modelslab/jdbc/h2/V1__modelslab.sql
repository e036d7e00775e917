-- Jobs and queue slots of the ModelsLab SDK for Java. Times are milliseconds since 1970, by the clock of the database
-- but for submitted_at and changed_at.

CREATE TABLE IF NOT EXISTS modelslab_instances (
  id VARCHAR(64) NOT NULL PRIMARY KEY,
  expires_at BIGINT NOT NULL
);

CREATE TABLE IF NOT EXISTS modelslab_jobs (
  id VARCHAR(64) NOT NULL PRIMARY KEY,
  state VARCHAR(64) NOT NULL,
  owner VARCHAR(64) NOT NULL,
  delivered SMALLINT NOT NULL,
  adoption VARCHAR(64),
  path CHARACTER VARYING NOT NULL,
  track_id CHARACTER VARYING NOT NULL,
  note CHARACTER VARYING NOT NULL,
  token CHARACTER VARYING,
  job_key VARCHAR(64),
  submitted_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL
);

CREATE INDEX IF NOT EXISTS modelslab_jobs_by_key ON modelslab_jobs (job_key);

CREATE INDEX IF NOT EXISTS modelslab_jobs_by_state ON modelslab_jobs (state, id);

CREATE INDEX IF NOT EXISTS modelslab_jobs_to_deliver ON modelslab_jobs (delivered, id);

CREATE TABLE IF NOT EXISTS modelslab_announcements (
  id VARCHAR(64) NOT NULL PRIMARY KEY,
  job_id CHARACTER VARYING NOT NULL,
  announced_at BIGINT NOT NULL
);

CREATE INDEX IF NOT EXISTS modelslab_announcements_by_time ON modelslab_announcements (announced_at);

CREATE TABLE IF NOT EXISTS modelslab_accounts (
  id VARCHAR(64) NOT NULL PRIMARY KEY,
  slot_limit INTEGER NOT NULL,
  accepted INTEGER NOT NULL,
  round BIGINT NOT NULL,
  next_ticket BIGINT NOT NULL
);

CREATE TABLE IF NOT EXISTS modelslab_slots (
  id VARCHAR(64) NOT NULL PRIMARY KEY,
  account VARCHAR(64) NOT NULL,
  holder VARCHAR(64) NOT NULL,
  state VARCHAR(64) NOT NULL,
  places INTEGER NOT NULL,
  ticket BIGINT NOT NULL,
  round BIGINT NOT NULL,
  job_key VARCHAR(64),
  expires_at BIGINT NOT NULL
);

CREATE INDEX IF NOT EXISTS modelslab_slots_by_account ON modelslab_slots (account, state, ticket);
