// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.modelslab.ModelsLab;
import com.modelslab.error.ModelsLabException;
import com.modelslab.image.ImageInput;
import com.modelslab.job.PollSchedule;
import com.modelslab.request.RemoveBackgroundRequest;
import com.modelslab.resilience.LocalQueueSlots;
import com.modelslab.resilience.Plan;
import com.modelslab.resilience.Resilience;
import com.modelslab.simulator.Simulator;
import com.modelslab.simulator.model.CallKind;
import com.modelslab.simulator.model.Fault;
import com.modelslab.simulator.model.Oddity;
import com.modelslab.simulator.model.RecordedCall;
import com.modelslab.spi.async.Futures;
import com.modelslab.spi.async.Timer;
import com.sun.management.UnixOperatingSystemMXBean;
import com.sun.net.httpserver.HttpServer;
import io.github.resilience4j.retry.RetryConfig;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Many jobs through few slots of a service that goes wrong at every fifth call. One round each in
 * the build; {@code -Dmodelslab.soak=PT1H} goes on for that long on each transport, and {@code
 * -Dmodelslab.soak.seed} begins with another seed.
 */
@Timeout(value = 3, unit = TimeUnit.HOURS)
class ChaosTest {
  private static final int JOBS = 500;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"jdk", "apache", "okhttp"})
  void soak_everyFifthCallGoesWrong_nothingIsPaidTwiceOrLeftOver(String transport)
      throws Exception {
    long soak = Duration.parse(System.getProperty("modelslab.soak", "PT0S")).toNanos();
    long seed = Long.getLong("modelslab.soak.seed", 20_261_122);
    long start = System.nanoTime();
    round(transport, seed++);
    Set<Thread> threads = threads();
    long files = openFiles();
    while (System.nanoTime() - start < soak) {
      round(transport, seed++);
    }
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(threads()).as("threads left over").isSubsetOf(threads);
              assertThat(openFiles()).as("sockets and files").isLessThanOrEqualTo(files + 5);
            });
  }

  private void round(String transport, long seed) throws Exception {
    Set<Thread> before = threads();
    Path pictures = Files.createDirectory(folder.resolve(transport + "-" + seed));
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    AtomicInteger notices = new AtomicInteger();
    receiver.createContext(
        "/",
        notice -> {
          notices.incrementAndGet();
          notice.sendResponseHeaders(200, -1);
          notice.close();
        });
    receiver.start();
    Timer timer = Timer.daemon("chaos-timer");
    ExecutorService executor = Executors.newFixedThreadPool(2);
    LocalQueueSlots slots =
        LocalQueueSlots.of(
            Plan.PAY_AS_YOU_GO, Duration.ofSeconds(2), Duration.ofMillis(500), timer);
    Map<String, Integer> ends = new TreeMap<>();
    try (Simulator simulator = simulator(seed);
        ModelsLab modelsLab = client(transport, simulator, slots, timer, executor)) {
      List<CompletableFuture<Path>> jobs = new ArrayList<>();
      for (int i = 0; i < JOBS; i++) {
        // Every fifth notice goes where nobody listens.
        int port = i % 5 == 0 ? 9 : receiver.getAddress().getPort();
        jobs.add(job(modelsLab, i, URI.create("http://127.0.0.1:" + port + "/"), pictures));
      }
      for (CompletableFuture<Path> job : jobs) {
        String end =
            job.handle((picture, failure) -> failure == null ? "picture" : typed(failure)).join();
        ends.merge(end, 1, Integer::sum);
      }

      assertThat(simulator.journal().jobsByTrackId().values())
          .as("jobs per submit")
          .containsOnly(1);
      assertThat(simulator.journal().maxQueuedSeen()).isLessThanOrEqualTo(5);
      noSubmitAfterAnUnknownOutcome(simulator.journal().calls());
      await().untilAsserted(() -> assertThat(slots.usage().inUse()).isZero());
      assertThat(slots.usage().waiting()).isZero();
      try (Stream<Path> files = Files.list(pictures)) {
        assertThat(files.count()).as("files").isEqualTo((long) ends.getOrDefault("picture", 0));
      }
      assertThat(ends.getOrDefault("picture", 0)).as("pictures among %s", ends).isGreaterThan(200);
      long throttled =
          simulator.journal().calls().stream()
              .filter(call -> call.kind() == CallKind.SUBMIT && call.fault() == null)
              .filter(call -> call.status() == 429 || call.jobId() == null)
              .count();
      System.getLogger("chaos")
          .log(
              System.Logger.Level.INFO,
              "{0}, seed {1}: {2}, {3} notices, queue full {4} times, faults {5}",
              transport,
              Long.toString(seed),
              ends,
              notices.get(),
              throttled,
              simulator.faults().injected());
    } finally {
      receiver.stop(0);
      timer.close();
      executor.shutdown();
    }
    assertThat(executor.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              System.gc(); // on 17, a client of java.net.http ends only when it is collected
              assertThat(threads()).as("threads left over").isSubsetOf(before);
            });
  }

  private static Simulator simulator(long seed) {
    Simulator simulator =
        Simulator.builder()
            .speed(100)
            .seed(seed)
            .failures(0.05)
            .oddity(Oddity.RATE_LIMIT_IN_200, 0.5)
            .oddity(Oddity.EARLY_NOT_FOUND, 0.1)
            .start();
    simulator
        .faults()
        .rate(CallKind.FETCH, 0.002, seed, Fault.restartLosingQueue())
        .rate(
            CallKind.DOWNLOAD,
            0.2,
            seed,
            Fault.notFound(),
            Fault.reset(),
            Fault.cut(),
            Fault.html(502))
        .rate(
            0.2,
            seed,
            Fault.reset(),
            Fault.reset().afterProcessing(),
            Fault.empty(),
            Fault.trickle(Duration.ofMillis(30)),
            Fault.throttle(Duration.ofMillis(10)),
            Fault.throttle(Duration.ofMillis(10)),
            Fault.error(500),
            Fault.error(500).afterProcessing(),
            Fault.error(503),
            Fault.html(502),
            Fault.cloudflare(524),
            Fault.cut(),
            Fault.brokenChunks(),
            Fault.restart());
    return simulator;
  }

  private static ModelsLab client(
      String transport,
      Simulator simulator,
      LocalQueueSlots slots,
      Timer timer,
      ExecutorService executor) {
    Resilience resilience =
        Resilience.builder()
            .slots(slots)
            .submitRetry(quick(6))
            .fetchRetry(quick(4))
            .retryBudget(5_000)
            .withoutRateLimit()
            .timer(timer)
            .executor(executor)
            .build();
    return ModelsLab.builder()
        .apiKey(simulator.key())
        .baseUri(simulator.baseUri())
        .transport(transport)
        .pollSchedule(PollSchedule.fixed(Duration.ofMillis(20)))
        .downloadPatience(Duration.ofSeconds(20))
        .executor(executor)
        .decorate(resilience)
        .build();
  }

  private static CompletableFuture<Path> job(
      ModelsLab modelsLab, int number, URI webhook, Path pictures) {
    RemoveBackgroundRequest request =
        RemoveBackgroundRequest.builder()
            .image(ImageInput.url("https://example.org/cat.png"))
            .trackId(number + 1)
            .webhook(webhook)
            .build();
    return Futures.compose(
        Futures.compose(
            modelsLab.submitAsync(request), job -> job.awaitAsync(Duration.ofSeconds(5))),
        result ->
            modelsLab
                .downloads()
                .toFileAsync(result.outputs().get(0), pictures.resolve("p" + number)));
  }

  private static String typed(Throwable failure) {
    Throwable cause = Futures.cause(failure);
    assertThat(cause).isInstanceOf(ModelsLabException.class);
    return cause.getClass().getSimpleName();
  }

  private static void noSubmitAfterAnUnknownOutcome(List<RecordedCall> calls) {
    Map<String, RecordedCall> last = new HashMap<>();
    for (RecordedCall call : calls) {
      if (call.kind() == CallKind.SUBMIT) {
        RecordedCall before = last.put(call.fields().get("track_id"), call);
        if (before != null) {
          assertThat(surelyRefused(before)).as("%s, before %s", before, call).isTrue();
        }
      }
    }
  }

  /** Whether the caller knows from this response that no job was made. */
  private static boolean surelyRefused(RecordedCall submit) {
    boolean inWords = submit.status() == 200 && submit.jobId() == null && submit.fault() == null;
    return submit.status() == 429 || inWords;
  }

  private static RetryConfig quick(int attempts) {
    return RetryConfig.custom().maxAttempts(attempts).waitDuration(Duration.ofMillis(5)).build();
  }

  /** Threads of the pools that the JVM shares, and of the test itself, do not count. */
  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.getName().startsWith("ForkJoinPool.commonPool"))
        .filter(thread -> !thread.getName().startsWith("OkHttp TaskRunner"))
        .filter(thread -> !thread.getName().startsWith("Okio Watchdog"))
        .filter(thread -> !thread.getName().startsWith("junit"))
        .filter(thread -> !thread.getName().startsWith("awaitility"))
        .collect(Collectors.toSet());
  }

  private static long openFiles() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getOpenFileDescriptorCount()
        : 0;
  }
}
