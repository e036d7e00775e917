// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.job;

import static java.util.Objects.requireNonNull;

import com.modelslab.error.AffectedJob;
import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.error.TransportException.Kind;
import com.modelslab.internal.async.PendingWork;
import com.modelslab.job.Batch;
import com.modelslab.job.BatchOptions;
import com.modelslab.job.BatchOutcome;
import com.modelslab.job.Job;
import com.modelslab.job.JobProgress;
import com.modelslab.job.JobResult;
import com.modelslab.spi.async.Futures;
import com.modelslab.spi.async.SerialExecutor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Batch} of one client: submits and waits for as many jobs at a time as its options allow.
 */
public final class JobBatch implements Batch {
  private final ClientContext client;
  private final int size;
  private final IntFunction<CompletableFuture<Job>> source;
  private final BatchOptions options;
  private final SerialExecutor pump;
  private final List<OutcomeSubscription> subscriptions = new CopyOnWriteArrayList<>();
  private final CompletableFuture<List<BatchOutcome>> all = new CompletableFuture<>();

  // Guarded by this.
  private final @Nullable BatchOutcome[] outcomes;
  private final List<BatchOutcome> delivered;
  private final Map<Integer, CompletableFuture<?>> waits = new HashMap<>();
  private int next;
  private int submits;
  private int jobs;
  private int ended;
  private int inOrder;
  private boolean cancelled;

  private JobBatch(
      ClientContext client,
      int size,
      IntFunction<CompletableFuture<Job>> source,
      BatchOptions options) {
    this.client = client;
    this.size = size;
    this.source = source;
    this.options = options;
    this.pump = new SerialExecutor(client.workers());
    this.outcomes = new @Nullable BatchOutcome[size];
    this.delivered = new ArrayList<>(size);
  }

