// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck.socket;

import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.error.TransportException.Kind;
import com.modelslab.spi.TransportRequest;
import com.modelslab.spi.TransportResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs exchanges on threads, as many as allowed at once, each until its deadline. */
final class Dispatcher {
  /** Performs one exchange on the calling thread. */
  @FunctionalInterface
  interface Work {
    TransportResponse perform(Exchange exchange) throws Exception;
  }

  private final int limit;
  private final Fault fault;
  private final Work work;
  private final ExecutorService workers;
  private final ExecutorService completions;
  private final ScheduledThreadPoolExecutor timer;

  private final Object lock = new Object();
  private final Deque<Exchange> waiting = new ArrayDeque<>();
  private final Set<Exchange> open = new LinkedHashSet<>();
  private int running;
  private boolean closed;

  Dispatcher(int limit, Fault fault, Work work) {
    this.limit = limit;
    this.fault = fault;
    this.work = work;
    this.workers = Executors.newCachedThreadPool(new CleanThreads("socket-worker", fault));
    this.completions =
        fault == Fault.COMPLETES_FUTURES_ON_ONE_THREAD
            ? Executors.newSingleThreadExecutor(new CleanThreads("socket-completion", fault))
            : Executors.newCachedThreadPool(new CleanThreads("socket-completion", fault));
    this.timer = new ScheduledThreadPoolExecutor(1, new CleanThreads("socket-timer", fault));
    timer.setRemoveOnCancelPolicy(true);
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** Repeats {@code task} until the transport is closed. */
  void every(Duration period, Runnable task) {
    timer.scheduleWithFixedDelay(
        () -> workers.execute(task), period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
  }

  ExecutorService workers() {
    return workers;
  }

  CompletableFuture<TransportResponse> send(TransportRequest request) {
    Exchange exchange = new Exchange(request);
    ScheduledFuture<?> deadline;
    synchronized (lock) {
      if (closed && fault != Fault.GOES_ON_AFTER_CLOSE) {
        exchange.future().completeExceptionally(exchange.failure(Kind.CLOSED, null));
        return exchange.future();
      }
      open.add(exchange);
      waiting.add(exchange);
      deadline =
          timer.schedule(() -> expire(exchange), deadline(request).toNanos(), TimeUnit.NANOSECONDS);
    }
    exchange
        .future()
        .whenComplete(
            (response, failure) -> {
              deadline.cancel(false);
              if (fault != Fault.CANCELS_ONLY_THE_FUTURE) {
                abort(exchange);
              }
            });
    next();
    return exchange.future();
  }

  private Duration deadline(TransportRequest request) {
    return fault == Fault.TIMES_EACH_READ_ONLY ? Duration.ofMinutes(1) : request.timeout();
  }

  void close() {
    List<Exchange> abandoned;
    synchronized (lock) {
      closed = true;
      abandoned = List.copyOf(open);
      timer.shutdown();
      workers.shutdown();
    }
    abandoned.forEach(exchange -> fail(exchange, closing(exchange)));
    if (fault == Fault.WAITS_IN_CLOSE) {
      awaitWorkers();
    }
  }

  private void awaitWorkers() {
    try {
      workers.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private TransportException closing(Exchange exchange) {
    boolean wrong = fault == Fault.SAYS_CLOSED_CALLS_MAY_HAVE_ARRIVED;
    return wrong ? misreported(exchange, Kind.CLOSED) : exchange.failure(Kind.CLOSED, null);
  }

  private void expire(Exchange exchange) {
    boolean wrong = fault == Fault.SAYS_CALLS_IN_THE_QUEUE_MAY_HAVE_ARRIVED;
    TransportException failure =
        wrong ? misreported(exchange, Kind.TIMEOUT) : exchange.failure(Kind.TIMEOUT, null);
    if (fault == Fault.COMPLETES_FUTURES_ON_THE_TIMER) {
      abort(exchange);
      exchange.future().completeExceptionally(failure);
    } else {
      fail(exchange, failure);
    }
  }

  private static TransportException misreported(Exchange exchange, Kind kind) {
    return new TransportException(
        kind, Delivery.UNKNOWN, kind + " during " + exchange.request(), null);
  }

  private void next() {
    while (true) {
      Exchange exchange;
      synchronized (lock) {
        if (closed || running >= limit || waiting.isEmpty()) {
          return;
        }
        exchange = fault == Fault.SERVES_THE_LAST_FIRST ? waiting.removeLast() : waiting.remove();
        running++;
        workers.execute(() -> run(exchange));
      }
    }
  }

  private void run(Exchange exchange) {
    TransportResponse response = null;
    TransportException failure = null;
    try {
      response = work.perform(exchange);
    } catch (Throwable e) {
      failure = Failures.of(exchange, e, fault);
    }
    if (fault == Fault.HOLDS_THE_CONNECTION_FOR_DEPENDENTS) {
      complete(exchange, response, failure);
    }
    synchronized (lock) {
      running--;
      open.remove(exchange);
      if (fault == Fault.COMPLETES_FUTURES_UNDER_A_LOCK) {
        complete(exchange, response, failure);
      }
    }
    end(exchange, response, failure);
    next();
  }

  private void fail(Exchange exchange, TransportException failure) {
    end(exchange, null, failure);
    abort(exchange);
  }

  /**
   * Completes the future on a thread that nobody else needs; the first end is the one that counts.
   */
  private void end(
      Exchange exchange,
      @Nullable TransportResponse response,
      @Nullable TransportException failure) {
    if (exchange.decide()) {
      completions.execute(() -> complete(exchange, response, failure));
    }
  }

  private static void complete(
      Exchange exchange,
      @Nullable TransportResponse response,
      @Nullable TransportException failure) {
    if (failure == null) {
      exchange.future().complete(response);
    } else {
      exchange.future().completeExceptionally(failure);
    }
  }

  private void abort(Exchange exchange) {
    Runnable action = exchange.end();
    synchronized (lock) {
      if (waiting.remove(exchange)) {
        open.remove(exchange);
      }
    }
    if (fault == Fault.ABORTS_ONLY_AFTER_THE_WRITE) {
      return;
    }
    action.run();
  }
}
