// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.observer;

import com.modelslab.spi.Call;
import com.modelslab.spi.Channel;
import com.modelslab.spi.ClientObserver.CallObserver;
import com.modelslab.spi.ClientObserver.Origin;
import com.modelslab.spi.Response;
import com.modelslab.spi.async.Futures;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Tells the origin of each call when it begins and ends. */
public final class ObservedChannel implements Channel {
  private final Channel next;

  /** Makes a channel before {@code next}. */
  public ObservedChannel(Channel next) {
    this.next = next;
  }

  @Override
  public CompletableFuture<Response> call(Call call) {
    Origin origin = call.origin().orElse(null);
    if (origin == null) {
      return next.call(call);
    }
    CallObserver observer = origin.call(call);
    CompletableFuture<Response> running = begin(call, observer);
    running.whenComplete((response, failure) -> observer.ended(response, cause(failure)));
    return running; // itself, so that cancelling it still ends the call
  }

  private CompletableFuture<Response> begin(Call call, CallObserver observer) {
    Runnable leave = observer.enter();
    try {
      return next.call(call);
    } catch (RuntimeException e) {
      return Futures.failed(e);
    } finally {
      leave.run();
    }
  }

  private static @Nullable Throwable cause(@Nullable Throwable failure) {
    return failure == null ? null : Futures.cause(failure);
  }
}
