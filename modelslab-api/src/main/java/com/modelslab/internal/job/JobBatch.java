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
import com.modelslab.spi.ClientObserver.Origin;
import com.modelslab.spi.async.Futures;
import com.modelslab.spi.async.SerialExecutor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
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
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Batch} of one client: submits and waits for as many jobs at a time as its options allow.
 * It takes what to submit from its source when there is room for it, and keeps nothing of it.
 */
public final class JobBatch implements Batch {
  private static final int UNKNOWN = -1;
  private static final Source END = () -> null;

  private final ClientContext client;
  private final BatchOptions options;
  private final boolean lazy;
  private final SerialExecutor pump;
  private final @Nullable Origin origin;
  private final List<OutcomeSubscription> subscriptions = new CopyOnWriteArrayList<>();
  private final CompletableFuture<List<BatchOutcome>> all = new CompletableFuture<>();

  // Guarded by this.
  private @Nullable Source source;
  private boolean pulling; // somebody is in the source, without the lock
  private int total;
  private final List<@Nullable BatchOutcome> outcomes = new ArrayList<>();
  private final List<BatchOutcome> delivered = new ArrayList<>();
  private final Map<Integer, CompletableFuture<?>> waits = new HashMap<>();
  private int next;
  private int submits;
  private int jobs;
  private int ended;
  private int inOrder;
  private boolean cancelled;

  private JobBatch(
      ClientContext client, int total, Source source, Executor executor, BatchOptions options) {
    this.client = client;
    this.total = total;
    this.lazy = total == UNKNOWN;
    this.source = source;
    this.options = options;
    this.origin = client.origin();
    this.pump = new SerialExecutor(executor);
  }

  /**
   * Starts as many jobs at a time as the options allow.
   *
   * @param items what the jobs are made of; copied
   * @param start submits the job of an item, or has it already
   */
  public static <T> JobBatch start(
      ClientContext client,
      Collection<? extends T> items,
      Function<T, CompletableFuture<Job>> start,
      BatchOptions options) {
    List<T> copy = List.copyOf(items);
    return start(client, copy.size(), copy.iterator(), start, client.workers(), options);
  }

  /**
   * Starts as many jobs at a time as the options allow.
   *
   * @param items is gone through while the batch runs, on the client's executor or a thread that
   *     waits for the batch, never by two at once
   * @param start submits the job of an item
   */
  public static <T> JobBatch startLazily(
      ClientContext client,
      Iterator<? extends T> items,
      Function<T, CompletableFuture<Job>> start,
      BatchOptions options) {
    return start(client, UNKNOWN, items, start, client.executor(), options);
  }

  private static <T> JobBatch start(
      ClientContext client,
      int total,
      Iterator<? extends T> items,
      Function<T, CompletableFuture<Job>> start,
      Executor executor,
      BatchOptions options) {
    Source source =
        () -> {
          if (!items.hasNext()) {
            return null;
          }
          T item = requireNonNull(items.next(), "a request of the batch");
          return () -> start.apply(item);
        };
    JobBatch batch =
        new JobBatch(client, total, source, executor, requireNonNull(options, "options"));
    batch.completeIfOver();
    batch.pump.execute(batch::startMore);
    return batch;
  }

  @Override
  public synchronized int size() {
    return total == UNKNOWN ? next : total;
  }

  /** {@return whether {@code index} outcomes are all that there will be} */
  synchronized boolean isOver(int index) {
    return index == total;
  }

