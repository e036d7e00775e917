// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spi.http;

import static java.util.Objects.requireNonNull;

import com.modelslab.error.TransportException.Delivery;
import com.modelslab.error.TransportException.Kind;
import com.modelslab.internal.Limits;
import com.modelslab.internal.async.WorkerPool;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportRequest;
import com.modelslab.spi.TransportResponse;
import com.modelslab.spi.async.CallerThread;
import com.modelslab.spi.async.DaemonThreads;
import com.modelslab.spi.async.Futures;
import com.modelslab.spi.async.Timer;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs the calls of one transport: everything in the contract of {@link Transport} that is the same
 * for every HTTP stack. A transport hands its requests in here and only says how to start one.
 *
 * <p>A limited number of calls run at once; the others wait in order without holding a thread. Each
 * call is held to its deadline from the moment it is handed in; cancelling, closing and an
 * interrupt of a caller that waits reach the stack. Futures are completed by threads that do
 * nothing else, so what follows on them may block without holding up other calls. Safe for
 * concurrent calls. All threads are daemons, end when they are idle, and keep nothing of those who
 * start them.
 */
public final class RequestDispatcher implements Transport {
  /** Starts the work of one call on an HTTP stack. */
  @FunctionalInterface
  public interface Starter {
    /**
     * Starts the work and returns without waiting for the network, except through {@link
     * RequestDispatcher#perform}. May run on the thread that sends or on one on which another call
     * has just ended.
     *
     * @throws Exception if the work cannot start; the call fails with it
     */
    void start(InFlightRequest call) throws Exception;
  }

  private static final long IDLE_SECONDS = 10;
  private static final long SHORTEST_WAIT = 1_000_000;

  /** So many futures can be held up by what follows on them before others have to wait for that. */
  private static final int COMPLETING_THREADS = 64;

  private final int limit;
  private final Starter starter;
  private final Timer timer;
  private final ThreadPoolExecutor workers;
  private final WorkerPool completing;
  private final ChannelSockets sockets;

  private final Object lock = new Object();
  // Guarded by the lock, as the fields of a call that are set here.
  private final Set<InFlightRequest> open = new HashSet<>();
  private final Set<InFlightRequest> waiting = new LinkedHashSet<>();
  private int running;
  private volatile boolean closed; // written under the lock
  private boolean armed;
  private long armedFor;

  /**
   * Makes a dispatcher.
   *
   * @param name the transport's id, for the names of threads
   * @param limit how many calls may run at once
   */
  public RequestDispatcher(String name, int limit, Starter starter) {
    this.limit = Limits.atLeastOne("limit", limit);
    this.starter = requireNonNull(starter, "starter");
    this.timer = Timer.daemon("modelslab-" + name + "-deadlines");
    this.workers = threads("modelslab-" + name);
    this.completing =
        new WorkerPool(COMPLETING_THREADS, threads("modelslab-" + name + "-completing"));
    this.sockets = new ChannelSockets(timer);
  }

  /**
   * {@return threads for work that blocks, as many as are asked for: to be used for calls that are
   * running, whose number is bounded}
   */
  public ExecutorService workers() {
    return workers;
  }

  /** {@return the sockets for an HTTP stack that blocks; they are closed with the dispatcher} */
  public ChannelSockets sockets() {
    return sockets;
  }

  /** Runs {@code task}, which must not block, after {@code delay}; not if this is closed before. */
  public void schedule(Runnable task, Duration delay) {
    timer.schedule(task, delay);
  }

  /**
   * {@return whether a connection on which something was last read at {@code lastRead} may be dead:
   * a call that was sent later has timed out}
   *
   * @param lastRead a moment as told by {@link System#nanoTime}
   */
  public boolean isSuspect(long lastRead) {
    return sockets.isSuspect(lastRead);
  }

  /**
   * Performs the whole of a call on an HTTP stack that blocks: on the current thread if that is the
   * one that waits for the call (see {@link TransportRequest#mayBlock()}), else on a worker. For
   * stacks whose I/O ends when its thread is interrupted, as that on {@link ChannelSockets} does.
   */
  public void perform(InFlightRequest call, Transports.BlockingExchange exchange) {
    if (call.request().mayBlock()) {
      call.performHere(exchange);
    } else {
      performOnWorker(call, exchange);
    }
  }

  /** Performs the whole of a call on a worker, for a stack that does not heed interrupts. */
  public void performOnWorker(InFlightRequest call, Transports.BlockingExchange exchange) {
    workers.execute(() -> call.performHere(exchange));
  }

  /**
   * Looks up a host name. A lookup cannot be interrupted, so for a call that its caller's thread
   * performs a worker does it, and the wait ends when the call does.
   *
   * @param lookup asks for the addresses of a host
   * @throws UnknownHostException if there is no such host, or the call ended first
   */
  public <T> T lookUp(String host, HostNames.Lookup<T> lookup) throws UnknownHostException {
    InFlightRequest call = HostNames.needsLookup(host) ? performedByCaller() : null;
    return call == null
        ? lookup.lookUp(host)
        : HostNames.lookUp(host, lookup, workers, call::whileWaitingFor);
  }

  @Override
  public CompletableFuture<TransportResponse> send(TransportRequest request) {
    CallerThread caller = request.mayBlock() ? request.caller().orElse(null) : null;
    if (caller != null && Thread.currentThread().isInterrupted()) {
      return failed(request, Kind.CANCELLED);
    }
    InFlightRequest call = new InFlightRequest(this, request, caller != null);
    boolean start;
    synchronized (lock) {
      if (closed) {
        return failed(request, Kind.CLOSED);
      }
      open.add(call);
      arm(call.deadline);
      start = running < limit;
      if (start) {
        begin(call);
      } else {
        waiting.add(call);
      }
    }
    if (caller == null) {
      call.watch();
    } else {
      caller.onCancel(() -> call.leave(Kind.CANCELLED, null));
    }
    if (start) {
      run(call);
    }
    if (caller != null) {
      call.await();
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
    abandoned.forEach(call -> call.leave(Kind.CLOSED, null));
    sockets.close();
    timer.close();
    workers.shutdown();
    completing.close();
  }

  boolean isClosed() {
    return closed;
  }

  /** Completes a future whose dependents are not ours: what they do must hold up no other call. */
  void handOver(Runnable completion) {
    completing.execute(completion);
  }

  /** The caller has its outcome: by the stack's report, or without it. */
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

  /** {@return as many threads as there is work; an idle one is taken before another is started} */
  private static ThreadPoolExecutor threads(String name) {
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        IDLE_SECONDS,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        new DaemonThreads(name));
  }

  private static CompletableFuture<TransportResponse> failed(TransportRequest request, Kind kind) {
    return Futures.failed(TransportFailures.of(request, kind, Delivery.NOT_SENT, null));
  }

  private @Nullable InFlightRequest performedByCaller() {
    synchronized (lock) {
      for (InFlightRequest call : open) {
        if (call.request().mayBlock()) {
          return call;
        }
      }
    }
    return null;
  }

  /** Starts a call, and then in a loop, not in depth, those that take over from calls that end. */
  private void run(InFlightRequest first) {
    InFlightRequest call = first;
    while (call != null) {
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
    begin(next);
    return next;
  }

  private void begin(InFlightRequest call) {
    running++;
    call.running = true;
    call.startedBy = Thread.currentThread();
  }

  // One lookout for all deadlines: it is set anew only for a call that must end before the next
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
        return; // an earlier lookout has taken over
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
    expired.forEach(InFlightRequest::timeOut);
  }
}
