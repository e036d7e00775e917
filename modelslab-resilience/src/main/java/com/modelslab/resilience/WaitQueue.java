// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

import com.modelslab.spi.async.SerialExecutor;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Futures of a {@code T} that are waited for, first in, first out. Cancelling a future removes it
 * from the queue. All methods except {@link #add} may be called only by tasks of the serial
 * executor that the queue is given.
 */
final class WaitQueue<T> {
  private final SerialExecutor serial;
  private final Runnable serve;
  private final Set<Waiter<T>> waiters = new LinkedHashSet<>();

  /**
   * Makes an empty queue.
   *
   * @param serve runs in the serial executor after a future was added or cancelled
   */
  WaitQueue(SerialExecutor serial, Runnable serve) {
    this.serial = serial;
    this.serve = serve;
  }

  /** {@return a new future at the end of the queue, of the size 1} */
  CompletableFuture<T> add() {
    return add(1);
  }

  /** {@return a new future at the end of the queue} */
  CompletableFuture<T> add(int size) {
    Waiter<T> waiter = new Waiter<>(size);
    serial.execute(
        () -> {
          waiters.add(waiter);
          serve.run();
        });
    if (!waiter.future.isDone()) {
      waiter.future.whenComplete(
          (value, failure) -> {
            if (failure != null) {
              serial.execute(() -> leave(waiter));
            }
          });
    }
    return waiter.future;
  }

  private void leave(Waiter<T> waiter) {
    if (waiters.remove(waiter)) {
      serve.run();
    }
  }

  boolean isEmpty() {
    return waiters.isEmpty();
  }

  int size() {
    return waiters.size();
  }

  /** {@return the size that the first future was added with} */
  int firstSize() {
    return waiters.iterator().next().size;
  }

  /** Removes the first future, and {@return it; it may have been cancelled already} */
  CompletableFuture<T> remove() {
    Iterator<Waiter<T>> inOrder = waiters.iterator();
    Waiter<T> first = inOrder.next();
    inOrder.remove();
    return first.future;
  }

  /** A future with the identity of its waiter. */
  private static final class Waiter<T> {
    final CompletableFuture<T> future = new CompletableFuture<>();
    final int size;

    Waiter(int size) {
      this.size = size;
    }
  }
}