  /**
   * Starts {@code size} jobs, as many at a time as the options allow.
   *
   * @param source submits the job of that number, or has it already
   */
  public static JobBatch start(
      ClientContext client,
      int size,
      IntFunction<CompletableFuture<Job>> source,
      BatchOptions options) {
    JobBatch batch = new JobBatch(client, size, source, requireNonNull(options, "options"));
    if (size == 0) {
      batch.all.complete(List.of());
    }
    batch.pump.execute(batch::startMore);
    return batch;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Stream<BatchOutcome> stream() {
    Iterator<BatchOutcome> iterator =
        new Iterator<>() {
          private int index;

          @Override
          public boolean hasNext() {
            return index < size;
          }

          @Override
          public BatchOutcome next() {
            if (!hasNext()) {
              throw new NoSuchElementException();
            }
            return take(index++);
          }
        };
    return StreamSupport.stream(
        Spliterators.spliterator(iterator, size, Spliterator.ORDERED | Spliterator.NONNULL), false);
  }

  @Override
  public Flow.Publisher<BatchOutcome> publisher() {
    return subscriber -> {
      OutcomeSubscription subscription =
          new OutcomeSubscription(this, subscriber, client.executor());
      subscriptions.add(subscription);
      subscription.begin();
    };
  }

  @Override
  public List<BatchOutcome> outcomes() throws InterruptedException {
    await(() -> ended == size);
    return Futures.await(all);
  }

  @Override
  public CompletableFuture<List<BatchOutcome>> outcomesAsync() {
    return client.handOver(all.thenApply(outcomes -> outcomes));
  }

  @Override
  public void cancel() {
    List<CompletableFuture<?>> ending;
    int first;
    synchronized (this) {
      cancelled = true;
      ending = List.copyOf(waits.values());
      first = next;
      next = size;
    }
    for (int index = first; index < size; index++) {
      end(
          new BatchOutcome.Failed(
              index,
              new TransportException(
                  Kind.CANCELLED,
                  Delivery.NOT_SENT,
                  "The batch was cancelled before request " + index + " of it was submitted",
                  null)));
    }
    ending.forEach(wait -> wait.cancel(true));
  }

  /** {@return the outcome that came as number {@code index}; null while it has not come} */
  synchronized @Nullable BatchOutcome peek(int index) {
    return index < delivered.size() ? delivered.get(index) : null;
  }

  void leave(OutcomeSubscription subscription) {
    subscriptions.remove(subscription);
  }

  private BatchOutcome take(int index) {
    try {
      await(() -> index < delivered.size());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransportException(
          Kind.CANCELLED,
          Delivery.UNKNOWN,
          "Interrupted while waiting for the next outcome. The batch goes on",
          e);
    }
    return requireNonNull(peek(index));
  }

  /**
   * Blocks until {@code there} is true. Starts what may start meanwhile, because the thread that
   * waits may be the only one of the executor that would.
   */
  private void await(BooleanSupplier there) throws InterruptedException {
    while (true) {
      synchronized (this) {
        if (there.getAsBoolean()) {
          return;
        }
        if (!mayStart()) {
          wait();
          continue;
        }
      }
      startOne();
    }
  }

  private void startMore() {
    boolean more;
    do {
      more = startOne();
    } while (more);
  }

  private boolean mayStart() {
    return next < size && submits < options.maxSubmits() && jobs < options.maxJobs();
  }

  private boolean startOne() {
    int index;
    synchronized (this) {
      if (!mayStart()) {
        return false;
      }
      index = next++;
      submits++;
      jobs++;
    }
    CompletableFuture<Job> job;
    try {
      job = client.pending().isOpen() ? source.apply(index) : closed();
    } catch (Throwable thrown) {
      job = Futures.failed(thrown);
    }
    job.whenComplete((made, failure) -> submitted(index, made, failure));
    return true;
  }

  private static CompletableFuture<Job> closed() {
    return Futures.failed(PendingWork.refusal());
  }

  private void submitted(int index, @Nullable Job job, @Nullable Throwable failure) {
    synchronized (this) {
      submits--;
    }
    if (job == null) {
      endJob(new BatchOutcome.Failed(index, Futures.cause(requireNonNull(failure))));
      return;
    }
    CompletableFuture<JobResult.Completed> wait;
    try {
      wait = waitFor(job);
    } catch (Throwable thrown) {
      wait = Futures.failed(thrown);
    }
    CompletableFuture<JobResult.Completed> waiting = wait;
    boolean late;
    synchronized (this) {
      waits.put(index, waiting);
      late = cancelled;
    }
    waiting.whenComplete(
        (result, fault) -> {
          synchronized (this) {
            waits.remove(index);
          }
          endJob(
              result != null
                  ? new BatchOutcome.Completed(index, job, result)
                  : new BatchOutcome.Failed(index, reason(job, requireNonNull(fault))));
        });
    if (late) {
      waiting.cancel(true);
    }
    pump.execute(this::startMore);
  }

  private CompletableFuture<JobResult.Completed> waitFor(Job job) {
    Duration timeout = options.timeout().orElseGet(job::defaultTimeout);
    Consumer<? super JobProgress> listener = options.listener().orElse(null);
    if (job instanceof JobHandle handle) {
      return handle.waitFor(timeout, listener);
    }
    return listener == null ? job.awaitAsync(timeout) : job.awaitAsync(timeout, listener);
  }

  private static Throwable reason(Job job, Throwable failure) {
    if (failure instanceof CancellationException) {
      return new TransportException(
          Kind.CANCELLED,
          Delivery.UNKNOWN,
          "The batch was cancelled while it waited for job "
              + job.id()
              + ". The job keeps running: resume it by its token",
          null,
          new AffectedJob(job.id(), job.token()));
    }
    return Futures.cause(failure);
  }

  private void endJob(BatchOutcome outcome) {
    synchronized (this) {
      jobs--;
    }
    end(outcome);
    pump.execute(this::startMore);
  }

  private void end(BatchOutcome outcome) {
    boolean last;
    synchronized (this) {
      outcomes[outcome.index()] = outcome;
      ended++;
      last = ended == size;
      if (!options.ordered()) {
        delivered.add(outcome);
      } else {
        while (inOrder < size && outcomes[inOrder] != null) {
          delivered.add(requireNonNull(outcomes[inOrder++]));
        }
      }
      notifyAll();
    }
    subscriptions.forEach(OutcomeSubscription::more);
    if (last) {
      all.complete(Arrays.stream(outcomes).map(done -> requireNonNull(done)).toList());
    }
  }
}