  @Override
  public Stream<BatchOutcome> stream() {
    Iterator<BatchOutcome> iterator =
        new Iterator<>() {
          private int index;

          @Override
          public boolean hasNext() {
            return awaitOutcome(index);
          }

          @Override
          public BatchOutcome next() {
            if (!hasNext()) {
              throw new NoSuchElementException();
            }
            return requireNonNull(peek(index++));
          }
        };
    // Of no known size, or else count() would not wait for the outcomes.
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(iterator, Spliterator.ORDERED | Spliterator.NONNULL),
        false);
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
    await(() -> ended == total);
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
    int end;
    synchronized (this) {
      cancelled = true;
      source = null;
      ending = List.copyOf(waits.values());
      first = next;
      end = total == UNKNOWN ? next : total;
      total = end;
      next = end;
      notifyAll();
    }
    for (int index = first; index < end; index++) {
      end(
          new BatchOutcome.Failed(
              index,
              new TransportException(
                  Kind.CANCELLED,
                  Delivery.NOT_SENT,
                  "The batch was cancelled before request " + index + " of it was submitted",
                  null)));
    }
    completeIfOver();
    ending.forEach(wait -> wait.cancel(true));
  }

  /** {@return the outcome that came as number {@code index}; null while it has not come} */
  synchronized @Nullable BatchOutcome peek(int index) {
    return index < delivered.size() ? delivered.get(index) : null;
  }

  void leave(OutcomeSubscription subscription) {
    subscriptions.remove(subscription);
  }

  /** Blocks until the outcome of that number is there; {@return false if there is none} */
  private boolean awaitOutcome(int index) {
    try {
      await(() -> index < delivered.size() || index == total);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransportException(
          Kind.CANCELLED,
          Delivery.UNKNOWN,
          "Interrupted while waiting for the next outcome. The batch goes on",
          e);
    }
    return peek(index) != null;
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
    return source != null && !pulling && submits < options.maxSubmits() && jobs < options.maxJobs();
  }

  private boolean startOne() {
    Source from;
    synchronized (this) {
      if (!mayStart()) {
        return false;
      }
      from = requireNonNull(source);
      pulling = true;
    }
    Submit submit;
    try {
      submit = lazy && from != END && !client.pending().isOpen() ? last(closed()) : from.next();
    } catch (Throwable thrown) {
      submit = last(Futures.failed(thrown));
    }
    int index;
    synchronized (this) {
      pulling = false;
      if (submit == null || cancelled) {
        exhausted();
        submit = null;
        index = UNKNOWN;
      } else {
        index = next++;
        submits++;
        jobs++;
      }
      notifyAll();
    }
    if (submit == null) {
      completeIfOver();
      return false;
    }
    CompletableFuture<Job> job;
    try {
      job = client.pending().isOpen() ? submit.start() : closed();
    } catch (Throwable thrown) {
      job = Futures.failed(thrown);
    }
    job.whenComplete((made, failure) -> submitted(index, made, failure));
    return true;
  }

  /** {@return the end of a source that cannot go on} */
  private Submit last(CompletableFuture<Job> failure) {
    synchronized (this) {
      source = END;
    }
    return () -> failure;
  }

  private void exhausted() {
    source = null;
    if (total == UNKNOWN) {
      total = next;
    }
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
      return handle.waitFor(timeout, listener, origin);
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
    synchronized (this) {
      while (outcomes.size() <= outcome.index()) {
        outcomes.add(null);
      }
      outcomes.set(outcome.index(), outcome);
      ended++;
      if (!options.ordered()) {
        delivered.add(outcome);
      } else {
        while (inOrder < outcomes.size() && outcomes.get(inOrder) != null) {
          delivered.add(requireNonNull(outcomes.get(inOrder++)));
        }
      }
      notifyAll();
    }
    subscriptions.forEach(OutcomeSubscription::more);
    completeIfOver();
  }

  private void completeIfOver() {
    List<BatchOutcome> whole;
    synchronized (this) {
      if (ended != total || all.isDone()) {
        return;
      }
      source = null;
      whole = outcomes.stream().map(done -> requireNonNull(done)).toList();
    }
    all.complete(whole);
    subscriptions.forEach(OutcomeSubscription::more);
  }

  /** Gives out one submit after the other; null at the end. */
  @FunctionalInterface
  private interface Source {
    @Nullable Submit next();
  }

  /** Begins one job. */
  @FunctionalInterface
  private interface Submit {
    CompletableFuture<Job> start();
  }
}
