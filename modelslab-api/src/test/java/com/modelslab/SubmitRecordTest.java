// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.modelslab.error.LedgerException;
import com.modelslab.error.ModelsLabException;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.error.TransportException.Kind;
import com.modelslab.image.ImageInput;
import com.modelslab.job.Job;
import com.modelslab.request.RemoveBackgroundRequest;
import com.modelslab.spi.Call;
import com.modelslab.spi.Channel;
import com.modelslab.spi.Response;
import com.modelslab.spi.async.Futures;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A submit is recorded just before it is sent, and not while decorators hold it back. */
class SubmitRecordTest {
  private final FakeService service = new FakeService();
  private final SlowStore store = new SlowStore();
  private final CompletableFuture<Void> slot = new CompletableFuture<>();
  private ModelsLab client;

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void submit_isHeldBack_isNotRecorded() {
    service.answer(200, "status", "processing", "id", 7L);
    submitThrough(next -> call -> Futures.compose(slot, free -> next.call(call)));

    assertThat(store.intents).hasValue(0);

    slot.complete(null);
    Awaitility.await().until(() -> store.intents.get() == 1);
  }

  @Test
  void submit_isNotRecordedYet_isNotSent() {
    service.answer(200, "status", "processing", "id", 7L);
    CompletableFuture<Job> job = submitThrough(next -> next);

    assertThat(store.intents).hasValue(1);
    assertThat(service.requests()).isEmpty();

    store.intent.complete(null);
    store.submitted.complete(null);
    assertThat(job.join().id()).isEqualTo("7");
  }

  @Test
  void submit_isSentTwice_isRecordedOnce() {
    service.fail(Kind.CONNECT, Delivery.NOT_SENT).answer(200, "status", "processing", "id", 7L);
    store.intent.complete(null);
    store.submitted.complete(null);

    submitThrough(next -> call -> Futures.recover(next.call(call), failure -> next.call(call)))
        .join();

    assertThat(service.requests()).hasSize(2);
    assertThat(store.intents).hasValue(1);
  }

  @Test
  void submit_isMadeAnewByADecorator_isRecordedBeforeItIsSent() {
    service.answer(200, "status", "processing", "id", 7L);
    CompletableFuture<Job> job =
        submitThrough(
            next -> call -> next.call(Call.of(call.operation(), call.path(), call.fields())));

    assertThat(store.intents).hasValue(1);
    assertThat(service.requests()).isEmpty();

    store.intent.complete(null);
    store.submitted.complete(null);
    assertThat(job.join().id()).isEqualTo("7");
  }

  @Test
  void submit_isCancelledWhileItIsHeldBack_leavesNothingInTheStore() {
    CompletableFuture<Job> job =
        submitThrough(next -> call -> Futures.compose(slot, free -> next.call(call)));

    job.cancel(true);
    slot.complete(null);

    assertThat(service.requests()).isEmpty();
    assertThat(store.intents).hasValue(0);
    assertThat(store.unknown).hasValue(0);
    assertThat(store.refused).hasValue(0);
  }

  @Test
  void submit_isCancelledWhileItIsRecorded_isNotSentAndTheRecordGoes() {
    CompletableFuture<Job> job = submitThrough(next -> next);

    job.cancel(true);
    assertThat(store.refused).hasValue(0); // or it could come before what it takes back
    store.intent.complete(null);

    Awaitility.await().until(() -> store.refused.get() == 1);
    assertThat(service.requests()).isEmpty();
    assertThat(store.unknown).hasValue(0);
  }

  @Test
  void submit_decoratorFailsWhileItIsRecorded_isNotSentAndTheRecordGoes() {
    IllegalArgumentException own = new IllegalArgumentException("not today");
    CompletableFuture<Job> job =
        submitThrough(
            next ->
                call -> {
                  next.call(call);
                  throw own;
                });

    store.intent.complete(null);

    assertThat(failure(job)).isSameAs(own);
    Awaitility.await().until(() -> store.refused.get() == 1);
    assertThat(service.requests()).isEmpty();
  }

  @Test
  void submit_cannotBeRecorded_failsThroughTheDecoratorsAndIsNotSent() {
    CompletableFuture<Throwable> seen = new CompletableFuture<>();
    CompletableFuture<Job> job =
        submitThrough(
            next ->
                call -> {
                  CompletableFuture<Response> response = next.call(call);
                  response.whenComplete((any, failure) -> seen.complete(Futures.cause(failure)));
                  return response;
                });

    store.intent.completeExceptionally(new IOException("the disk is full"));

    assertThat(failure(job))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("the disk is full")
        .hasMessageContaining("Nothing was sent");
    assertThat(seen.join()).isSameAs(failure(job));
    assertThat(ModelsLabException.isOutcomeUnknown(failure(job))).isFalse();
    assertThat(service.requests()).isEmpty();
  }

  private CompletableFuture<Job> submitThrough(UnaryOperator<Channel> decorator) {
    client = service.client().decorate(decorator).jobStore(store).build();
    return client.submitAsync(
        RemoveBackgroundRequest.builder()
            .image(ImageInput.url("https://cdn.example/cat.png"))
            .build());
  }

  private static Throwable failure(CompletableFuture<?> future) {
    return Futures.cause(catchThrowable(future::join));
  }
}
