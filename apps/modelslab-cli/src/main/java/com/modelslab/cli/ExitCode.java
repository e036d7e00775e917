// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import com.modelslab.error.ApiException;
import com.modelslab.error.JobFailedException;
import com.modelslab.error.JobTimeoutException;
import com.modelslab.error.ModelsLabException;
import com.modelslab.error.ProviderException;
import com.modelslab.error.ServerException;
import java.util.List;

/** What the command tells the shell; scripts rely on these numbers. */
final class ExitCode {
  static final int OK = 0;
  static final int JOB_FAILED = 1;
  static final int BAD_INPUT = 2;
  static final int REFUSED = 3;
  static final int TIMEOUT = 4;
  static final int NETWORK = 5;
  static final int INTERRUPTED = 130;

  static final String HELP_OK = " 0:done";
  static final String HELP_JOB_FAILED = " 1:a job failed at the service";
  static final String HELP_BAD_INPUT = " 2:bad input: an option, a file, no API key";
  static final String HELP_REFUSED =
      " 3:refused by the service: key, credits, plan, limit, a field of the request";
  static final String HELP_TIMEOUT =
      " 4:time ran out; the job still runs, and how to take it up is printed";
  static final String HELP_NETWORK =
      " 5:no usable response: the network, the service, an image that is not to be had";

  private ExitCode() {}

  /** {@return the number for the first edit that is not whole} */
  static int of(List<JobRunner.Outcome> outcomes) {
    for (JobRunner.Outcome outcome : outcomes) {
      if (outcome.failure() != null) {
        return of(outcome.failure());
      }
    }
    return OK;
  }

  /** {@return the number for what went wrong} */
  static int of(Throwable failure) {
    if (failure instanceof JobFailedException) {
      return JOB_FAILED;
    }
    if (failure instanceof JobTimeoutException) {
      return TIMEOUT;
    }
    if (failure instanceof ApiException && !(failure instanceof ServerException)) {
      return REFUSED;
    }
    if (failure instanceof ModelsLabException && !(failure instanceof ProviderException)) {
      return NETWORK;
    }
    return failure instanceof InterruptedException ? INTERRUPTED : BAD_INPUT;
  }
}
