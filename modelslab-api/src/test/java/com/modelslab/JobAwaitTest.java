// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.modelslab.error.AuthenticationException;
import com.modelslab.error.Evidence;
import com.modelslab.error.JobFailedException;
import com.modelslab.error.JobTimeoutException;
import com.modelslab.error.ModelsLabException;
import com.modelslab.error.NotFoundException;
import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.error.TransportException.Kind;
import com.modelslab.image.ImageInput;
import com.modelslab.job.Batch;
import com.modelslab.job.BatchOptions;
import com.modelslab.job.BatchOutcome;
import com.modelslab.job.Job;
import com.modelslab.job.JobProgress;
import com.modelslab.job.JobResult;
import com.modelslab.job.PollContext;
import com.modelslab.job.PollSchedule;
import com.modelslab.request.RemoveBackgroundRequest;
import com.modelslab.spi.Headers;
import com.modelslab.spi.Response;
import com.modelslab.spi.TransportRequest;
import com.modelslab.spi.TransportResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobAwaitTest {
  private static final List<String> LINKS = List.of("https://cdn.example/7-0.png");
  private static final String TOKEN = "ml1:7:/image_editing/removebg_mask";

  private final FakeService service = new FakeService();
  private final FakeTimer timer = new FakeTimer();
  private final ModelsLab client = service.client().timer(timer).build();

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void awaitAsync_jobGetsReady_polledBeforeTheGuessAndThenOften() {
    Job job = submit("status", "processing", "id", 7L, "eta", 10L);
    service
        .answer(200, "status", "processing", "output", "")
        .answer(200, "status", "success", "id", 7L, "output", LINKS);

    CompletableFuture<JobResult.Completed> result = job.awaitAsync();
    timer.advance(Duration.ofSeconds(5));
    assertThat(service.requests()).hasSize(1);
    timer.advance(Duration.ofSeconds(1));
    assertThat(service.requests()).hasSize(2);
    timer.advance(Duration.ofSeconds(2));

    assertThat(result.join().outputs()).containsExactly(URI.create(LINKS.get(0)));
    assertThat(service.paths().subList(1, 3)).containsOnly("/api/v6/image_editing/fetch/7");
    assertThat(timer.waiting()).isZero();
  }

  @Test
  void awaitAsync_fetchAnswersAreThin_keepWhatTheSubmitTold() {
    Map<String, Object> meta = Map.of("seed", 4294967295L);
    Job job = submit("status", "processing", "id", 7L, "eta", 2L, "meta", meta, "track_id", "t-1");
    service.answer(200, "status", "success", "output", LINKS);

    CompletableFuture<JobResult.Completed> result = job.awaitAsync();
    timer.advance(Duration.ofSeconds(3));

    assertThat(result.join().id()).isEqualTo("7");
    assertThat(result.join().raw())
        .containsEntry("meta", meta)
        .containsEntry("track_id", "t-1")
        .containsEntry("eta", 2L)
        .containsEntry("status", "success");
  }

  @Test
  void fetch_answersAreThin_keepWhatTheSubmitTold() {
    Job job = submit("status", "processing", "id", 7L, "eta", 2L, "track_id", "t-1");
    service.answer(200, "status", "processing", "output", "", "eta", 9L);

    assertThat(job.fetch().raw()).containsEntry("track_id", "t-1").containsEntry("eta", 9L);
  }

  @Test
  void awaitAsync_jobTakenUpByToken_askedForAtOnce() {
    service.answer(200, "status", "success", "output", LINKS);

    CompletableFuture<JobResult.Completed> result = client.resume(TOKEN).awaitAsync();
    timer.advance(Duration.ZERO);

    assertThat(result).isCompleted();
  }

  @Test
  void awaitAsync_longAfterTheSubmit_askedForAtOnce() {
    Job job = submit("status", "processing", "id", 7L, "eta", 10L);
    service.answer(200, "status", "success", "output", LINKS);
    timer.advance(Duration.ofSeconds(30));

    CompletableFuture<JobResult.Completed> result = job.awaitAsync();
    timer.advance(Duration.ZERO);

    assertThat(result).isCompleted();
  }

  @Test
  void awaitAsync_deadlinePasses_asksALastTimeAndNamesTheJob() {
    Job job = submit("status", "processing", "id", 7L, "eta", 600L);
    service.answer(200, "status", "processing", "output", "");

    CompletableFuture<JobResult.Completed> result = job.awaitAsync(Duration.ofSeconds(30));
    timer.advance(Duration.ofSeconds(30));

    assertThat(service.requests()).hasSize(2);
    assertThat(failure(result))
        .isInstanceOf(JobTimeoutException.class)
        .hasMessage(
            "Job 7 (/image_editing/removebg_mask) still processing after PT30S (1 poll)."
                + " It keeps running: fetch it later")
        .extracting(e -> e.jobToken().orElseThrow())
        .isEqualTo(TOKEN);
  }

  @Test
  void awaitAsync_readyAtTheDeadline_isFoundByTheLastFetch() {
    Job job = submit("status", "processing", "id", 7L, "eta", 600L);
    service.answer(200, "status", "success", "output", LINKS);

    CompletableFuture<JobResult.Completed> result = job.awaitAsync(Duration.ofSeconds(30));
    timer.advance(Duration.ofSeconds(30));

    assertThat(result).isCompleted();
  }

  @Test
  void awaitAsync_fetchHangsUntilTheDeadline_asksALastTimeAllTheSame() {
    Job job = submit("status", "processing", "id", 7L, "eta", 2L);
    CompletableFuture<TransportResponse> hanging = new CompletableFuture<>();
    service.answerWith(hanging).answer(200, "status", "success", "output", LINKS);

    CompletableFuture<JobResult.Completed> result = job.awaitAsync(Duration.ofSeconds(20));
    timer.advance(Duration.ofSeconds(20));

    assertThat(hanging).isCancelled();
    assertThat(result).isCompleted();
  }

  @Test
  void awaitAsync_everyFetchHangs_endsTwoSecondsAfterTheDeadline() {
    Job job = submit("status", "processing", "id", 7L, "eta", 2L);
    service.answerWith(new CompletableFuture<>()).answerWith(new CompletableFuture<>());

    CompletableFuture<JobResult.Completed> result = job.awaitAsync(Duration.ofSeconds(20));
    timer.advance(Duration.ofSeconds(22));

    assertThat(failure(result)).isInstanceOf(JobTimeoutException.class);
    assertThat(service.requests()).hasSize(3);
  }

  @Test
  void awaitAsync_decoratorNeverCompletes_endsAtTheDeadline() {
    ModelsLab stuck =
        service
            .client()
            .timer(timer)
            .decorate(next -> call -> new CompletableFuture<Response>())
            .build();

    CompletableFuture<JobResult.Completed> result =
        stuck.resume(TOKEN).awaitAsync(Duration.ofSeconds(20));
    timer.advance(Duration.ofSeconds(22));

    assertThat(failure(result)).isInstanceOf(JobTimeoutException.class);
  }

  @Test
  void awaitAsync_decoratorReturnsNull_fails() {
    ModelsLab broken = service.client().timer(timer).decorate(next -> call -> null).build();

    CompletableFuture<JobResult.Completed> result = broken.resume(TOKEN).awaitAsync();
    timer.advance(Duration.ZERO);

    assertThat(result).isCompletedExceptionally();
    assertThatThrownBy(result::join).hasMessageContaining("A decorator returned null");
  }

  @Test
  void awaitAll_thousandsOfTokens_fetchesAFewAtATimeAndLosesNone() {
    List<CompletableFuture<TransportResponse>> asked = new ArrayList<>();
    FakeService slow =
        new FakeService() {
          @Override
          public CompletableFuture<TransportResponse> send(TransportRequest request) {
            asked.add(new CompletableFuture<>());
            return asked.get(asked.size() - 1);
          }
        };
    ModelsLab many = slow.client().timer(timer).build();
    List<Job> jobs =
        IntStream.range(0, 5_000)
            .mapToObj(id -> many.resume("ml1:" + id + ":/image_editing/removebg_mask"))
            .toList();
    TransportResponse done =
        new TransportResponse(
            200,
            Headers.empty(),
            slow.encode(FakeService.object("status", "success", "output", LINKS)));

    Batch batch =
        many.awaitAll(jobs, BatchOptions.builder().timeout(Duration.ofSeconds(10)).build());
    timer.advance(Duration.ZERO);
    int most = asked.size();
    for (int next = 0; next < 5_000; next++) {
      assertThat(asked.size()).isLessThanOrEqualTo(next + most);
      timer.advance(Duration.ofMillis(50)); // over four minutes in all
      asked.get(next).complete(done);
      timer.advance(Duration.ZERO);
    }

    assertThat(most).isBetween(1, 64);
    assertThat(batch.outcomesAsync().join())
        .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(BatchOutcome.Completed.class));
  }

  @Test
  void awaitAsync_manyPassingFailures_endWithTheResult() {
    Job job = submit("status", "processing", "id", 7L);
    service
        .fail(Kind.CONNECT, Delivery.NOT_SENT)
        .fail(Kind.TIMEOUT, Delivery.UNKNOWN)
        .answer(500, "status", "error", "message", "Internal server error. Please try again.")
        .answer(429, "status", "error", "message", "Rate limit exceeded", "retry_after", 3L)
        .answer(200, "status", "failed", "id", "", "message", "Request not found")
        .answerText(403, "<!DOCTYPE html><title>Just a moment</title>")
        .answerText(524, "error code: 524")
        .answer(200, "status", "daydreaming")
        .answer(200, "status", "success", "output", LINKS);

    CompletableFuture<JobResult.Completed> result = job.awaitAsync();
    timer.advance(Duration.ofMinutes(1));

    assertThat(result).isCompleted();
    assertThat(service.requests()).hasSize(10);
  }

  @Test
  void awaitAsync_rateLimited_waitsAsLongAsTheServiceAsks() {
    Job job = submit("status", "processing", "id", 7L, "eta", 2L);
    service
        .answer(429, "status", "error", "message", "Rate limit exceeded", "retry_after", 30L)
        .answer(200, "status", "success", "output", LINKS);

    CompletableFuture<JobResult.Completed> result = job.awaitAsync();
    timer.advance(Duration.ofSeconds(2));

    assertThat(service.requests()).hasSize(2);
    assertThat(timer.next().orElseThrow()).isGreaterThan(Duration.ofSeconds(28));
    timer.advance(Duration.ofSeconds(33));
    assertThat(result).isCompleted();
  }

  @Test
  void awaitAsync_keyIsRefused_endsAtOnce() {
    Job job = submit("status", "processing", "id", 7L, "eta", 2L);
    service.answer(401, "status", "error", "message", "Invalid API key");

    CompletableFuture<JobResult.Completed> result = job.awaitAsync();
    timer.advance(Duration.ofSeconds(2));

    assertThat(failure(result))
        .isInstanceOf(AuthenticationException.class)
        .extracting(e -> e.jobToken().orElseThrow())
        .isEqualTo(TOKEN);
    assertThat(service.requests()).hasSize(2);
  }

  @Test
  void awaitAsync_idStaysUnknown_endsAfterAMinute() {
    service.answer(200, "status", "failed", "id", "", "message", "Request not found");

    CompletableFuture<JobResult.Completed> result =
        client.imageEditing().job("123456").awaitAsync();
    timer.advance(Duration.ofSeconds(59));
    assertThat(result).isNotDone();
    timer.advance(Duration.ofSeconds(7));

    assertThat(failure(result))
        .isInstanceOf(NotFoundException.class)
        .extracting(e -> e.jobId().orElseThrow())
        .isEqualTo("123456");
  }

  @Test
  void awaitAsync_unknownNowAndThen_goesOn() {
    Job job = submit("status", "processing", "id", 7L);
    for (int i = 0; i < 100; i++) {
      service
          .answer(200, "status", "failed", "id", "", "message", "Request not found")
          .answer(200, "status", "processing", "output", "");
    }
    service.answer(200, "status", "success", "output", LINKS);

    CompletableFuture<JobResult.Completed> result = job.awaitAsync(Duration.ofHours(2));
    timer.advance(Duration.ofMinutes(110));

    assertThat(result).isCompleted();
  }

  @Test
  void awaitAsync_serviceGivesUp_failsWithItsWords() {
    Job job = submit("status", "processing", "id", 7L);
    service.answer(200, "status", "failed", "id", 7L, "message", "NSFW content");

    CompletableFuture<JobResult.Completed> result = job.awaitAsync();
    timer.advance(Duration.ofSeconds(4));

    assertThat(failure(result))
        .asInstanceOf(type(JobFailedException.class))
        .extracting(JobFailedException::serviceMessage)
        .isEqualTo("NSFW content");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Something went wrong, please try again later",
        "Something went wrong",
        "CUDA out of memory"
      })
  void awaitAsync_oneFetchSaysErrorAndNamesNoJob_goesOnToTheResult(String words) {
    Job job = submit("status", "processing", "id", 7L);
    service
        .answer(200, "status", "error", "message", words)
        .answer(200, "status", "success", "output", LINKS);

    CompletableFuture<JobResult.Completed> result = job.awaitAsync();
    timer.advance(Duration.ofSeconds(30));

    assertThat(result).isCompleted();
  }

  @Test
  void awaitAsync_twoFetchesSayFailedInWords_failsAndSaysWhatItRestsOn() {
    Job job = submit("status", "processing", "id", 7L);
    service.answer(200, "status", "error", "message", "CUDA out of memory");

    CompletableFuture<JobResult.Completed> result = job.awaitAsync();
    timer.advance(Duration.ofSeconds(30));

    assertThat(service.requests()).hasSize(3);
    assertThat(failure(result))
        .asInstanceOf(type(JobFailedException.class))
        .extracting(JobFailedException::evidence)
        .isEqualTo(Evidence.WORDS);
  }

  @Test
  void awaitAsync_failedInWordsBetweenOthers_isNotConfirmed() {
    Job job = submit("status", "processing", "id", 7L);
    service
        .answer(200, "status", "error", "message", "CUDA out of memory")
        .answer(200, "status", "processing")
        .answer(200, "status", "error", "message", "CUDA out of memory")
        .answer(200, "status", "success", "output", LINKS);

    CompletableFuture<JobResult.Completed> result = job.awaitAsync();
    timer.advance(Duration.ofSeconds(60));

    assertThat(result).isCompleted();
  }

  @Test
  void fetch_failedInWords_isConfirmedByOneMore() {
    service
        .answer(200, "status", "error", "message", "CUDA out of memory")
        .answer(200, "status", "processing");

    CompletableFuture<JobResult> result = client.resume(TOKEN).fetchAsync();
    timer.advance(Duration.ofSeconds(2));

    assertThat(result).isCompleted();
    assertThat(result.join()).isInstanceOf(JobResult.Processing.class);
    assertThat(service.requests()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"CLOSED", "TLS", "TOO_LARGE"})
  void awaitAsync_failureCannotPass_endsAtOnce(Kind kind) {
    Job job = submit("status", "processing", "id", 7L);
    service.fail(kind, Delivery.NOT_SENT);

    CompletableFuture<JobResult.Completed> result = job.awaitAsync();
    timer.advance(Duration.ofSeconds(4));

    assertThat(failure(result).jobId()).contains("7");
  }

  @Test
  void awaitAsync_cancelledBetweenPolls_asksNoMore() {
    Job job = submit("status", "processing", "id", 7L);

    job.awaitAsync().cancel(true);

    assertThat(timer.waiting()).isZero();
  }

  @Test
  void awaitAsync_cancelledDuringAPoll_cancelsTheFetch() {
    Job job = submit("status", "processing", "id", 7L);
    CompletableFuture<TransportResponse> fetch = new CompletableFuture<>();
    service.answerWith(fetch);
    CompletableFuture<JobResult.Completed> result = job.awaitAsync();
    timer.advance(Duration.ofSeconds(4));

    result.cancel(true);

    assertThat(fetch).isCancelled();
    assertThat(timer.waiting()).isZero();
  }

  @Test
  void close_whileJobsAreWaitedFor_endsTheWaitsAndSaysSo() {
    Job job = submit("status", "processing", "id", 7L);
    CompletableFuture<JobResult.Completed> result = job.awaitAsync();

    client.close();

    assertThat(failure(result))
        .hasMessageContaining("The client was closed while it waited for job 7")
        .asInstanceOf(type(TransportException.class))
        .extracting(TransportException::kind)
        .isEqualTo(Kind.CLOSED);
    assertThat(failure(job.awaitAsync()).jobToken()).contains(TOKEN);
  }

  @Test
  void await_threadIsInterrupted_endsAtOnceAndNamesTheToken() {
    Job job = submit("status", "processing", "id", 7L);
    Thread.currentThread().interrupt();

    assertThatThrownBy(job::await)
        .isInstanceOf(InterruptedException.class)
        .hasMessageContaining(TOKEN);
    assertThat(timer.waiting()).isZero();
  }

  @Test
  void await_submitAnsweredWithTheResult_asksNothing() throws InterruptedException {
    Job job = submit("status", "success", "id", 7L, "output", LINKS);

    assertThat(job.await().outputs()).hasSize(1);
    assertThat(service.requests()).hasSize(1);
  }

  @Test
  void awaitAsync_withListener_hearsOfIdAndTokenBeforeTheFirstPoll() {
    Job job = submit("status", "processing", "id", 7L, "eta", 10L);
    service.answer(200, "status", "queued").answer(200, "status", "success", "output", LINKS);
    List<JobProgress> reports = new ArrayList<>();

    job.awaitAsync(Duration.ofMinutes(1), reports::add);

    assertThat(reports).hasSize(1);
    assertThat(reports.get(0).jobId()).isEqualTo("7");
    assertThat(reports.get(0).jobToken()).isEqualTo(TOKEN);
    assertThat(reports.get(0).polls()).isZero();
    assertThat(reports.get(0).eta()).hasSeconds(10);
    assertThat(reports.get(0).nextPoll()).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(6));
    assertThat(service.requests()).hasSize(1);

    timer.advance(Duration.ofSeconds(10));

    assertThat(reports).extracting(JobProgress::polls).containsExactly(0, 1);
    assertThat(reports.get(1).state()).isEqualTo("queued");
  }

  @Test
  void awaitAsync_fetchFails_reportsAndScheduleKnowTheFailureUntilTheNextResponse() {
    List<PollContext> contexts = new ArrayList<>();
    List<JobProgress> reports = new ArrayList<>();
    PollSchedule schedule =
        context -> {
          contexts.add(context);
          return Duration.ofSeconds(2);
        };
    try (ModelsLab other = service.client().timer(timer).pollSchedule(schedule).build()) {
      service
          .fail(Kind.IO, Delivery.UNKNOWN)
          .answer(200, "status", "processing")
          .answer(200, "status", "success", "output", LINKS);

      other.resume(TOKEN).awaitAsync(Duration.ofMinutes(1), reports::add);
      timer.advance(Duration.ofSeconds(6));
    }

    assertThat(reports)
        .extracting(report -> report.lastFailure().map(Throwable::getMessage).orElse("none"))
        .containsExactly("none", "The network says IO (job 7)", "none");
    assertThat(reports)
        .extracting(JobProgress::state)
        .containsExactly("queued", "queued", "processing");
    assertThat(reports.get(0).endpoint()).isEqualTo("/image_editing/removebg_mask");
    assertThat(contexts)
        .extracting(context -> context.lastFailure().isPresent())
        .containsExactly(true, false);
    assertThat(contexts).extracting(PollContext::polls).containsExactly(1, 2);
  }

  @Test
  void awaitAsync_listenerThrows_goesOn() {
    Job job = submit("status", "processing", "id", 7L);
    service.answer(200, "status", "success", "output", LINKS);

    CompletableFuture<JobResult.Completed> result =
        job.awaitAsync(
            Duration.ofMinutes(1),
            report -> {
              throw new IllegalStateException("a listener's own trouble");
            });
    timer.advance(Duration.ofSeconds(5));

    assertThat(result).isCompleted();
  }

  @Test
  void awaitAsync_executorGiven_runsWhatTheUserSeesThereOnly() {
    Queue<Runnable> handedOver = new ArrayDeque<>();
    try (ModelsLab other = service.client().timer(timer).executor(handedOver::add).build()) {
      service.answer(200, "status", "success", "output", LINKS);

      List<JobProgress> reports = new ArrayList<>();
      CompletableFuture<JobResult.Completed> result =
          other.resume(TOKEN).awaitAsync(Duration.ofMinutes(1), reports::add);
      timer.advance(Duration.ofSeconds(5));

      assertThat(reports).isEmpty();
      assertThat(result).isNotDone();
      handedOver.forEach(Runnable::run);
      assertThat(reports).hasSize(1);
      assertThat(result).isCompleted();
    }
  }

  @Test
  void awaitAsync_scheduleThrows_failsTheWait() {
    try (ModelsLab other =
        service
            .client()
            .timer(timer)
            .pollSchedule(
                context -> {
                  throw new IllegalStateException("no idea when");
                })
            .build()) {
      service.answer(200, "status", "processing");

      CompletableFuture<JobResult.Completed> result = other.resume(TOKEN).awaitAsync();
      timer.advance(Duration.ofSeconds(5));

      assertThat(result).isCompletedExceptionally();
    }
  }

  @Test
  void awaitAsync_jobIsFound_scheduleHearsHowLongItTook() {
    Learner learner = new Learner();
    try (ModelsLab other = service.client().timer(timer).pollSchedule(learner).build()) {
      Job job = submit(other, "status", "processing", "id", 7L, "eta", 9L);
      service.answer(200, "status", "processing").answer(200, "status", "success", "output", LINKS);

      job.awaitAsync();
      timer.advance(Duration.ofSeconds(30));

      assertThat(learner.lessons).hasSize(1);
      assertThat(learner.lessons.get(0)).startsWith("/image_editing/removebg_mask PT9S PT");
    }
  }

  @Test
  void awaitAsync_fetchFailsInBetween_scheduleHearsWhenTheJobWasLastSeenRunning() {
    Learner learner = new Learner();
    try (ModelsLab other = service.client().timer(timer).pollSchedule(learner).build()) {
      Job job = submit(other, "status", "processing", "id", 7L, "eta", 9L);
      service
          .answer(200, "status", "processing")
          .fail(Kind.IO, Delivery.UNKNOWN)
          .answer(200, "status", "success", "output", LINKS);
      timer.advance(Duration.ofSeconds(1));

      job.awaitAsync();
      timer.advance(Duration.ofSeconds(30));

      assertThat(learner.ends).hasSize(1);
      assertThat(learner.ends.get(0).lastSeenRunning())
          .isBetween(Duration.ofMillis(4400), Duration.ofMillis(4600));
      assertThat(learner.ends.get(0).elapsed())
          .isBetween(Duration.ofMillis(8200), Duration.ofMillis(8800));
    }
  }

  @Test
  void awaitAsync_longGap_isSpreadByATenthOfASecondAtMost() {
    List<Duration> polls = new ArrayList<>();
    PollSchedule schedule =
        context -> {
          polls.add(context.elapsed());
          return Duration.ofSeconds(50);
        };
    try (ModelsLab other = service.client().timer(timer).pollSchedule(schedule).build()) {
      service.answer(200, "status", "processing");

      other.resume(TOKEN).awaitAsync(Duration.ofHours(1));
      timer.advance(Duration.ofMinutes(20));
    }

    assertThat(polls).hasSizeGreaterThan(20);
    assertThat(IntStream.range(1, polls.size()).mapToObj(i -> polls.get(i).minus(polls.get(i - 1))))
        .allMatch(gap -> gap.minusSeconds(50).abs().toMillis() <= 100)
        .anyMatch(gap -> gap.minusSeconds(50).abs().toMillis() > 10);
  }

  @Test
  void awaitAsync_waitBeganLate_scheduleLearnsNothing() {
    Learner learner = new Learner();
    try (ModelsLab other = service.client().timer(timer).pollSchedule(learner).build()) {
      Job job = submit(other, "status", "processing", "id", 7L, "eta", 9L);
      service.answer(200, "status", "success", "output", LINKS);
      timer.advance(Duration.ofHours(1));

      assertThat(job.awaitAsync()).isNotDone();
      timer.advance(Duration.ofSeconds(30));

      assertThat(learner.lessons).isEmpty();
    }
  }

  @Test
  void awaitAsync_scheduleGivesNoGap_doesNotSpin() {
    try (ModelsLab other =
        service.client().timer(timer).pollSchedule(context -> Duration.ZERO).build()) {
      service.answer(200, "status", "processing");

      other.resume(TOKEN).awaitAsync();
      timer.advance(Duration.ofSeconds(1));

      assertThat(service.requests()).hasSizeBetween(2, 102);
    }
  }

  @Test
  void fetch_networkFails_namesTheJob() {
    service.fail(Kind.CONNECT, Delivery.NOT_SENT);

    Throwable thrown = catchThrowable(() -> client.resume(TOKEN).fetch());

    assertThat(thrown)
        .asInstanceOf(type(ModelsLabException.class))
        .extracting(e -> e.jobToken().orElseThrow())
        .isEqualTo(TOKEN);
  }

  @Test
  void awaitAsync_answerEchoesTheKey_nothingTellsIt() {
    Job job = submit("status", "processing", "id", 7L);
    service.answerBytes(
        502, Headers.empty(), "bad gateway: sk-test-key".getBytes(StandardCharsets.UTF_8));

    CompletableFuture<JobResult.Completed> result = job.awaitAsync(Duration.ofSeconds(3));
    timer.advance(Duration.ofSeconds(3));

    assertThat(failure(result)).hasMessageContaining("bad gateway").hasMessageNotContaining("sk-");
  }

  /** Submits with the given answer; what is answered afterwards is for the fetches. */
  private Job submit(Object... response) {
    return submit(client, response);
  }

  private Job submit(ModelsLab by, Object... response) {
    service.answer(200, response);
    Job job =
        by.submit(
            RemoveBackgroundRequest.builder()
                .image(ImageInput.url("https://cdn.example/cat.png"))
                .build());
    service.forget();
    return job;
  }

  private static ModelsLabException failure(CompletableFuture<?> future) {
    assertThat(future).isDone();
    Throwable thrown = catchThrowable(future::join);
    assertThat(thrown).isInstanceOf(CompletionException.class);
    return (ModelsLabException) thrown.getCause();
  }

  /** Asks first at half the guess, then every two seconds. */
  private static final class Learner implements PollSchedule {
    final List<String> lessons = new ArrayList<>();
    final List<PollContext> ends = new ArrayList<>();

    @Override
    public Duration next(PollContext context) {
      return context.polls() > 0
          ? Duration.ofSeconds(2)
          : context.eta().dividedBy(2).minus(context.elapsed());
    }

    @Override
    public void finished(PollContext context) {
      lessons.add(context.endpoint() + " " + context.eta() + " " + context.elapsed());
      ends.add(context);
    }
  }
}
