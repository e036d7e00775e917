// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.job;

import static java.util.Objects.requireNonNull;

import com.modelslab.error.ModelsLabException;
import java.util.Optional;

/** How one of many jobs ended. Immutable, safe to share. */
public sealed interface BatchOutcome {
  /** {@return the place of its request, or of its job, among those that were given; from 0} */
  int index();

  /**
   * Finished.
   *
   * @param index the place among those that were given
   * @param job the job
   * @param result what it brought
   */
  record Completed(int index, Job job, JobResult.Completed result) implements BatchOutcome {
    /** Refuses null parts. */
    public Completed {
      requireNonNull(job, "job");
      requireNonNull(result, "result");
    }
  }

  /**
   * Not finished: refused, given up, out of time, or cancelled.
   *
   * @param index the place among those that were given
   * @param failure why; a {@link ModelsLabException} unless the request itself was wrong
   */
  record Failed(int index, Throwable failure) implements BatchOutcome {
    /** Refuses null parts. */
    public Failed {
      requireNonNull(failure, "failure");
    }

    /** {@return the token of the job, which may run still, where one is known} */
    public Optional<String> jobToken() {
      return failure instanceof ModelsLabException known ? known.jobToken() : Optional.empty();
    }
  }
}
