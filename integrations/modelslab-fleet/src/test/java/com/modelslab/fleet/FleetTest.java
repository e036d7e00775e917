// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.modelslab.ModelsLab;
import com.modelslab.WebhookEvent;
import com.modelslab.error.JobFailedException;
import com.modelslab.error.JobTimeoutException;
import com.modelslab.error.UnknownOutcomeException;
import com.modelslab.image.ImageInput;
import com.modelslab.job.Job;
import com.modelslab.job.JobEntry;
import com.modelslab.job.JobEntry.State;
import com.modelslab.job.JobResult;
import com.modelslab.job.PollSchedule;
import com.modelslab.request.JobRequest;
import com.modelslab.request.RemoveBackgroundRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class FleetTest {
  private static final PollSchedule OFTEN = PollSchedule.fixed(Duration.ofMillis(5));
  private static final PollSchedule HARDLY_EVER = PollSchedule.fixed(Duration.ofHours(1));
  private static final Duration ADOPT_EVERY = Duration.ofSeconds(15);
  private static final JobRequest REQUEST =
      RemoveBackgroundRequest.builder()
          .image(ImageInput.url("https://cdn.example/cat.png"))
          .trackId("track-1")
          .build();

  private static final Logger LOG = Logger.getLogger("com.modelslab.fleet");

  private final FakeService service = new FakeService();
  private final FakeStore store = new FakeStore();
  private final ManualTimer timer = new ManualTimer();
  private final Queue<JobOutcome> outcomes = new ConcurrentLinkedQueue<>();
  private ModelsLab modelsLab = service.client().jobStore(store).pollSchedule(OFTEN).build();
  private Fleet fleet;

  @BeforeAll
  static void logNothing() {
    LOG.setLevel(Level.OFF);
  }

  @AfterAll
  static void logAgain() {
    LOG.setLevel(null);
  }

  @AfterEach
  void close() {
    if (fleet != null) {
      fleet.close();
    }
    modelsLab.close();
  }

  private Fleet.Builder builder(JobHandler handler) {
    return Fleet.builder(modelsLab, store, handler).executor(Runnable::run).timer(timer);
  }

  private void start() {
    fleet = builder(outcomes::add).start();
  }

  private void startWithWebhooks() {
    modelsLab.close();
    modelsLab = service.client().jobStore(store).pollSchedule(HARDLY_EVER).build();
    start();
  }

  @Test
  void submit_jobCompletes_isDeliveredAndRecorded() {
    start();

    Job job = fleet.submit(REQUEST).join();
    service.completes(job.id());

    JobOutcome outcome = next();
    assertThat(outcome.kind()).isEqualTo(JobOutcome.Kind.COMPLETED);
    assertThat(outcome.key()).isEqualTo("/image_editing/fetch/1");
    assertThat(outcome.trackId()).isEqualTo("track-1");
    assertThat(outcome.result().orElseThrow().outputs()).hasSize(1);
    await().until(() -> store.deliveredIds().contains("1"));
    await().until(() -> fleet.size() == 0);
  }

  @Test
  void submit_jobFails_isDeliveredAsFailed() {
    start();

    service.fails(fleet.submit(REQUEST).join().id());

    JobOutcome outcome = next();
    assertThat(outcome.kind()).isEqualTo(JobOutcome.Kind.FAILED);
    assertThat(outcome.failure().orElseThrow()).isInstanceOf(JobFailedException.class);
    assertThat(outcome.result()).isEmpty();
  }

  @Test
  void submit_jobDoesNotEndInTime_isDeliveredAsTimedOut() {
    fleet = builder(outcomes::add).patience(Duration.ofMillis(20)).start();

    fleet.submit(REQUEST).join();

    JobOutcome outcome = next();
    assertThat(outcome.kind()).isEqualTo(JobOutcome.Kind.TIMED_OUT);
    assertThat(outcome.failure().orElseThrow()).isInstanceOf(JobTimeoutException.class);
    await().until(() -> store.deliveredIds().contains("1"));
  }

  @Test
  void submit_outcomeIsUnknown_isListedAndNeitherRepeatedNorDelivered() {
    service.cutSubmits();
    start();

    assertThatThrownBy(() -> fleet.submit(REQUEST).join())
        .hasCauseInstanceOf(UnknownOutcomeException.class);

    await().until(() -> modelsLab.ledger().unknownSubmits().size() == 1);
    timer.advance(Duration.ofMinutes(10));
    assertThat(service.submits()).isEqualTo(1);
    assertThat(outcomes).isEmpty();
  }

  @Test
  void submit_callerCancels_theJobIsDeliveredAllTheSame() {
    Queue<Runnable> later = new ArrayDeque<>();
    modelsLab.close();
    modelsLab = service.client().jobStore(store).pollSchedule(OFTEN).executor(held(later)).build();
    start();

    CompletableFuture<Job> job = fleet.submit(REQUEST);
    await().until(() -> service.submits() == 1 && !isEmpty(later));
    job.cancel(true);
    service.completes("1");
    await()
        .until(
            () -> {
              runAll(later);
              return !outcomes.isEmpty();
            });
  }

  @Test
  void submit_closed_saysSo() {
    start();
    fleet.close();

    assertThatThrownBy(() -> fleet.submit(REQUEST))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
    assertThat(service.submits()).isZero();
  }

  @Test
  void watch_jobOfThisFleet_tellsItsEndWithoutASecondWait() {
    startWithWebhooks();
    Job job = fleet.submit(REQUEST).join();

    CompletableFuture<JobOutcome> end = fleet.watch(job);
    service.completes(job.id());
    fleet.announce(event(job.id())).join();

    assertThat(end.join().kind()).isEqualTo(JobOutcome.Kind.COMPLETED);
    assertThat(service.fetches(job.id())).isEqualTo(1);
    assertThat(next().job().id()).isEqualTo(job.id());
    assertThat(outcomes).hasSize(1);
  }

  @Test
  void watch_jobOfTheClient_isDeliveredToo() {
    start();
    Job job = modelsLab.submit(REQUEST);
    service.completes(job.id());

    assertThat(fleet.watch(job).join().job().id()).isEqualTo(job.id());
    assertThat(next().key()).isEqualTo("/image_editing/fetch/1");
  }

  @Test
  void watch_callerCancels_theJobIsDeliveredAllTheSame() {
    start();
    Job job = fleet.submit(REQUEST).join();

    fleet.watch(job).cancel(true);
    service.completes(job.id());

    assertThat(next().kind()).isEqualTo(JobOutcome.Kind.COMPLETED);
  }

  @Test
  void adopt_jobIsOpen_isPolledUntilItsEndAndDelivered() {
    service.runs("7");
    store.orphan("7");
    start();
    await().until(() -> service.fetches("7") > 0);

    service.completes("7");

    JobOutcome outcome = next();
    assertThat(outcome.key()).isEqualTo("/image_editing/fetch/7");
    assertThat(outcome.trackId()).isEqualTo("track-7");
    await().until(() -> store.deliveredIds().contains("7"));
  }

  @Test
  void adopt_jobHasFinished_isDeliveredAfterOneFetch() {
    service.completes("7");
    store.orphan("7", State.FINISHED);

    start();

    assertThat(next().kind()).isEqualTo(JobOutcome.Kind.COMPLETED);
    assertThat(service.fetches("7")).isEqualTo(1);
  }

  @Test
  void adopt_laterOrphans_areFoundAtTheNextLook() {
    start();
    service.completes("7");
    store.orphan("7");

    timer.advance(ADOPT_EVERY.minusMillis(1));
    assertThat(store.orphansLeft()).isEqualTo(1);
    timer.advance(Duration.ofMillis(1));

    assertThat(next().job().id()).isEqualTo("7");
  }

  @Test
  void adopt_moreThanAreAllowed_restIsAdoptedWhenThereIsRoom() {
    for (int i = 100; i < 105; i++) {
      service.runs("" + i);
      store.orphan("" + i);
    }
    fleet = builder(outcomes::add).mostAdopted(2).start();
    timer.advance(ADOPT_EVERY);
    assertThat(store.orphansLeft()).isEqualTo(3);

    service.completes("100");
    next();
    await().until(() -> fleet.size() == 1);
    timer.advance(ADOPT_EVERY);

    assertThat(store.orphansLeft()).isEqualTo(2);
  }

  @Test
  void adopt_storeFails_looksAgain() {
    store.failNext(1);
    store.orphan("7");
    service.completes("7");

    start();
    assertThat(outcomes).isEmpty();
    timer.advance(ADOPT_EVERY);

    assertThat(next().job().id()).isEqualTo("7");
  }

  @Test
  void adopt_entryHasNoJob_theOthersAreTakenOver() {
    store.orphanWithoutAJob("1");
    store.orphan("7");
    service.completes("7");

    start();

    assertThat(next().job().id()).isEqualTo("7");
  }

  @Test
  void adopt_clientIsClosed_looksAgainAllTheSame() {
    modelsLab.close();
    store.orphan("7");
    start();

    timer.advance(ADOPT_EVERY);

    assertThat(store.adoptions()).isEqualTo(2);
    assertThat(outcomes).isEmpty();
  }

  @Test
  void handler_throws_isCalledAgainLaterEachTime() {
    AtomicInteger calls = new AtomicInteger();
    service.completes("7");
    store.orphan("7");
    fleet =
        builder(
                outcome -> {
                  if (calls.incrementAndGet() < 3) {
                    throw new IOException("The disk is full");
                  }
                })
            .start();
    await().until(() -> calls.get() == 1);

    timer.advance(Duration.ofMillis(999));
    assertThat(calls).hasValue(1);
    timer.advance(Duration.ofMillis(1));
    assertThat(calls).hasValue(2);
    assertThat(store.deliveredIds()).isEmpty();
    timer.advance(Duration.ofMillis(1999));
    assertThat(calls).hasValue(2);
    timer.advance(Duration.ofMillis(1));

    assertThat(calls).hasValue(3);
    assertThat(store.deliveredIds()).containsExactly("7");
    assertThat(service.fetches("7")).isEqualTo(1);
  }

  @Test
  void handler_throwsForHours_isCalledEveryFiveMinutes() {
    AtomicInteger calls = new AtomicInteger();
    service.completes("7");
    store.orphan("7");
    fleet =
        builder(
                outcome -> {
                  calls.incrementAndGet();
                  throw new IllegalStateException("Still broken");
                })
            .start();
    await().until(() -> calls.get() == 1);

    timer.advance(Duration.ofHours(1));
    int before = calls.get();
    timer.advance(Duration.ofHours(1));

    assertThat(calls.get() - before).isEqualTo(12);
  }

  @Test
  void handler_executorIsFull_isCalledLater() {
    AtomicInteger refusals = new AtomicInteger(1);
    Executor full =
        task -> {
          if (refusals.getAndDecrement() > 0) {
            throw new RejectedExecutionException("full");
          }
          task.run();
        };
    service.completes("7");
    store.orphan("7");
    fleet = builder(outcomes::add).executor(full).start();
    await().until(() -> refusals.get() == 0);
    assertThat(outcomes).isEmpty();

    timer.advance(Duration.ofSeconds(1));

    assertThat(outcomes).hasSize(1);
  }

  @Test
  void handler_deliveryCannotBeRecorded_isRecordedLaterWithoutASecondCall() {
    service.completes("7");
    store.orphan("7");
    fleet =
        builder(
                outcome -> {
                  outcomes.add(outcome);
                  store.failNext(1);
                })
            .start();
    next();
    assertThat(store.deliveredIds()).isEmpty();

    timer.advance(Duration.ofSeconds(1));

    assertThat(store.deliveredIds()).containsExactly("7");
    assertThat(outcomes).hasSize(1);
  }

  @Test
  void handler_noExecutorIsGiven_runsOnAThreadOfTheFleet() {
    AtomicReference<String> thread = new AtomicReference<>();
    service.completes("7");
    store.orphan("7");
    fleet =
        Fleet.builder(modelsLab, store, outcome -> thread.set(Thread.currentThread().getName()))
            .timer(timer)
            .start();

    await().until(() -> thread.get() != null);

    assertThat(thread.get()).startsWith("modelslab-fleet");
  }

  @Test
  void announce_jobHasEnded_isDeliveredAfterOneFetch() {
    startWithWebhooks();
    Job job = fleet.submit(REQUEST).join();
    service.completes(job.id());

    fleet.announce(event(job.id())).join();

    assertThat(next().kind()).isEqualTo(JobOutcome.Kind.COMPLETED);
    assertThat(service.fetches(job.id())).isEqualTo(1);
  }

  @Test
  void announce_jobFailed_isDeliveredAsFailed() {
    startWithWebhooks();
    Job job = fleet.submit(REQUEST).join();
    service.fails(job.id());

    fleet.announce(event(job.id())).join();

    assertThat(next().kind()).isEqualTo(JobOutcome.Kind.FAILED);
  }

  @Test
  void announce_eventIsEarly_looksTwiceMore() {
    startWithWebhooks();
    Job job = fleet.submit(REQUEST).join();

    fleet.announce(event(job.id())).join();
    await().until(() -> service.fetches(job.id()) == 1 && timer.waiting() == 2);
    timer.advance(Duration.ofSeconds(2));
    await().until(() -> service.fetches(job.id()) == 2 && timer.waiting() == 2);
    service.completes(job.id());
    timer.advance(Duration.ofSeconds(2));

    assertThat(next().kind()).isEqualTo(JobOutcome.Kind.COMPLETED);
    assertThat(service.fetches(job.id())).isEqualTo(3);
  }

  @Test
  void announce_eventIsForged_threeFetchesAndNothingIsDelivered() {
    startWithWebhooks();
    Job job = fleet.submit(REQUEST).join();

    fleet.announce(event(job.id())).join();
    for (int i = 1; i <= 3; i++) {
      int looks = i;
      await().until(() -> service.fetches(job.id()) == looks);
      timer.advance(Duration.ofSeconds(2));
    }

    assertThat(service.fetches(job.id())).isEqualTo(3);
    assertThat(outcomes).isEmpty();
  }

  @Test
  void announce_jobIsNotKnownYet_isFetchedAsSoonAsItIs() {
    startWithWebhooks();

    store.announce("1").join();
    service.completes("1");
    Job job = modelsLab.submit(REQUEST);
    service.completes("1");
    fleet.watch(job);

    assertThat(next().job().id()).isEqualTo("1");
  }

  @Test
  void announce_jobOfAnotherInstance_isNotFetched() {
    startWithWebhooks();

    fleet.announce(event("99")).join();

    assertThat(service.fetches("99")).isZero();
  }

  @Test
  void announce_eventWithoutAnId_saysSo() {
    start();

    assertThatThrownBy(() -> fleet.announce(event("")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("names no job");
  }

  @Test
  void close_jobsUnderWay_areNeitherDeliveredNorPolledAnyMore() {
    start();
    Job job = fleet.submit(REQUEST).join();
    CompletableFuture<JobOutcome> end = fleet.watch(job);

    fleet.close();

    assertThat(end).isCancelled();
    assertThat(outcomes).isEmpty();
    assertThat(store.deliveredIds()).isEmpty();
    assertThat(timer.waiting()).isZero();
    assertThat(modelsLab.ledger().openJobs()).extracting(JobEntry::state).containsOnly(State.OPEN);
  }

  @Test
  void close_handlerRuns_waitsForItAndRecordsIt() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    service.completes("7");
    store.orphan("7");
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      fleet =
          builder(
                  outcome -> {
                    begun.countDown();
                    goOn.await();
                  })
              .executor(threads)
              .start();
      assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

      CompletableFuture<Void> closing = CompletableFuture.runAsync(fleet::close, threads);
      assertThat(closing).isNotDone();
      goOn.countDown();
      closing.join();

      assertThat(store.deliveredIds()).containsExactly("7");
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void close_handlerHasNotBegun_isNotCalled() {
    Queue<Runnable> later = new ArrayDeque<>();
    service.completes("7");
    store.orphan("7");
    fleet = builder(outcomes::add).executor(held(later)).start();
    await().until(() -> !isEmpty(later));

    fleet.close();
    runAll(later);

    assertThat(outcomes).isEmpty();
    assertThat(store.deliveredIds()).isEmpty();
  }

  @Test
  void close_twice_doesNothing() {
    start();

    fleet.close();
    fleet.close();
  }

  @Test
  void builder_badValues_areNamed() {
    assertThatThrownBy(() -> builder(outcomes::add).adoptEvery(Duration.ZERO))
        .hasMessageContaining("adoptEvery must be positive, was PT0S");
    assertThatThrownBy(() -> builder(outcomes::add).patience(Duration.ofSeconds(-1)))
        .hasMessageContaining("patience must be positive");
    assertThatThrownBy(() -> builder(outcomes::add).mostAdopted(0))
        .hasMessageContaining("mostAdopted must be 1 or more, was 0");
  }

  private JobOutcome next() {
    await().until(() -> !outcomes.isEmpty());
    return outcomes.peek();
  }

  private static WebhookEvent event(String id) {
    return new WebhookEvent(
        "track-1", new JobResult.Completed(id, List.of(), List.of("ok"), Map.of()));
  }

  private static Executor held(Queue<Runnable> later) {
    return task -> {
      synchronized (later) {
        later.add(task);
      }
    };
  }

  private static boolean isEmpty(Queue<Runnable> later) {
    synchronized (later) {
      return later.isEmpty();
    }
  }

  private static void runAll(Queue<Runnable> later) {
    while (!isEmpty(later)) {
      Runnable task;
      synchronized (later) {
        task = later.remove();
      }
      task.run();
    }
  }
}
