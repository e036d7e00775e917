// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.async;

import com.modelslab.error.AffectedJob;
import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.error.TransportException.Kind;
import com.modelslab.spi.async.Futures;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Knows everything of one client that is under way, and ends it when the client is closed. Safe for
 * concurrent use.
 */
public final class PendingWork {
  private enum State {
    OPEN,
    /** Takes nothing new; what may finish does. */
    DRAINING,
    CLOSED
  }

  private final Set<Item> items = ConcurrentHashMap.newKeySet();
  private final Object monitor = new Object();
  private volatile State state = State.OPEN;

  /** Something that is under way. */
  public interface Item {
    /** {@return whether a client that shuts down lets it finish} */
    boolean mayFinish();

    /**
     * Ends it with a failure of the kind {@code CLOSED}. Must not block. Does nothing if it has
     * ended.
     */
    void end();
  }

  /**
   * Adds something, until {@link #remove}.
   *
   * @return false if the client takes no more: then the work must not begin
   */
  public boolean add(Item item) {
    items.add(item);
    // In this order: whoever closes sees the item, or the item sees that.
    if (state == State.OPEN) {
      return true;
    }
    remove(item);
    return false;
  }

  /** Removes what has ended. */
  public void remove(Item item) {
    if (items.remove(item) && state != State.OPEN) {
      synchronized (monitor) {
        monitor.notifyAll();
      }
    }
  }

  /**
   * Starts work.
   *
   * @param mayFinish whether a client that shuts down lets it finish
   * @return a future of the work; fails with the kind {@code CLOSED} if the client is closed first,
   *     and then the work is cancelled; cancelling it cancels the work
   */
  public <T> CompletableFuture<T> start(boolean mayFinish, Supplier<CompletableFuture<T>> work) {
    Work<T> item = new Work<>(mayFinish);
    if (!add(item)) {
      return Futures.failed(refusal());
    }
    item.outcome.whenComplete((value, failure) -> remove(item));
    CompletableFuture<T> running;
    try {
      running = work.get();
    } catch (Throwable thrown) {
      running = Futures.failed(thrown);
    }
    CompletableFuture<T> begun = running;
    item.outcome.whenComplete((value, failure) -> begun.cancel(true));
    begun.whenComplete((value, failure) -> Futures.complete(item.outcome, value, failure));
    return item.outcome;
  }

  /** {@return whether the client takes new work} */
  public boolean isOpen() {
    return state == State.OPEN;
  }

  /** {@return the failure of what a client that is closed does not take} */
  public static TransportException refusal() {
    return closed(Delivery.NOT_SENT, "The client is closed: nothing was sent", null);
  }

  /** {@return the failure of what ends with its client} */
  public static TransportException closed(
      Delivery delivery, String message, @Nullable AffectedJob job) {
    return new TransportException(Kind.CLOSED, delivery, message, null, job);
  }

  /**
   * Takes nothing new, ends what may not finish, and waits for the rest.
   *
   * @return whether everything has ended in time
   */
  public boolean drain(Duration timeout) throws InterruptedException {
    synchronized (monitor) {
      if (state == State.OPEN) {
        state = State.DRAINING;
      }
    }
    for (Item item : items) {
      if (!item.mayFinish()) {
        item.end();
      }
    }
    long start = System.nanoTime();
    long limit = nanos(timeout);
    synchronized (monitor) {
      long left = limit;
      while (!items.isEmpty() && left > 0) {
        TimeUnit.NANOSECONDS.timedWait(monitor, left);
        left = limit - (System.nanoTime() - start);
      }
      return items.isEmpty();
    }
  }

  /** Takes nothing new and ends everything. Closing again does nothing. */
  public void close() {
    state = State.CLOSED;
    items.forEach(Item::end);
  }

  private static long nanos(Duration timeout) {
    try {
      return timeout.toNanos();
    } catch (ArithmeticException e) {
      return timeout.isNegative() ? 0 : Long.MAX_VALUE;
    }
  }

  private static final class Work<T> implements Item {
    final CompletableFuture<T> outcome = new CompletableFuture<>();
    final boolean mayFinish;

    Work(boolean mayFinish) {
      this.mayFinish = mayFinish;
    }

    @Override
    public boolean mayFinish() {
      return mayFinish;
    }

    @Override
    public void end() {
      outcome.completeExceptionally(
          closed(Delivery.UNKNOWN, "The client was closed before the work was done", null));
    }
  }
}
