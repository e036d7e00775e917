// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.redis;

import com.modelslab.job.JobEntry;
import com.modelslab.job.JobEntry.State;
import com.modelslab.job.JobReference;
import com.modelslab.spi.JobEnd;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Jobs by their number. */
final class Jobs {
  static final Instant MORNING = Instant.parse("2026-11-22T08:00:00Z");
  static final String PATH = "/image_editing/inpaint";

  private Jobs() {}

  static JobEntry intent(int number) {
    return JobEntry.builder(String.format(Locale.ROOT, "%019d", number), MORNING.plusMillis(number))
        .path(PATH)
        .trackId("track-" + number)
        .build();
  }

  static JobEntry open(int number) {
    return open(intent(number), "" + number);
  }

  static JobEntry open(JobEntry intent, String jobId) {
    return intent.toBuilder()
        .job(JobReference.submitted(jobId, PATH))
        .state(State.OPEN, intent.submittedAt().plusMillis(250))
        .build();
  }

  static JobReference job(int number) {
    return JobReference.submitted("" + number, PATH);
  }

  /** Says all of a job to the store, one after the other. */
  static CompletableFuture<Void> run(RedisJobStore store, int number) {
    return store
        .intent(intent(number))
        .thenCompose(done -> store.submitted(open(number)))
        .thenCompose(done -> store.finished(JobEnd.of(job(number), MORNING)))
        .thenCompose(done -> store.delivered(job(number)));
  }

  static <T> T get(CompletableFuture<T> future) throws Exception {
    return future.get(50, TimeUnit.SECONDS);
  }
}
