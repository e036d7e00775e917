// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.micrometer;

import com.modelslab.spi.Call;
import com.modelslab.spi.Response;
import io.micrometer.observation.Observation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One call, with all its tries. Its end is there when the observation stops. */
public final class CallContext extends Observation.Context {
  private final Call call;
  private volatile @Nullable Response response;
  private volatile @Nullable Throwable failure;

  CallContext(Call call) {
    this.call = call;
  }

  void ended(@Nullable Response newResponse, @Nullable Throwable newFailure) {
    response = newResponse;
    failure = newFailure;
  }

  /** {@return the call; its fields hold prompts and pictures} */
  public Call call() {
    return call;
  }

  /** {@return the response; none if it failed, or runs} */
  public Optional<Response> response() {
    return Optional.ofNullable(response);
  }

  /** {@return why it failed; none if it did not, or runs} */
  public Optional<Throwable> failure() {
    return Optional.ofNullable(failure);
  }
}
