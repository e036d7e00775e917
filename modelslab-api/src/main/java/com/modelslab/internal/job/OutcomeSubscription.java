// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.job;

import com.modelslab.job.BatchOutcome;
import com.modelslab.spi.async.SerialExecutor;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;

/** One subscriber's way through the outcomes of a batch, at its own pace. */
final class OutcomeSubscription implements Flow.Subscription {
  private final JobBatch batch;
  private final Flow.Subscriber<? super BatchOutcome> subscriber;
  private final SerialExecutor calls;
  private final AtomicLong asked = new AtomicLong();
  private int index; // of the calls, which follow one another
  private volatile boolean over;

  OutcomeSubscription(
      JobBatch batch, Flow.Subscriber<? super BatchOutcome> subscriber, Executor executor) {
    this.batch = batch;
    this.subscriber = subscriber;
    this.calls = new SerialExecutor(executor);
  }

  void begin() {
    calls.execute(() -> subscriber.onSubscribe(this));
    more();
  }

  /** Gives the subscriber what is there, as far as it asked. */
  void more() {
    if (!over) {
      calls.execute(this::deliver);
    }
  }

  @Override
  public void request(long count) {
    if (count <= 0) {
      calls.execute(
          () ->
              end(
                  () ->
                      subscriber.onError(
                          new IllegalArgumentException(
                              "A subscriber must ask for at least 1 outcome, was " + count))));
      return;
    }
    asked.getAndAccumulate(count, (have, more) -> have + more < 0 ? Long.MAX_VALUE : have + more);
    more();
  }

  @Override
  public void cancel() {
    over = true;
    batch.leave(this);
  }

  private void deliver() {
    try {
      BatchOutcome outcome = batch.peek(index);
      while (!over && outcome != null && asked.get() > 0) {
        asked.decrementAndGet();
        index++;
        subscriber.onNext(outcome);
        outcome = batch.peek(index);
      }
    } catch (Throwable thrown) {
      cancel(); // a subscriber that throws gets no more
      throw thrown;
    }
    if (batch.isOver(index)) {
      end(subscriber::onComplete);
    }
  }

  private void end(Runnable lastCall) {
    if (!over) {
      cancel();
      lastCall.run();
    }
  }
}
