// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.modelslab.error.ModelsLabException;
import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.error.TransportException.Kind;
import com.modelslab.error.UnknownOutcomeException;
import com.modelslab.image.ImageInput;
import com.modelslab.job.Batch;
import com.modelslab.job.BatchOptions;
import com.modelslab.job.BatchOutcome;
import com.modelslab.job.Job;
import com.modelslab.job.JobResult;
import com.modelslab.request.RemoveBackgroundRequest;
import com.modelslab.spi.Channel;
import com.modelslab.spi.Headers;
import com.modelslab.spi.Operation;
import com.modelslab.spi.Response;
import com.modelslab.spi.TransportResponse;
import com.modelslab.spi.async.Futures;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LifecycleTest {
  private static final URI LINK = URI.create("https://cdn.example/7-0.png");
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0};

  private final FakeService service = new FakeService();
  private final FakeTimer timer = new FakeTimer();
  private final ModelsLab client = service.client().timer(timer).build();

  @TempDir Path directory;

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void submit_afterClose_sendsNothingOverABorrowedTransport() {
    client.close();

    assertThat(closed(client.submitAsync(request())).delivery()).isEqualTo(Delivery.NOT_SENT);
    assertThatThrownBy(() -> client.submit(request()))
        .asInstanceOf(type(TransportException.class))
        .extracting(TransportException::kind)
        .isEqualTo(Kind.CLOSED);
    assertThatThrownBy(() -> client.imageEditing().fetch("7"))
        .isInstanceOf(TransportException.class);
    assertThatThrownBy(() -> client.account().balance()).isInstanceOf(TransportException.class);
    assertThatThrownBy(() -> client.downloads().toDirectory(LINK, directory))
        .isInstanceOf(TransportException.class);
    assertThat(service.requests()).isEmpty();
  }

  @Test
  void close_submitUnderWay_endsWithAnUnknownOutcome() {
    CompletableFuture<TransportResponse> response = neverResponds();

    CompletableFuture<Job> job = client.submitAsync(request());
    client.close();

    assertThat(failure(job))
        .isInstanceOf(UnknownOutcomeException.class)
        .cause()
        .asInstanceOf(type(TransportException.class))
        .extracting(TransportException::kind)
        .isEqualTo(Kind.CLOSED);
    assertThat(response).isCancelled();
  }

  @Test
  void close_throttledSubmitWaitsToBeSentAgain_endsAsClosedAndIsNotSent() {
    service.answer(429, "status", "error", "message", "Rate limit exceeded");
    List<Runnable> again = new ArrayList<>();
    ModelsLab retrying =
        service
            .client()
            .timer(timer)
            .decorate(
                inner ->
                    call ->
                        Futures.recover(
                            inner.call(call),
                            failure -> {
                              CompletableFuture<Response> later = new CompletableFuture<>();
                              again.add(() -> inner.call(call));
                              return later;
                            }))
            .build();

    CompletableFuture<Job> job = retrying.submitAsync(request());
    assertThat(service.requests()).hasSize(1);
    retrying.close();
    again.forEach(Runnable::run);

    assertThat(closed(job).delivery()).isEqualTo(Delivery.NOT_SENT);
    assertThat(service.requests()).hasSize(1);
  }

  @Test
  void close_fetchUnderWay_endsAndNamesTheJob() {
    neverResponds();

    CompletableFuture<JobResult> result = client.imageEditing().fetchAsync("7");
    client.close();

    assertThat(closed(result).jobId()).contains("7");
  }

  @Test
  void close_waitUnderWay_endsAndNamesTheJob() {
    CompletableFuture<JobResult.Completed> result = client.imageEditing().job("7").awaitAsync();
    client.close();

    assertThat(closed(result).jobToken()).contains("ml1:7:/image_editing/");
    assertThat(timer.waiting()).isZero();
  }

  @Test
  void close_downloadBetweenTwoTries_ends() {
    service.answerText(404, "<!DOCTYPE html>");

    CompletableFuture<Path> file = client.downloads().toDirectoryAsync(LINK, directory);
    assertThat(service.requests()).hasSize(1);
    client.close();

    assertThat(closed(file)).isNotNull();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void close_downloadUnderWay_endsAndLeavesNoFile() {
    neverResponds();

    CompletableFuture<Path> file = client.downloads().toDirectoryAsync(LINK, directory);
    client.close();

    assertThat(closed(file)).isNotNull();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void close_batchUnderWay_everyRequestGetsAnOutcome() {
    neverResponds();

    Batch batch =
        client.submitAll(
            Collections.nCopies(20, request()), BatchOptions.builder().maxSubmits(2).build());
    client.close();

    List<BatchOutcome> outcomes = batch.outcomesAsync().join();
    assertThat(outcomes)
        .hasSize(20)
        .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(BatchOutcome.Failed.class));
    assertThat(service.requests()).hasSize(2);
  }

  @Test
  void close_submitHeldBackByADecorator_isNotSentAndNeverWillBe() {
    CompletableFuture<Void> slot = new CompletableFuture<>();
    ModelsLab slow = service.client().decorate(next -> afterSubmitSlot(next, slot)).build();

    CompletableFuture<Job> job = slow.submitAsync(request());
    slow.close();
    slot.complete(null);

    assertThat(closed(job).delivery()).isEqualTo(Delivery.NOT_SENT);
    assertThat(service.requests()).isEmpty();
  }

  @Test
  void close_decoratorNeverCompletes_endsTheCall() {
    ModelsLab stuck = service.client().decorate(next -> call -> new CompletableFuture<>()).build();

    CompletableFuture<JobResult> result = stuck.imageEditing().fetchAsync("7");
    stuck.close();

    assertThat(closed(result)).isNotNull();
  }

  @Test
  void close_intentNotRecordedYet_endsTheSubmitAtOnceAndNeverSendsIt() {
    SlowStore store = new SlowStore();
    ModelsLab slow = service.client().jobStore(store).build();

    CompletableFuture<Job> job = slow.submitAsync(request());
    assertThat(job).isNotDone();
    slow.close();

    assertThat(closed(job).delivery()).isEqualTo(Delivery.NOT_SENT);
    store.intent.complete(null);
    assertThat(service.requests()).isEmpty();
    assertThat(store.refused).hasValue(1);
    assertThat(closed(slow.submitAsync(request())).delivery()).isEqualTo(Delivery.NOT_SENT);
  }

  @Test
  void close_jobNotRecordedYet_givesTheJobThatIsPaidFor() {
    SlowStore store = new SlowStore();
    service.answer(200, "status", "processing", "id", 7L);
    ModelsLab slow = service.client().jobStore(store).build();

    CompletableFuture<Job> job = slow.submitAsync(request());
    store.intent.complete(null);
    assertThat(job).isNotDone();
    slow.close();

    assertThat(job.join().id()).isEqualTo("7");
  }

  @Test
  void shutdown_jobNotRecordedYet_waitsForTheRecord() throws Exception {
    SlowStore store = new SlowStore();
    service.answer(200, "status", "processing", "id", 7L);
    ModelsLab slow = service.client().jobStore(store).build();
    CompletableFuture<Job> job = slow.submitAsync(request());
    store.intent.complete(null);

    CompletableFuture<Boolean> finished = shutdown(slow, Duration.ofMinutes(1));
    refusesNewWork(slow);
    assertThat(finished).isNotDone();
    store.submitted.complete(null);

    assertThat(finished.get()).isTrue();
    assertThat(job.join().id()).isEqualTo("7");
  }

  @Test
  void shutdown_submitAndDownloadUnderWay_letsThemFinish() throws Exception {
    CompletableFuture<TransportResponse> submitted = neverResponds();
    CompletableFuture<Job> job = client.submitAsync(request());
    service.forget();
    service.answerText(404, "not yet").answerBytes(200, Headers.empty(), PNG);
    CompletableFuture<Path> file = client.downloads().toDirectoryAsync(LINK, directory);

    CompletableFuture<Boolean> finished = shutdown(client, Duration.ofMinutes(1));
    refusesNewWork(client);
    submitted.complete(processing());
    timer.advance(Duration.ofSeconds(2));

    assertThat(finished.get()).isTrue();
    assertThat(job.get().id()).isEqualTo("7");
    assertThat(file.get()).hasBinaryContent(PNG);
    assertThat(service.requests()).hasSize(3);
  }

  @Test
  void shutdown_waitUnderWay_endsItAtOnce() throws InterruptedException {
    CompletableFuture<JobResult.Completed> result = client.imageEditing().job("7").awaitAsync();

    assertThat(client.shutdown(Duration.ofMinutes(1))).isTrue();

    assertThat(closed(result).jobId()).contains("7");
  }

  @Test
  void shutdown_submitNotSentYet_endsItWithoutSendingIt() throws InterruptedException {
    CompletableFuture<Void> slot = new CompletableFuture<>();
    ModelsLab slow = service.client().decorate(next -> afterSubmitSlot(next, slot)).build();
    CompletableFuture<Job> job = slow.submitAsync(request());

    assertThat(slow.shutdown(Duration.ofMinutes(1))).isTrue();
    slot.complete(null);

    assertThat(closed(job).delivery()).isEqualTo(Delivery.NOT_SENT);
    assertThat(service.requests()).isEmpty();
  }

  @Test
  void shutdown_batchUnderWay_finishesItsSubmitsAndKeepsTheirTokens() throws Exception {
    List<CompletableFuture<TransportResponse>> responses = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      responses.add(neverResponds());
    }
    Batch batch =
        client.submitAll(
            Collections.nCopies(5, request()), BatchOptions.builder().maxSubmits(2).build());

    CompletableFuture<Boolean> finished = shutdown(client, Duration.ofMinutes(1));
    refusesNewWork(client);
    responses.forEach(response -> response.complete(processing()));

    assertThat(finished.get()).isTrue();
    List<BatchOutcome> outcomes = batch.outcomesAsync().join();
    assertThat(outcomes).hasSize(5);
    assertThat(outcomes.subList(0, 2))
        .allSatisfy(
            outcome ->
                assertThat(((BatchOutcome.Failed) outcome).jobToken())
                    .contains("ml1:7:/image_editing/removebg_mask"));
    assertThat(service.requests()).hasSize(2);
  }

  @Test
  void shutdown_timeOver_closesAndSaysSo() throws InterruptedException {
    neverResponds();
    CompletableFuture<Job> job = client.submitAsync(request());

    assertThat(client.shutdown(Duration.ZERO)).isFalse();

    assertThat(failure(job)).isInstanceOf(UnknownOutcomeException.class);
  }

  @Test
  void shutdown_interrupted_closes() {
    neverResponds();
    CompletableFuture<Job> job = client.submitAsync(request());

    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> client.shutdown(Duration.ofMinutes(1)))
        .isInstanceOf(InterruptedException.class);
    assertThat(job).isCompletedExceptionally();
  }

  private static CompletableFuture<Boolean> shutdown(ModelsLab client, Duration timeout) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return client.shutdown(timeout);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  /** Waits until the shutdown has begun on the other thread. */
  private static void refusesNewWork(ModelsLab client) {
    while (!client.imageEditing().job("1").awaitAsync().isCompletedExceptionally()) {
      Thread.onSpinWait();
    }
  }

  private static Channel afterSubmitSlot(Channel next, CompletableFuture<Void> slot) {
    return call -> {
      if (call.operation() != Operation.SUBMIT) {
        return next.call(call);
      }
      CompletableFuture<Response> response = Futures.compose(slot, free -> next.call(call));
      return response;
    };
  }

  private CompletableFuture<TransportResponse> neverResponds() {
    CompletableFuture<TransportResponse> response = new CompletableFuture<>();
    service.answerWith(response);
    return response;
  }

  private TransportResponse processing() {
    return new TransportResponse(
        200, Headers.empty(), service.encode(FakeService.object("status", "processing", "id", 7L)));
  }

  private static RemoveBackgroundRequest request() {
    return RemoveBackgroundRequest.builder()
        .image(ImageInput.url("https://cdn.example/cat.png"))
        .build();
  }

  private static TransportException closed(CompletableFuture<?> future) {
    TransportException failure = (TransportException) failure(future);
    assertThat(failure.kind()).isEqualTo(Kind.CLOSED);
    return failure;
  }

  private static ModelsLabException failure(CompletableFuture<?> future) {
    assertThat(future).isDone();
    return (ModelsLabException) Futures.cause(catchThrowable(future::join));
  }
}
