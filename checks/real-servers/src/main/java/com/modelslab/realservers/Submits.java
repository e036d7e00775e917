// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.realservers;

import com.modelslab.ModelsLab;
import com.modelslab.error.ModelsLabException;
import com.modelslab.image.ImageInput;
import com.modelslab.request.RemoveBackgroundRequest;
import com.modelslab.spi.TransportConfig;
import com.modelslab.spi.async.Futures;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/** Submits from many callers for some time, and what became of each. */
final class Submits {
  private static final int CALLERS = 16;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Pattern PORT = Pattern.compile("/127.0.0.1:\\d+: ");

  private final String transport;
  private final Map<String, Optional<Throwable>> ends = new ConcurrentHashMap<>();

  private Submits(String transport) {
    this.transport = transport;
  }

  /**
   * Submits until {@code time} has passed: every caller one after the other, half of them on their
   * own threads, half asynchronously.
   */
  static Submits send(String transport, URI uri, SSLContext trusting, boolean http2, Duration time)
      throws InterruptedException {
    Submits submits = new Submits(transport);
    try (ModelsLab modelsLab =
        ModelsLab.builder()
            .apiKey("real-servers")
            .baseUri(uri)
            .transport(transport)
            .submitTimeout(PATIENCE)
            .transportConfig(TransportConfig.builder().sslContext(trusting).http2(http2).build())
            .build()) {
      long end = System.nanoTime() + time.toNanos();
      List<Thread> callers = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        int caller = i;
        Thread thread = new Thread(() -> submits.repeat(modelsLab, caller, end), "caller-" + i);
        thread.start();
        callers.add(thread);
      }
      for (Thread thread : callers) {
        thread.join();
      }
    }
    return submits;
  }

  private void repeat(ModelsLab modelsLab, int caller, long end) {
    for (int i = 0; System.nanoTime() - end < 0; i++) {
      String trackId = caller + "-" + i;
      RemoveBackgroundRequest request =
          RemoveBackgroundRequest.builder()
              .image(ImageInput.url("https://example.org/cat.png"))
              .trackId(trackId)
              .build();
      try {
        if (caller % 2 == 0) {
          modelsLab.submit(request);
        } else {
          modelsLab.submitAsync(request).join();
        }
        ends.put(trackId, Optional.empty());
      } catch (ModelsLabException | CompletionException e) {
        ends.put(trackId, Optional.of(Futures.cause(e)));
      }
    }
  }

  int sent() {
    return ends.size();
  }

  /** {@return how many reached the backend} */
  long processed(CountingBackend backend) {
    return ends.keySet().stream().filter(id -> backend.processed(id) > 0).count();
  }

  /** {@return how many made more than one job} */
  long doubled(CountingBackend backend) {
    return ends.keySet().stream().filter(id -> backend.processed(id) > 1).count();
  }

  /** {@return how many ended with an unknown outcome} */
  long unknown() {
    return failures().filter(ModelsLabException::isOutcomeUnknown).count();
  }

  /** {@return how many failed as certainly not taken, so that they may be submitted again} */
  long notTaken() {
    return failures().filter(failure -> !ModelsLabException.isOutcomeUnknown(failure)).count();
  }

  /** {@return how many made a job that their caller was not told of} */
  long lost(CountingBackend backend) {
    return ends.entrySet().stream()
        .filter(end -> end.getValue().isPresent() && backend.processed(end.getKey()) > 0)
        .count();
  }

  /** {@return how often each failure was seen} */
  Map<String, Integer> reasons() {
    Map<String, Integer> reasons = new TreeMap<>();
    failures()
        .forEach(
            failure -> {
              Throwable root = failure;
              StringBuilder text = new StringBuilder();
              for (; root.getCause() != null; root = root.getCause()) {
                text.append(root.getClass().getSimpleName()).append(" < ");
              }
              text.append(root);
              reasons.merge(transport + ": " + PORT.matcher(text).replaceAll(""), 1, Integer::sum);
            });
    return reasons;
  }

  private Stream<Throwable> failures() {
    return ends.values().stream().flatMap(Optional::stream);
  }
}
