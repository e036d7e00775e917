// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spi.http;

import static java.util.Objects.requireNonNull;

import com.modelslab.error.TransportException.Delivery;
import com.modelslab.error.TransportException.Kind;
import com.modelslab.internal.Limits;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportRequest;
import com.modelslab.spi.TransportResponse;
import com.modelslab.spi.async.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one transport: everything in the contract of {@link Transport} that is the same for
 * every HTTP stack. A transport hands its requests in here and only says how to start one.
 *
 * <p>So many run at once, the others wait in the order in which they came without holding a thread;
 * each is held to its deadline from the moment it is handed in; cancelling and closing reach the
 * stack. Safe for concurrent calls. All its threads are daemons and end when they are idle.
 */
public final class RequestDispatcher implements Transport {
  /** Starts the work of one call on an HTTP stack. */
  @FunctionalInterface
  public interface Starter {
    /**
     * Starts the work and returns; does not wait for the network. May run on the thread that sends
     * or on one on which another call has just ended.
     *
     * @throws Exception if the work cannot start; the call fails with it
     */
    void start(InFlightRequest call) throws Exception;
  }

  private static final long IDLE_SECONDS = 10;
  private static final long SHORTEST_WAIT = 1_000_000;

  private final int limit;
  private final Starter starter;
  private final Timer timer;
  private final ThreadPoolExecutor workers;

  private final Object lock = new Object();
  // Guarded by the lock, as the fields of a call that are set here.
  private final Set<InFlightRequest> open = new HashSet<>();
  private final Set<InFlightRequest> waiting = new LinkedHashSet<>();
  private int running;
  private volatile boolean closed; // written under the lock
  private boolean armed;
  private long armedFor;

  /**
   * Makes the calls of a transport.
   *
   * @param name the transport's id, for the names of threads
   * @param limit how many may run at once
   */
  public RequestDispatcher(String name, int limit, Starter starter) {
    this.limit = Limits.atLeastOne("limit", limit);
    this.starter = requireNonNull(starter, "starter");
    this.timer = Timer.daemon("modelslab-" + name + "-deadlines");
    this.workers =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            daemons("modelslab-" + name));
  }

  /**
   * {@return threads for work that blocks, as many as are asked for: to be used for calls that are
   * running, whose number is bounded}
   */
  public ExecutorService workers() {
    return workers;
  }

  @Override
  public CompletableFuture<TransportResponse> send(TransportRequest request) {
    InFlightRequest call = new InFlightRequest(this, requireNonNull(request, "request"));
    boolean start;
    synchronized (lock) {
      if (closed) {
        return CompletableFuture.failedFuture(
            TransportFailures.of(request, Kind.CLOSED, Delivery.NOT_SENT, null));
      }
      open.add(call);
      arm(call.deadline);
      start = running < limit;
      if (start) {
        running++;
        call.running = true;
      } else {
        waiting.add(call);
      }
    }
    call.watch();
    if (start) {
      run(call);
    }
    return call.outcome();
  }

  /** Fails what is under way or waiting with the kind {@code CLOSED}. */
  @Override
  public void close() {
    List<InFlightRequest> abandoned;
    synchronized (lock) {
      if (closed) {
        return;
      }
      closed = true;
      abandoned = List.copyOf(open);
    }
    abandoned.forEach(call -> call.leave(Kind.CLOSED));
    timer.close();
    workers.shutdown();
  }

  boolean isClosed() {
    return closed;
  }

  /** The caller's future has ended: by the stack's report, or without it. */
  void left(InFlightRequest call) {
    boolean atWork;
    synchronized (lock) {
      if (!open.contains(call)) {
        return;
      }
      atWork = call.running;
    }
    if (atWork) {
      call.abort();
    } else {
      over(call);
    }
  }

  /** The work of a call is over: its place goes to the one that has waited longest. */
  void over(InFlightRequest call) {
    InFlightRequest next = null;
    synchronized (lock) {
      if (!open.remove(call)) {
        return;
      }
      if (!call.running) {
        waiting.remove(call);
        return;
      }
      running--;
      if (call.startedBy != Thread.currentThread()) {
        next = admit();
      }
    }
    if (next != null) {
      run(next);
    }
  }

  /** Starts a call, and then in a loop, not in depth, those that take over from calls that end. */
  private void run(InFlightRequest first) {
    InFlightRequest call = first;
    while (call != null) {
      synchronized (lock) {
        call.startedBy = Thread.currentThread();
      }
      start(call);
      synchronized (lock) {
        call.startedBy = null;
        call = open.contains(call) ? null : admit();
      }
    }
  }

  private void start(InFlightRequest call) {
    try {
      if (call.isDone()) {
        over(call);
      } else {
        starter.start(call);
      }
    } catch (Throwable e) {
      call.fail(e);
    }
  }

  private @Nullable InFlightRequest admit() {
    if (closed || running >= limit || waiting.isEmpty()) {
      return null;
    }
    InFlightRequest next = waiting.iterator().next();
    waiting.remove(next);
    running++;
    next.running = true;
    return next;
  }

  // One look-out for all deadlines: it is set anew only for a call that must end before the next
  // one, so that a call as such costs no entry in a timer and wakes no thread.
  private void arm(long deadline) {
    if (armed && deadline - armedFor >= 0) {
      return;
    }
    armed = true;
    armedFor = deadline;
    long wait = Math.max(deadline - System.nanoTime(), SHORTEST_WAIT);
    timer.schedule(() -> expire(deadline), Duration.ofNanos(wait));
  }

  private void expire(long lookout) {
    List<InFlightRequest> expired = new ArrayList<>();
    synchronized (lock) {
      if (closed || lookout != armedFor) {
        return; // an earlier look-out has taken over
      }
      armed = false;
      long now = System.nanoTime();
      long soonest = Long.MAX_VALUE;
      for (InFlightRequest call : open) {
        long left = call.deadline - now;
        if (left > 0) {
          soonest = Math.min(soonest, left);
        } else if (!call.isDone()) {
          expired.add(call);
        }
      }
      if (soonest < Long.MAX_VALUE) {
        arm(now + soonest);
      }
    }
    expired.forEach(call -> call.leave(Kind.TIMEOUT));
  }

  private static ThreadFactory daemons(String name) {
    AtomicInteger count = new AtomicInteger();
    return work -> {
      Thread thread = new Thread(work, name + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
