// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.modelslab.error.ApiError;
import com.modelslab.error.InvalidRequestException;
import com.modelslab.error.NotFoundException;
import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.error.TransportException.Kind;
import com.modelslab.job.JobReference;
import com.modelslab.request.Endpoint;
import com.modelslab.resilience.LocalQueueSlots.Usage;
import com.modelslab.spi.Call;
import com.modelslab.spi.Channel;
import com.modelslab.spi.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlotLayerTest {
  private final FakeTimer timer = new FakeTimer();
  private final FakeChannel service = new FakeChannel();
  private final LocalQueueSlots slots =
      LocalQueueSlots.of(Plan.of(1), Duration.ofMinutes(10), Duration.ofMinutes(1), timer);
  private final Channel channel =
      Resilience.builder()
          .slots(slots)
          .withoutRateLimit()
          .timer(timer)
          .executor(Runnable::run)
          .random(() -> 0.5)
          .build()
          .apply(service);

  @Test
  void submit_jobIsAtWork_holdsTheNextBackUntilAFetchSeesItsEnd() {
    service.respond(Calls.processing("7"));
    channel.call(Calls.submit());
    CompletableFuture<Response> next = channel.call(Calls.submit());
    assertThat(service.count()).isEqualTo(1);

    service.respond(Calls.processing("7"));
    channel.call(Calls.fetch("7"));
    assertThat(next).isNotDone();
    service.respond(Calls.completed("7"), Calls.processing("8"));
    channel.call(Calls.fetch("7"));

    assertThat(next).isCompleted();
  }

  @Test
  void submit_batch_takesAPlaceForEachEntry() {
    Endpoint endpoint = Endpoint.builder("/video/batch").batchField("requests").build();
    List<Map<String, Object>> entries = List.of(Map.of(), Map.of(), Map.of());
    service.respond(Calls.processing("7"));

    channel.call(Call.submit(endpoint, endpoint.path(), Map.of("requests", entries)));

    assertThat(slots.usage().inUse()).isEqualTo(3);
  }

  @Test
  void submit_fetchSeesAFailedJob_freesTheSlot() {
    service.respond(Calls.processing("7"), Calls.failed("7"));
    channel.call(Calls.submit());

    channel.call(Calls.fetch("7"));

    assertThat(slots.usage().inUse()).isZero();
  }

  @Test
  void submit_finishedInItsResponse_freesTheSlotAtOnce() {
    service.respond(Calls.completed("7"));

    channel.call(Calls.submit());

    assertThat(slots.usage().inUse()).isZero();
  }

  @Test
  void submit_finishedWithoutAnId_freesTheSlotAtOnce() {
    service.respond(Calls.completed(""));

    channel.call(Calls.submit());

    assertThat(slots.usage().inUse()).isZero();
  }

  @Test
  void submit_refused_freesTheSlotAtOnce() {
    service.fail(
        new InvalidRequestException(new ApiError(400, "/x", "no", "", null, Calls.SAID, null)));

    channel.call(Calls.submit());

    assertThat(slots.usage().inUse()).isZero();
  }

  @Test
  void submit_channelBelowThrows_keepsTheSlotBecauseAJobMayRun() {
    service.throwing(new IllegalStateException("a bug below"));

    channel.call(Calls.submit());

    assertThat(slots.usage().inUse()).isEqualTo(1);
  }

  @Test
  void submit_outcomeUnknown_keepsTheSlotForTheShorterLease() {
    service.fail(Calls.reset());
    channel.call(Calls.submit());
    assertThat(slots.usage().inUse()).isEqualTo(1);

    timer.advance(Duration.ofMinutes(1));

    assertThat(slots.usage().inUse()).isZero();
  }

  @Test
  void submit_certainlyNotSent_freesTheSlotAfterTheLastAttempt() {
    service.alwaysFail(Calls.refused());
    CompletableFuture<Response> outcome = channel.call(Calls.submit());
    assertThat(slots.usage().inUse()).isEqualTo(1);

    timer.advance(Duration.ofSeconds(2));

    assertThat(outcome).isCompletedExceptionally();
    assertThat(service.count()).isEqualTo(3);
    assertThat(slots.usage().inUse()).isZero();
  }

  @Test
  void submit_nothingIsEverHeardOfTheJob_freesTheSlotWhenTheLeaseEnds() {
    service.respond(Calls.processing("7"), Calls.processing("8"));
    channel.call(Calls.submit());
    CompletableFuture<Response> next = channel.call(Calls.submit());

    timer.advance(Duration.ofMinutes(10));

    assertThat(next).isCompleted();
  }

  @Test
  void fetch_failsOrIsCancelled_keepsTheSlot() {
    service.respond(Calls.processing("7"));
    channel.call(Calls.submit());

    service.fail(new TransportException(Kind.CLOSED, Delivery.NOT_SENT, "closed", null));
    channel.call(Calls.fetch("7"));
    channel.call(Calls.fetch("7")).cancel(true);

    assertThat(slots.usage().inUse()).isEqualTo(1);
  }

  @Test
  void cancel_waitingForASlot_leavesTheQueueWithoutASubmit() {
    service.respond(Calls.processing("7"));
    channel.call(Calls.submit());
    CompletableFuture<Response> waiting = channel.call(Calls.submit());

    waiting.cancel(true);

    assertThat(slots.usage()).isEqualTo(new Usage(1, 1, 0));
    assertThat(timer.waiting()).isZero();
    slots.finished(Calls.job("7"));
    assertThat(service.count()).isEqualTo(1);
    assertThat(slots.usage().inUse()).isZero();
  }

  @Test
  void cancel_duringABackoff_givesTheSlotBack() {
    service.fail(Calls.throttled(Duration.ofSeconds(30)));
    CompletableFuture<Response> outcome = channel.call(Calls.submit());
    assertThat(slots.usage().inUse()).isEqualTo(1);

    outcome.cancel(true);

    assertThat(slots.usage().inUse()).isZero();
    assertThat(timer.waiting()).isZero();
  }

  @Test
  void cancel_submitInFlight_abortsItAndKeepsTheSlotForTheShorterLease() {
    CompletableFuture<Response> outcome = channel.call(Calls.submit());

    outcome.cancel(true);

    assertThat(service.lastResponse()).isCancelled();
    assertThat(slots.usage().inUse()).isEqualTo(1);
    timer.advance(Duration.ofMinutes(1));
    assertThat(slots.usage().inUse()).isZero();
    assertThat(timer.waiting()).isZero();
  }

  @Test
  void submit_limitPassesWhileWaitingForASlot_saysSoAndThatNothingWasSent() {
    service.respond(Calls.processing("7"));
    channel.call(Calls.submit());

    CompletableFuture<Response> late =
        channel.call(Calls.submit().withLimit(Duration.ofSeconds(30)));
    timer.advance(Duration.ofSeconds(30));

    assertThatThrownBy(late::get)
        .isInstanceOf(ExecutionException.class)
        .cause()
        .hasMessageContaining("queue slot")
        .isInstanceOfSatisfying(
            TransportException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(Kind.TIMEOUT);
              assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT);
            });
    assertThat(slots.usage()).isEqualTo(new Usage(1, 1, 0));
    assertThat(service.count()).isEqualTo(1);
  }

  @Test
  void submit_limitPassesInFlight_outcomeIsUnknown() {
    CompletableFuture<Response> late =
        channel.call(Calls.submit().withLimit(Duration.ofSeconds(30)));

    timer.advance(Duration.ofSeconds(30));

    assertThatThrownBy(late::get)
        .cause()
        .isInstanceOfSatisfying(
            TransportException.class, e -> assertThat(e.delivery()).isEqualTo(Delivery.UNKNOWN));
    assertThat(service.lastResponse()).isCancelled();
    assertThat(slots.usage().inUse()).isEqualTo(1);
  }

  @Test
  void submit_waitsLongForASlotWithoutALimit_stillGoesOut() {
    service.respond(Calls.processing("7"), Calls.processing("8"));
    channel.call(Calls.submit());
    CompletableFuture<Response> next = channel.call(Calls.submit());

    timer.advance(Duration.ofMinutes(9));
    slots.finished(Calls.job("7"));

    assertThat(next).isCompleted();
  }

  @Test
  void submit_throttledAlthoughASlotWasFree_shrinksTheLimit() {
    LocalQueueSlots many =
        LocalQueueSlots.of(Plan.of(8), Duration.ofMinutes(10), Duration.ofMinutes(1), timer);
    service.fail(Calls.throttled(Duration.ofSeconds(1))).respond(Calls.processing("7"));

    Resilience.builder()
        .slots(many)
        .timer(timer)
        .executor(Runnable::run)
        .build()
        .apply(service)
        .call(Calls.submit());

    assertThat(many.usage().limit()).isEqualTo(4);
  }

  @Test
  void submit_executorThrowsAfterTheWait_isSentAllTheSame() {
    Channel onBrokenExecutor =
        Resilience.builder()
            .slots(slots)
            .timer(timer)
            .executor(
                task -> {
                  throw new IllegalStateException("a bug in the executor");
                })
            .build()
            .apply(service);
    service.respond(Calls.processing("7"), Calls.completed("8"), Calls.completed("9"));
    onBrokenExecutor.call(Calls.submit());
    CompletableFuture<Response> second = onBrokenExecutor.call(Calls.submit());
    CompletableFuture<Response> third = onBrokenExecutor.call(Calls.submit());

    slots.finished(Calls.job("7"));

    assertThat(second).isCompleted();
    assertThat(third).isCompleted();
    assertThat(slots.usage()).isEqualTo(new Usage(1, 0, 0));
  }

  @Test
  void submit_listenerThrowsAnError_givesTheSlotBack() {
    service.respond(Calls.completed("7"));

    CompletableFuture<Response> outcome =
        Resilience.builder()
            .slots(slots)
            .timer(timer)
            .executor(Runnable::run)
            .listener(
                new ResilienceListener() {
                  @Override
                  public void slotTaken(Call call, Duration waited) {
                    throw new AssertionError("a bug in a listener");
                  }
                })
            .build()
            .apply(service)
            .call(Calls.submit());

    assertThat(outcome).isCompleted();
    assertThat(slots.usage().inUse()).isZero();
  }

  @Test
  void fetch_serviceDoesNotKnowTheJobAnyMore_freesItsSlot() {
    service.respond(Calls.processing("7"));
    channel.call(Calls.submit());
    service.fail(
        new NotFoundException(new ApiError(404, "/x", "no job", "", null, Calls.SAID, null)));

    channel.call(Calls.fetch("7"));

    assertThat(slots.usage().inUse()).isZero();
  }

  @Test
  void submit_storeOfTheSlotsFailsLater_isNotAffected() {
    service.respond(Calls.processing("7"));
    QueueSlots.Slot broken = brokenSlot();

    CompletableFuture<Response> outcome =
        Resilience.builder()
            .slots(brokenSlots(CompletableFuture.completedFuture(broken)))
            .timer(timer)
            .build()
            .apply(service)
            .call(Calls.submit());

    assertThat(outcome).isCompleted();
  }

  @Test
  void submit_storeOfTheSlotsGivesNone_isNotSent() {
    CompletableFuture<Response> outcome =
        Resilience.builder()
            .slots(
                brokenSlots(
                    CompletableFuture.failedFuture(new IllegalStateException("no database"))))
            .timer(timer)
            .build()
            .apply(service)
            .call(Calls.submit());

    assertThatThrownBy(outcome::get).hasMessageContaining("no database");
    assertThat(service.count()).isZero();
  }

  private static QueueSlots brokenSlots(CompletableFuture<QueueSlots.Slot> slot) {
    return new QueueSlots() {
      @Override
      public CompletableFuture<Slot> acquire(int places) {
        return slot;
      }

      @Override
      public CompletableFuture<Void> stillRunning(JobReference job) {
        throw new IllegalStateException("no database");
      }

      @Override
      public CompletableFuture<Void> finished(JobReference job) {
        throw new IllegalStateException("no database");
      }
    };
  }

  private static QueueSlots.Slot brokenSlot() {
    return new QueueSlots.Slot() {
      @Override
      public CompletableFuture<Void> bind(JobReference job) {
        return CompletableFuture.failedFuture(new IllegalStateException("no database"));
      }

      @Override
      public CompletableFuture<Void> release() {
        throw new IllegalStateException("no database");
      }

      @Override
      public CompletableFuture<Void> outcomeUnknown() {
        throw new IllegalStateException("no database");
      }

      @Override
      public CompletableFuture<Void> queueFull() {
        throw new IllegalStateException("no database");
      }
    };
  }

  @Test
  void submit_sharedByTwoClients_countsBoth() {
    FakeChannel other = new FakeChannel();
    Resilience shared =
        Resilience.builder().plan(Plan.of(1)).timer(timer).executor(Runnable::run).build();
    service.respond(Calls.processing("7"));
    shared.apply(service).call(Calls.submit());

    shared.apply(other).call(Calls.submit());

    assertThat(other.count()).isZero();
  }

  @Test
  void query_whileAllSlotsAreTaken_goesOut() {
    service.respond(Calls.processing("7"));
    channel.call(Calls.submit());

    channel.call(Calls.query());

    assertThat(service.count()).isEqualTo(2);
  }

  @Test
  void submit_tenThousandWait_noneHoldsAThread() {
    service.respond(Calls.processing("first"));
    channel.call(Calls.submit());
    AtomicInteger job = new AtomicInteger();
    service.alwaysRespond(() -> Calls.completed("job " + job.incrementAndGet()));
    int threads = Thread.activeCount();

    List<CompletableFuture<Response>> waiting = new ArrayList<>();
    IntStream.range(0, 10_000).forEach(i -> waiting.add(channel.call(Calls.submit())));
    assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads + 1);
    assertThat(slots.usage().waiting()).isEqualTo(10_000);
    slots.finished(Calls.job("first"));

    assertThat(waiting).allMatch(outcome -> outcome.isDone() && !outcome.isCancelled());
    assertThat(waiting.get(9_999).join().job().orElseThrow().id()).isEqualTo("job 10000");
    assertThat(slots.usage()).isEqualTo(new Usage(1, 0, 0));
  }

  @Test
  void submit_threadsRaceWithCancels_noSlotIsLost() throws Exception {
    LocalQueueSlots few =
        LocalQueueSlots.of(Plan.of(3), Duration.ofMinutes(10), Duration.ZERO, timer);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Channel raced =
          Resilience.builder()
              .slots(few)
              .withoutRateLimit()
              .withoutBreakers()
              .timer(timer)
              .executor(threads)
              .build()
              .apply(call -> CompletableFuture.supplyAsync(() -> Calls.completed("x"), threads));
      CountDownLatch done = new CountDownLatch(2);
      for (int t = 0; t < 2; t++) {
        int parity = t;
        threads.execute(
            () -> {
              List<CompletableFuture<Response>> calls = new ArrayList<>();
              for (int i = 0; i < 2_000; i++) {
                calls.add(raced.call(Calls.submit()));
                if (i % 3 == parity) {
                  calls.get(i / 2).cancel(true);
                }
              }
              CompletableFuture.allOf(calls.toArray(new CompletableFuture<?>[0]))
                  .whenComplete((nothing, failure) -> done.countDown());
            });
      }
      done.await();
    } finally {
      threads.shutdown();
    }
    assertThat(threads.awaitTermination(30, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
    assertThat(few.usage()).isEqualTo(new Usage(3, 0, 0));
    assertThat(timer.waiting()).isZero();
  }
}
