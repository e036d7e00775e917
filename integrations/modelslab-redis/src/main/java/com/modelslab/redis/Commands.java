// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.redis;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.modelslab.spi.async.DaemonThreads;
import com.modelslab.spi.async.Futures;
import com.modelslab.spi.async.Timer;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Sends commands, each again if its answer does not come or says that Redis is away, for a bounded
 * time: whatever is sent must have the same outcome when it is run twice. Safe for concurrent use.
 */
final class Commands {
  private static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(10);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(10);

  private final Logger log = Logger.getLogger("com.modelslab.redis");
  private final Connections connections;
  private final Timer timer;
  private final Duration patience;

  /** Completes futures: what depends on one may block, and wait for another. */
  private final ThreadPoolExecutor completer;

  private final Set<Call<?>> underWay = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean closing = new AtomicBoolean();
  private volatile boolean closed;

  /**
   * Makes it.
   *
   * @param patience how long a command is sent again
   */
  Commands(Connections connections, Timer timer, Duration patience, String threadName) {
    this.connections = connections;
    this.timer = timer;
    this.patience = patience;
    this.completer =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            10,
            SECONDS,
            new SynchronousQueue<>(),
            new DaemonThreads(threadName + "-done"));
  }

  /** {@return a future of what a script returns} */
  CompletableFuture<List<Object>> run(Script script, String... arguments) {
    return runUntil(deadline(), script, arguments);
  }

  /** {@return a future of what a script returns, which is sent again until {@link #deadline}} */
  CompletableFuture<List<Object>> runUntil(long deadline, Script script, String... arguments) {
    return begin(call(deadline, script, arguments));
  }

  /** {@return until when what is handed in now is sent again} */
  long deadline() {
    return timer.nanoTime() + patience.toNanos();
  }

  private Call<List<Object>> call(long deadline, Script script, String... arguments) {
    return new Call<>(
        deadline,
        commands ->
            commands.evalsha(script.digest(), ScriptOutputType.MULTI, script.keys(), arguments),
        commands -> commands.eval(script.text(), ScriptOutputType.MULTI, script.keys(), arguments));
  }

  /** {@return a future of what a command returns} */
  <T> CompletableFuture<T> run(
      Function<RedisClusterAsyncCommands<String, String>, RedisFuture<T>> command) {
    return begin(new Call<>(deadline(), command, command));
  }

  private <T> CompletableFuture<T> begin(Call<T> call) {
    underWay.add(call);
    if (closed) {
      underWay.remove(call);
      return Futures.failed(new IllegalStateException("The store is closed"));
    }
    call.begin();
    return call.future;
  }

  /** Runs what completes a future of somebody else. */
  void complete(Runnable completion) {
    try {
      completer.execute(completion);
    } catch (RejectedExecutionException e) {
      completion.run(); // closed meanwhile
    }
  }

  /** Closes without a last word, once {@code before} has ended, which may send more. */
  void closeAfter(CompletableFuture<?> before) {
    close(before, Optional.empty());
  }

  /** Waits for what is under way, runs a script as the last one, and closes the connections. */
  void close(Script script, String... arguments) {
    close(
        CompletableFuture.completedFuture(null), Optional.of(call(deadline(), script, arguments)));
  }

  private void close(CompletableFuture<?> before, Optional<Call<List<Object>>> lastWord) {
    if (closing.getAndSet(true)) {
      return;
    }
    long end = System.nanoTime() + CLOSE_PATIENCE.toNanos();
    try {
      await(before.handle((done, failure) -> true), end);
      closed = true;
      await(CompletableFuture.allOf(endsOfAll()), end);
      if (lastWord.isPresent()) {
        Call<?> call = lastWord.get();
        underWay.add(call);
        call.begin();
        await(call.future, end);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      log.log(Level.WARNING, "Closed without a last word to Redis: leases will end instead", e);
    }
    closed = true;
    timer.close();
    for (Call<?> call : underWay) {
      call.fail(new IllegalStateException("The store was closed before this was written"));
    }
    completer.shutdown();
    connections.close();
  }

  private CompletableFuture<?>[] endsOfAll() {
    return underWay.stream()
        .map(call -> call.future.handle((done, failure) -> true))
        .toArray(CompletableFuture<?>[]::new);
  }

  private static void await(CompletableFuture<?> future, long end)
      throws InterruptedException, ExecutionException, TimeoutException {
    future.get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
  }

  /** One command until its end. */
  private final class Call<T> {
    final CompletableFuture<T> future = new CompletableFuture<>();
    private final Function<RedisClusterAsyncCommands<String, String>, RedisFuture<T>> first;
    private final Function<RedisClusterAsyncCommands<String, String>, RedisFuture<T>> whole;
    private final long deadline;
    private Duration pause = FIRST_PAUSE;

    Call(
        long deadline,
        Function<RedisClusterAsyncCommands<String, String>, RedisFuture<T>> first,
        Function<RedisClusterAsyncCommands<String, String>, RedisFuture<T>> whole) {
      this.deadline = deadline;
      this.first = first;
      this.whole = whole;
    }

    void begin() {
      attempt(first);
    }

    private void attempt(
        Function<RedisClusterAsyncCommands<String, String>, RedisFuture<T>> command) {
      RedisFuture<T> sent;
      try {
        sent = command.apply(connections.commands());
      } catch (RuntimeException e) {
        failed(e);
        return;
      }
      Duration limit = left().compareTo(LONGEST_ATTEMPT) < 0 ? left() : LONGEST_ATTEMPT;
      Runnable inTime = timer.schedule(() -> sent.cancel(true), limit);
      sent.whenComplete(
          (value, failure) -> {
            inTime.run();
            if (failure == null) {
              end(() -> future.complete(value));
            } else if (Futures.cause(failure) instanceof RedisNoScriptException) {
              attempt(whole);
            } else {
              failed(Futures.cause(failure));
            }
          });
    }

    private Duration left() {
      return Duration.ofNanos(Math.max(0, deadline - timer.nanoTime()));
    }

    private void failed(Throwable failure) {
      if (!Failures.mayPass(failure)) {
        fail(Failures.explain(failure));
      } else if (left().compareTo(pause) <= 0) {
        fail(failure instanceof CancellationException ? silence() : failure);
      } else {
        log.log(Level.FINE, "Sends a command to Redis again", failure);
        Duration now = pause;
        pause = pause.multipliedBy(2);
        pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
        timer.schedule(() -> attempt(first), now);
      }
    }

    private RedisCommandTimeoutException silence() {
      return new RedisCommandTimeoutException(
          "Redis has not answered for " + patience + ". Check that it can be reached");
    }

    void fail(Throwable failure) {
      end(() -> future.completeExceptionally(failure));
    }

    private void end(Runnable completion) {
      underWay.remove(this);
      complete(completion);
    }
  }
}
