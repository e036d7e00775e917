// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.modelslab.error.AuthenticationException;
import com.modelslab.error.ModelsLabException;
import com.modelslab.error.RateLimitException;
import com.modelslab.error.ResponseFormatException;
import com.modelslab.error.ServerException;
import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.error.TransportException.Kind;
import com.modelslab.error.UnknownOutcomeException;
import com.modelslab.image.ImageInput;
import com.modelslab.job.Job;
import com.modelslab.job.JobResult;
import com.modelslab.request.GeneralRequest;
import com.modelslab.request.RemoveBackgroundRequest;
import com.modelslab.spi.TransportResponse;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageEditingTest {
  private final FakeService service = new FakeService();
  private final ModelsLab modelsLab = service.client().build();
  private final ImageEditing editing = modelsLab.imageEditing();

  @AfterEach
  void close() {
    modelsLab.close();
  }

  @Test
  void fetch_always_postsTheKeyAloneToThePathOfTheId() {
    service.answer(200, "status", "processing", "message", "", "output", "", "tip", "faster");

    editing.fetch("1842337");

    assertThat(service.requests().get(0).method()).isEqualTo("POST");
    assertThat(service.requests().get(0).uri())
        .isEqualTo(URI.create("https://modelslab.com/api/v6/image_editing/fetch/1842337"));
    assertThat(service.sent(0)).containsOnly(java.util.Map.entry("key", "sk-test-key"));
  }

  @Test
  void fetch_success_isCompletedWithTheLinks() {
    service.answer(200, "status", "success", "id", 7L, "output", List.of("https://x/a.png"));

    JobResult result = editing.fetch("7");

    assertThat(result)
        .asInstanceOf(type(JobResult.Completed.class))
        .satisfies(done -> assertThat(done.id()).isEqualTo("7"))
        .satisfies(
            done -> assertThat(done.outputs()).containsExactly(URI.create("https://x/a.png")));
  }

  @Test
  void fetch_processing_keepsTheIdThatWasAskedFor() {
    service.answer(200, "status", "processing", "message", "Try again later", "output", "");

    JobResult result = editing.fetch("abc123-def456");

    assertThat(result).isInstanceOf(JobResult.Processing.class);
    assertThat(result.id()).isEqualTo("abc123-def456");
    assertThat(result.raw()).containsEntry("message", "Try again later");
  }

  @Test
  void fetch_jobFailed_isAResultAndNoException() {
    service.answer(200, "status", "error", "message", "The model crashed");

    assertThat(editing.fetch("7"))
        .asInstanceOf(type(JobResult.Failed.class))
        .satisfies(failed -> assertThat(failed.message()).isEqualTo("The model crashed"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "/7", "7//8", "../7", "a/../b", "7\\..", "7\n8", ".."})
  void fetch_idThatCannotBeOne_isRefusedBeforeAnythingIsSent(String id) {
    assertThatThrownBy(() -> editing.fetch(id))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("job id must not");
    assertThat(service.requests()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "abc/123, abc%2F123",
    "job 17, job%2017",
    "50%, 50%25",
    "7?x=1, 7%3Fx%3D1",
    "ä:1#2, %C3%A4%3A1%232"
  })
  void fetch_idOfAnyText_isOneSegmentOfThePathAndComesBackFromItsToken(String id, String path) {
    service.answer(200, "status", "processing");

    JobResult result = editing.fetch(id);

    assertThat(result.id()).isEqualTo(id);
    assertThat(service.requests().get(0).uri().getRawPath())
        .isEqualTo("/api/v6/image_editing/fetch/" + path);
    assertThat(modelsLab.resume(editing.job(id).token()).id()).isEqualTo(id);
  }

  @Test
  void fetch_wrongKey_namesTheJobAndNotTheKey() {
    service.answer(200, "status", "error", "message", "Invalid API key sk-test-key");

    assertThatThrownBy(() -> editing.fetch("7"))
        .asInstanceOf(type(AuthenticationException.class))
        .satisfies(e -> assertThat(e.jobId()).contains("7"))
        .satisfies(e -> assertThat(e.jobToken()).contains(editing.job("7").token()))
        .satisfies(e -> assertThat(e.raw().toString()).doesNotContain("sk-test-key"))
        .satisfies(e -> assertThat(e).hasMessageNotContaining("sk-test-key"));
  }

  @Test
  void fetch_htmlInsteadOfJson_isTheServersFault() {
    service.answerText(200, "<!DOCTYPE html><html>502</html>");

    assertThatThrownBy(() -> editing.fetch("7"))
        .asInstanceOf(type(ServerException.class))
        .satisfies(e -> assertThat(e).hasMessageContaining("HTML page instead of JSON"))
        .satisfies(e -> assertThat(e.jobId()).contains("7"));
  }

  @Test
  void fetch_malformedJson_tellsWhereAndForWhichJob() {
    service.answerText(200, "{\"status\":");

    assertThatThrownBy(() -> editing.fetch("7"))
        .asInstanceOf(type(ResponseFormatException.class))
        .satisfies(e -> assertThat(e).hasMessageContaining("/image_editing/fetch/7"))
        .satisfies(e -> assertThat(e).hasMessageContaining("line 1, column 1"))
        .satisfies(e -> assertThat(e.jobId()).contains("7"));
  }

  @Test
  void submit_processing_givesAJobThatPollsUnderItsFamily() {
    service
        .answer(200, "status", "processing", "id", 7L, "eta", 3.5)
        .answer(200, "status", "success", "output", List.of("https://x/a.png"));

    Job job = modelsLab.submit(GeneralRequest.builder("/images/img2img").extra("a", 1).build());
    job.fetch();

    assertThat(job.id()).isEqualTo("7");
    assertThat(job.endpoint()).isEqualTo("/images/img2img");
    assertThat(service.paths()).containsExactly("/api/v6/images/img2img", "/api/v6/images/fetch/7");
  }

  @Test
  void submit_fetchResultOnTheSameOrigin_isPolledThere() {
    service
        .answer(
            200,
            "status",
            "processing",
            "id",
            7L,
            "fetch_result",
            "https://modelslab.com/api/v6/whisper/fetch/99")
        .answer(200, "status", "processing");

    modelsLab.submit(cutOut()).fetch();

    assertThat(service.paths().get(1)).isEqualTo("/api/v6/whisper/fetch/99");
  }

  @Test
  void submit_fetchResultElsewhere_isNotFollowed() {
    service
        .answer(
            200,
            "status",
            "processing",
            "id",
            7L,
            "fetch_result",
            "https://stablediffusionapi.com/api/v6/image_editing/fetch/7")
        .answer(200, "status", "processing");

    modelsLab.submit(cutOut()).fetch();

    assertThat(service.requests().get(1).uri())
        .isEqualTo(URI.create("https://modelslab.com/api/v6/image_editing/fetch/7"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://modelslab.com/api/v6/image_editing/clear_queue",
        "https://modelslab.com/api/v6/image_editing/fetch/../clear_queue",
        "https://modelslab.com/api/v6/image_editing/fetch/7?then=/clear_queue",
        "https://modelslab.com/api/v6/image_editing/fetch/%2e%2e"
      })
  void submit_fetchResultThatNamesNoFetch_isNotFollowed(String fetchResult) {
    service
        .answer(200, "status", "processing", "id", 7L, "fetch_result", fetchResult)
        .answer(200, "status", "processing");

    modelsLab.submit(cutOut()).fetch();

    assertThat(service.paths().get(1)).isEqualTo("/api/v6/image_editing/fetch/7");
  }

  @Test
  void submit_doneButNamesNoId_isAJobThatHasEnded() throws InterruptedException {
    service.answer(200, "status", "success", "id", null, "output", List.of("https://x/a.png"));

    Job job = modelsLab.submit(cutOut());

    assertThat(job.id()).isEmpty();
    assertThat(job.await().outputs()).hasSize(1);
    assertThat(job.fetch()).isEqualTo(job.submitted().orElseThrow());
    assertThat(service.requests()).hasSize(1);
  }

  @Test
  void submit_finishedAtOnce_isAwaitedWithoutAFetch() throws InterruptedException {
    service.answer(200, "status", "success", "id", 7L, "output", List.of("https://x/a.png"));

    JobResult.Completed done = modelsLab.submit(cutOut()).await();

    assertThat(done.outputs()).hasSize(1);
    assertThat(service.requests()).hasSize(1);
  }

  @Test
  void submit_rateLimited_carriesTheHintAndIsNotAmbiguous() {
    service.answer(
        429,
        "status",
        "error",
        "message",
        "Rate limit exceeded. Maximum 5 queued requests allowed.",
        "retry_after",
        30L);

    assertThatThrownBy(() -> modelsLab.submit(cutOut()))
        .asInstanceOf(type(RateLimitException.class))
        .satisfies(e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(30)))
        .satisfies(e -> assertThat(e).hasMessageContaining("in 30 s"));
  }

  @Test
  void submit_notSent_isReportedAsItIs() {
    service.fail(Kind.CONNECT, Delivery.NOT_SENT);

    assertThatThrownBy(() -> modelsLab.submit(cutOut())).isInstanceOf(TransportException.class);
  }

  @Test
  void submit_fateUnknown_saysSoWithTheTrackId() {
    service.fail(Kind.TIMEOUT, Delivery.UNKNOWN);
    var request =
        RemoveBackgroundRequest.builder()
            .image(ImageInput.url("https://x/in.png"))
            .trackId("order-17")
            .build();

    assertThatThrownBy(() -> modelsLab.submit(request))
        .asInstanceOf(type(UnknownOutcomeException.class))
        .satisfies(e -> assertThat(e.trackId()).contains("order-17"))
        .satisfies(e -> assertThat(e.path()).isEqualTo("/image_editing/removebg_mask"))
        .satisfies(e -> assertThat(e.getCause()).isInstanceOf(TransportException.class));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 504, 520, 524})
  void submit_serverBrokeDown_isAmbiguous(int status) {
    service.answerText(status, "error code: " + status);

    assertThatThrownBy(() -> modelsLab.submit(cutOut()))
        .isInstanceOf(UnknownOutcomeException.class)
        .hasCauseInstanceOf(ServerException.class);
  }

  @Test
  void submit_serviceUnavailable_isNotAmbiguous() {
    service.answer(503, "status", "error", "message", "Service temporarily unavailable.");

    assertThatThrownBy(() -> modelsLab.submit(cutOut())).isInstanceOf(ServerException.class);
  }

  @Test
  void submitAsync_refused_failsTheFutureAndDoesNotThrow() {
    service.answer(401, "status", "error", "message", "Invalid API key");

    CompletableFuture<Job> future = modelsLab.submitAsync(cutOut());

    assertThat(future)
        .failsWithin(Duration.ofSeconds(5))
        .withThrowableThat()
        .withCauseInstanceOf(AuthenticationException.class);
  }

  @Test
  void submitAsync_cancelled_cancelsTheHttpExchange() {
    CompletableFuture<TransportResponse> exchange = new CompletableFuture<>();
    service.answerWith(exchange);

    modelsLab.submitAsync(cutOut()).cancel(true);

    assertThat(exchange).isCancelled();
  }

  @Test
  void submit_interrupted_isAmbiguousAndKeepsTheFlag() {
    CompletableFuture<TransportResponse> exchange = new CompletableFuture<>();
    service.answerWith(exchange);
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> modelsLab.submit(cutOut()))
        .isInstanceOf(UnknownOutcomeException.class)
        .extracting(e -> (ModelsLabException) e.getCause())
        .asInstanceOf(type(TransportException.class))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.CANCELLED));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(exchange).isCancelled();
  }

  private static RemoveBackgroundRequest cutOut() {
    return RemoveBackgroundRequest.builder().image(ImageInput.url("https://x/in.png")).build();
  }
}
