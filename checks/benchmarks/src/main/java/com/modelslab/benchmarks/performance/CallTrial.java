// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.benchmarks.performance;

import com.modelslab.benchmarks.CallBenchmark;
import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/**
 * The calls of {@link CallBenchmark} by the SDK and by hand, in turns of a fraction of a second, in
 * one JVM. On which processors the kernel runs client and server, and what else the machine does,
 * can change a call by a factor of two for seconds; so it changes both sides.
 *
 * <p>Arguments: the stack, the port, the form ({@code Async} or nothing), the threads, the turns,
 * their milliseconds. Prints medians of time in microseconds, of processor time in microseconds,
 * and of allocated bytes for a call; of each the SDK's, the other's, and that of the ratios of all
 * pairs of turns.
 */
final class CallTrial {
  private static final int WARM_UP = 3_000;
  private static final int MEASURES = 3;

  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final ThreadMXBean allocations = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final ExecutorService callers;
  private final int threads;

  private CallTrial(ExecutorService callers, int threads) {
    this.callers = callers;
    this.threads = threads;
  }

  public static void main(String[] arguments) throws Exception {
    CallBenchmark calls = new CallBenchmark();
    calls.stack = arguments[0];
    calls.port = Integer.parseInt(arguments[1]);
    boolean async = arguments[2].equals("Async");
    int threads = Integer.parseInt(arguments[3]);
    int turns = Integer.parseInt(arguments[4]);
    int millis = Integer.parseInt(arguments[5]);
    ExecutorService callers = Executors.newFixedThreadPool(threads);
    calls.open();
    try {
      new CallTrial(callers, threads)
          .compare(
              async ? calls::sdkAsync : calls::sdk,
              again(async ? calls::handAsync : calls::hand),
              turns,
              millis);
    } finally {
      calls.close();
      callers.shutdown();
    }
  }

  /** Used like this, java.net.http now and then fails a call by itself. */
  private static <T> Callable<T> again(Callable<T> call) {
    return () -> {
      try {
        return call.call();
      } catch (IOException | CompletionException e) {
        return call.call();
      }
    };
  }

  private void compare(Callable<?> sdk, Callable<?> hand, int turns, int millis)
      throws InterruptedException, ExecutionException {
    for (int warmed = 0; warmed < WARM_UP && turns > 1; warmed += millis) {
      turn(sdk, millis);
      turn(hand, millis);
    }
    double[][] numbers = new double[3 * MEASURES][turns];
    for (int turn = 0; turn < turns; turn++) {
      boolean first = turn % 2 == 0; // neither always comes after the other
      double[] one = turn(first ? sdk : hand, millis);
      double[] other = turn(first ? hand : sdk, millis);
      for (int measure = 0; measure < MEASURES; measure++) {
        double own = (first ? one : other)[measure];
        double theirs = (first ? other : one)[measure];
        numbers[3 * measure][turn] = own;
        numbers[3 * measure + 1][turn] = theirs;
        numbers[3 * measure + 2][turn] = own / theirs;
      }
    }
    for (double[] of : numbers) {
      Arrays.sort(of);
      System.out.println(of[turns / 2]);
    }
  }

  /** Calls on all threads for a while. Returns what a call took. */
  private double[] turn(Callable<?> call, int millis)
      throws InterruptedException, ExecutionException {
    long allocated = allocated();
    long processor = system.getProcessCpuTime();
    long start = System.nanoTime();
    long end = start + Duration.ofMillis(millis).toNanos();
    List<Future<Long>> counts = new ArrayList<>();
    for (int thread = 0; thread < threads; thread++) {
      counts.add(
          callers.submit(
              () -> {
                long count = 0;
                do {
                  call.call();
                  count++;
                } while (System.nanoTime() - end < 0);
                return count;
              }));
    }
    double calls = 0;
    for (Future<Long> count : counts) {
      calls += count.get();
    }
    return new double[] {
      (System.nanoTime() - start) / 1e3 * threads / calls,
      (system.getProcessCpuTime() - processor) / 1e3 / calls,
      (allocated() - allocated) / calls
    };
  }

  private long allocated() {
    return LongStream.of(allocations.getThreadAllocatedBytes(allocations.getAllThreadIds()))
        .filter(bytes -> bytes > 0)
        .sum();
  }
}
