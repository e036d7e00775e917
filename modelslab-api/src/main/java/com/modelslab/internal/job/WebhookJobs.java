// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.job;

import com.modelslab.job.JobReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The last jobs that a client submitted with a webhook, because a webhook does not say where its
 * job is fetched. Safe for concurrent use.
 */
public final class WebhookJobs {
  private static final int JOBS = 10_000;

  // Guarded by itself.
  private final Map<String, JobReference> jobs =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, JobReference> eldest) {
          return size() > JOBS;
        }
      };

  void add(JobReference job, String trackId) {
    synchronized (jobs) {
      jobs.put(name(job.id(), trackId), job);
    }
  }

  /** {@return the job that was submitted with {@code trackId}, if its id is {@code id}} */
  public Optional<JobReference> find(String id, String trackId) {
    synchronized (jobs) {
      return Optional.ofNullable(jobs.get(name(id, trackId)));
    }
  }

  private static String name(String id, String trackId) {
    return id + "\n" + trackId;
  }
}
