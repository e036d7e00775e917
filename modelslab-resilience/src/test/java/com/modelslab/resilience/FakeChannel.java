// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

import com.modelslab.spi.Call;
import com.modelslab.spi.Channel;
import com.modelslab.spi.Response;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Responds to calls by a script; a call beyond the script stays open. */
final class FakeChannel implements Channel {
  final List<Call> calls = new CopyOnWriteArrayList<>();
  final List<CompletableFuture<Response>> responses = new CopyOnWriteArrayList<>();
  private final Deque<Supplier<CompletableFuture<Response>>> script = new ArrayDeque<>();
  private Supplier<CompletableFuture<Response>> otherwise = CompletableFuture::new;

  FakeChannel respond(Response... responses) {
    for (Response response : responses) {
      script.add(() -> CompletableFuture.completedFuture(response));
    }
    return this;
  }

  FakeChannel fail(Throwable... failures) {
    for (Throwable failure : failures) {
      script.add(() -> CompletableFuture.failedFuture(failure));
    }
    return this;
  }

  FakeChannel throwing(RuntimeException thrown) {
    script.add(
        () -> {
          throw thrown;
        });
    return this;
  }

  FakeChannel stayOpen() {
    script.add(CompletableFuture::new);
    return this;
  }

  FakeChannel alwaysFail(Throwable failure) {
    otherwise = () -> CompletableFuture.failedFuture(failure);
    return this;
  }

  FakeChannel alwaysRespond(Supplier<Response> response) {
    otherwise = () -> CompletableFuture.completedFuture(response.get());
    return this;
  }

  @Override
  public synchronized CompletableFuture<Response> call(Call call) {
    calls.add(call);
    CompletableFuture<Response> response = (script.isEmpty() ? otherwise : script.remove()).get();
    responses.add(response);
    return response;
  }

  int count() {
    return calls.size();
  }

  CompletableFuture<Response> lastResponse() {
    return responses.get(responses.size() - 1);
  }
}
