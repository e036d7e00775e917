// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;

/** What a failure of Redis means. */
final class Failures {
  /** Refusals of a server that starts, fails over, moves data or is busy. */
  private static final List<String> PASSING =
      List.of("LOADING", "READONLY", "CLUSTERDOWN", "TRYAGAIN", "MASTERDOWN", "BUSY", "NOREPLICAS");

  private Failures() {}

  /** {@return whether it is about the connection or the server's state for now} */
  static boolean mayPass(Throwable failure) {
    if (failure instanceof RedisCommandExecutionException refusal) {
      return PASSING.stream().anyMatch(code -> hasCode(refusal, code));
    }
    return failure instanceof RedisException
        || failure instanceof IOException
        || failure instanceof CancellationException;
  }

  /** {@return the failure, with what to do if Redis does not tell} */
  static Throwable explain(Throwable failure) {
    return failure instanceof RedisCommandExecutionException refusal
            && hasCode(refusal, "WRONGTYPE")
        ? new RedisCommandExecutionException(
            "Another program uses a key of this store. Choose another prefix: "
                + refusal.getMessage(),
            refusal)
        : failure;
  }

  /** Redis 6 reports the error of a command in a script inside one of its own. */
  private static boolean hasCode(RedisCommandExecutionException refusal, String code) {
    String message = String.valueOf(refusal.getMessage());
    return message.startsWith(code + " ")
        || message.contains(": " + code + " ")
        || message.contains(": -" + code + " ");
  }
}
