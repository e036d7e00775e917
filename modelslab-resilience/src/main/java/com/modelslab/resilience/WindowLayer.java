// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

import com.modelslab.spi.Call;
import com.modelslab.spi.Operation;
import com.modelslab.spi.Response;
import com.modelslab.spi.async.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds back submits to a path whose window is used up, until it begins anew. The service tells so
 * in the {@code RateLimit-*} fields of its responses.
 */
final class WindowLayer implements Layer {
  private final Layer inner;
  private final Timer timer;

  /** When the windows that are used up begin anew, by path. */
  private final Map<String, Long> resets = new ConcurrentHashMap<>();

  WindowLayer(Layer inner, Timer timer) {
    this.inner = inner;
    this.timer = timer;
  }

  @Override
  public CompletableFuture<Response> execute(CallExecution execution) {
    if (execution.call().operation() != Operation.SUBMIT) {
      return inner.start(execution);
    }
    Long reset = resets.get(execution.call().path());
    long wait = reset == null ? 0 : reset - timer.nanoTime();
    if (wait <= 0) {
      return send(execution);
    }
    execution.enterPhase(CallExecution.Phase.WINDOW);
    CompletableFuture<Permit> begun = new CompletableFuture<>();
    Runnable callOff = timer.schedule(() -> begun.complete(Permit.GRANTED), Duration.ofNanos(wait));
    begun.whenComplete((permit, failure) -> callOff.run());
    return execution.afterWait(begun, unused -> {}, permit -> start(execution));
  }

  private CompletableFuture<Response> send(CallExecution execution) {
    CompletableFuture<Response> work = inner.start(execution);
    work.thenAccept(response -> read(execution.call(), response));
    return work;
  }

  private void read(Call call, Response response) {
    RateWindow.read(response.headers())
        .ifPresentOrElse(
            reset -> resets.put(call.path(), timer.nanoTime() + reset.toNanos()),
            () -> resets.remove(call.path()));
  }
}
