-- Jobs and queue slots of the ModelsLab SDK for Java. Times are milliseconds since 1970, by the clock of the database
-- but for submitted_at and changed_at.

CREATE TABLE IF NOT EXISTS modelslab_instances (
  id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  expires_at BIGINT NOT NULL
) ENGINE = InnoDB;

CREATE TABLE IF NOT EXISTS modelslab_jobs (
  id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  state VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  owner VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  delivered SMALLINT NOT NULL,
  adoption VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
  path MEDIUMTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  track_id MEDIUMTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  note MEDIUMTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  token MEDIUMTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  job_key VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
  submitted_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  INDEX modelslab_jobs_by_key (job_key),
  INDEX modelslab_jobs_by_state (state, id),
  INDEX modelslab_jobs_to_deliver (delivered, id)
) ENGINE = InnoDB;

CREATE TABLE IF NOT EXISTS modelslab_announcements (
  id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  job_id MEDIUMTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  announced_at BIGINT NOT NULL,
  INDEX modelslab_announcements_by_time (announced_at)
) ENGINE = InnoDB;

CREATE TABLE IF NOT EXISTS modelslab_accounts (
  id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  slot_limit INTEGER NOT NULL,
  accepted INTEGER NOT NULL,
  round BIGINT NOT NULL,
  next_ticket BIGINT NOT NULL
) ENGINE = InnoDB;

CREATE TABLE IF NOT EXISTS modelslab_slots (
  id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  account VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  holder VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  places INTEGER NOT NULL,
  ticket BIGINT NOT NULL,
  round BIGINT NOT NULL,
  job_key VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
  expires_at BIGINT NOT NULL,
  INDEX modelslab_slots_by_account (account, state, ticket)
) ENGINE = InnoDB;
