// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

import com.modelslab.spi.Call;
import com.modelslab.spi.Operation;
import com.modelslab.spi.Response;
import com.modelslab.spi.async.Futures;
import com.modelslab.spi.async.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds back submits to a path whose window has no room for what they make, until it begins anew.
 * The service tells so in the {@code RateLimit-*} fields of its responses.
 */
final class WindowLayer implements Layer {
  private final Layer inner;
  private final Timer timer;

  /** The windows that the last responses told of, by path. */
  private final Map<String, Window> windows = new ConcurrentHashMap<>();

  WindowLayer(Layer inner, Timer timer) {
    this.inner = inner;
    this.timer = timer;
  }

  @Override
  public CompletableFuture<Response> execute(CallExecution execution) {
    if (execution.call().operation() != Operation.SUBMIT) {
      return inner.start(execution);
    }
    Call call = execution.call();
    Window window = windows.get(call.path());
    long wait =
        window == null || window.remaining >= call.places() ? 0 : window.reset - timer.nanoTime();
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
    return Futures.map(
        inner.start(execution),
        response -> {
          read(execution.call(), response); // before the caller can submit again
          return response;
        });
  }

  private void read(Call call, Response response) {
    RateWindow.read(response.headers())
        .ifPresentOrElse(
            window ->
                windows.put(
                    call.path(),
                    new Window(
                        window.remaining(), timer.nanoTime() + window.untilReset().toNanos())),
            () -> windows.remove(call.path()));
  }

  private record Window(long remaining, long reset) {}
}
