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

/** Answers calls by a script; what it has no answer for stays open. */
final class FakeExchange implements Channel {
  final List<Call> calls = new CopyOnWriteArrayList<>();
  final List<CompletableFuture<Response>> answers = new CopyOnWriteArrayList<>();
  private final Deque<Supplier<CompletableFuture<Response>>> script = new ArrayDeque<>();
  private Supplier<CompletableFuture<Response>> otherwise = CompletableFuture::new;

  FakeExchange answer(Response... replies) {
    for (Response reply : replies) {
      script.add(() -> CompletableFuture.completedFuture(reply));
    }
    return this;
  }

  FakeExchange fail(Throwable... failures) {
    for (Throwable failure : failures) {
      script.add(() -> CompletableFuture.failedFuture(failure));
    }
    return this;
  }

  FakeExchange throwing(RuntimeException thrown) {
    script.add(
        () -> {
          throw thrown;
        });
    return this;
  }

  FakeExchange stayOpen() {
    script.add(CompletableFuture::new);
    return this;
  }

  FakeExchange alwaysFail(Throwable failure) {
    otherwise = () -> CompletableFuture.failedFuture(failure);
    return this;
  }

  FakeExchange alwaysAnswer(Supplier<Response> reply) {
    otherwise = () -> CompletableFuture.completedFuture(reply.get());
    return this;
  }

  @Override
  public synchronized CompletableFuture<Response> call(Call call) {
    calls.add(call);
    CompletableFuture<Response> answer = (script.isEmpty() ? otherwise : script.remove()).get();
    answers.add(answer);
    return answer;
  }

  int count() {
    return calls.size();
  }

  CompletableFuture<Response> lastAnswer() {
    return answers.get(answers.size() - 1);
  }
}
