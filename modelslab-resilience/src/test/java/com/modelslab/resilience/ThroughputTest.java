// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.job.JobResult;
import com.modelslab.spi.Call;
import com.modelslab.spi.Channel;
import com.modelslab.spi.Operation;
import com.modelslab.spi.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Many jobs through the slots of one account, in virtual time. */
class ThroughputTest {
  private static final int JOBS = 200;
  private static final int SLOTS = 5;
  private static final Duration POLL = Duration.ofSeconds(1);

  private final FakeTimer timer = new FakeTimer();

  @Test
  void submit_manyJobsOnFiveSlots_takesNoLongerThanListSchedulingAndNeverMeetsAFullQueue() {
    Account account = new Account();
    Channel channel =
        Resilience.builder()
            .plan(Plan.of(SLOTS))
            .withoutRateLimit()
            .timer(timer)
            .executor(Runnable::run)
            .build()
            .apply(account);
    List<CompletableFuture<Response>> jobs = new ArrayList<>();
    for (int i = 0; i < JOBS; i++) {
      CompletableFuture<Response> done = new CompletableFuture<>();
      jobs.add(done);
      channel
          .call(Calls.submit())
          .thenAccept(response -> poll(channel, response.job().orElseThrow().id(), done));
    }

    while (!jobs.stream().allMatch(CompletableFuture::isDone)) {
      assertThat(timer.step()).isTrue();
    }

    assertThat(jobs).noneMatch(CompletableFuture::isCompletedExceptionally);
    assertThat(account.refused).isZero();
    assertThat(timer.elapsed()).isLessThanOrEqualTo(listSchedule(account.noticedDurations()));
  }

  private void poll(Channel channel, String id, CompletableFuture<Response> done) {
    timer.schedule(
        () ->
            channel
                .call(Calls.fetch(id))
                .thenAccept(
                    response -> {
                      if (response.job().orElseThrow() instanceof JobResult.Completed) {
                        done.complete(response);
                      } else {
                        poll(channel, id, done);
                      }
                    }),
        POLL);
  }

  /** The time that machines need which each take the next job as soon as they are free. */
  private static Duration listSchedule(List<Duration> durations) {
    PriorityQueue<Duration> machines = new PriorityQueue<>();
    for (int i = 0; i < SLOTS; i++) {
      machines.add(Duration.ZERO);
    }
    Duration end = Duration.ZERO;
    for (Duration duration : durations) {
      Duration free = machines.remove().plus(duration);
      machines.add(free);
      end = free.compareTo(end) > 0 ? free : end;
    }
    return end;
  }

  /** Takes five jobs at a time, each for some seconds. */
  private final class Account implements Channel {
    final Random random = new Random(5);
    final Map<String, Duration> ends = new HashMap<>();
    final List<Duration> durations = new ArrayList<>();
    int refused;

    @Override
    public CompletableFuture<Response> call(Call call) {
      if (call.operation() == Operation.SUBMIT) {
        return submit();
      }
      String id = call.job().orElseThrow().id();
      boolean ended = ends.get(id).compareTo(timer.elapsed()) <= 0;
      return CompletableFuture.completedFuture(ended ? Calls.completed(id) : Calls.processing(id));
    }

    private CompletableFuture<Response> submit() {
      long queued =
          ends.values().stream().filter(end -> end.compareTo(timer.elapsed()) > 0).count();
      if (queued >= SLOTS) {
        refused++;
        return CompletableFuture.failedFuture(Calls.throttled());
      }
      Duration duration = Duration.ofMillis(500 + random.nextInt(8_000));
      durations.add(duration);
      String id = "job " + durations.size();
      ends.put(id, timer.elapsed().plus(duration));
      return CompletableFuture.completedFuture(Calls.processing(id));
    }

    /**
     * {@return how long each job takes with the polling delay: up to the poll that sees its end}
     */
    List<Duration> noticedDurations() {
      return durations.stream()
          .map(duration -> POLL.multipliedBy((duration.toMillis() + 999) / 1_000))
          .toList();
    }
  }
}
