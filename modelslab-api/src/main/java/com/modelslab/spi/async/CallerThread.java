// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spi.async;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The thread of a blocking call. It waits for the outcome in any case, so a transport that is asked
 * on this very thread can perform the exchange there, without a handoff to another thread and back.
 *
 * <p>It travels with the call, through decorators, down to the transport. On any other thread, such
 * as that of a timer that makes the call again, it means nothing: the call is then asynchronous.
 * The permission ends when the blocking call returns.
 *
 * <p>A decorator passes it on with the call and need not know of it, as long as it holds no lock
 * while it calls on: the inner {@code call} may return only when the exchange has ended. A
 * decorator that ends calls by itself, such as after a time of its own, uses {@link #cancel} or
 * removes the thread from the call.
 *
 * <p>Safe for use by several threads.
 */
public final class CallerThread {
  private static final Runnable CANCELLED = CallerThread::nothingToDo;

  // Not volatile: only the thread itself can find that it is the one, and it wrote the field.
  private @Nullable Thread thread = Thread.currentThread();
  private final AtomicReference<@Nullable Runnable> cancel = new AtomicReference<>();

  private CallerThread() {}

  /**
   * Waits for a future on the current thread, on which the work for it may be performed meanwhile.
   *
   * @param work starts the work, and passes on the thread that it is given
   * @return the value of the future; failures are thrown as by {@link Futures#await}
   */
  public static <T> T await(Function<CallerThread, CompletableFuture<T>> work) {
    CallerThread caller = new CallerThread();
    try {
      return Futures.await(work.apply(caller));
    } finally {
      caller.thread = null;
    }
  }

  /** {@return whether the current thread is the one that waits, so that it may be blocked} */
  public boolean isCurrent() {
    return thread == Thread.currentThread();
  }

  /**
   * Ends what is performed on the thread now or later, as cancelling its future would if there were
   * one already. Can be called on any thread. Calling it again does nothing.
   */
  public void cancel() {
    Runnable action = cancel.getAndSet(CANCELLED);
    if (action != null) {
      action.run();
    }
  }

  /**
   * Sets what {@link #cancel} does; for transports. Replaces what was set before, and runs now if
   * the thread's work was cancelled before.
   */
  public void onCancel(Runnable action) {
    requireNonNull(action, "action");
    Runnable before = cancel.getAndUpdate(current -> current == CANCELLED ? CANCELLED : action);
    if (before == CANCELLED) {
      action.run();
    }
  }

  private static void nothingToDo() {}
}
