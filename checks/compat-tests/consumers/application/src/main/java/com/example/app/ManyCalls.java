// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.example.app;

import com.modelslab.ModelsLab;
import java.net.URI;
import java.nio.file.Path;

/** Does the main job, then makes many calls, and says how many threads they started. */
public final class ManyCalls {
  /** The text after which the number of threads stands. */
  public static final String THREADS = "Threads started by 100 calls: ";

  private static final int CALLS = 50;

  private ManyCalls() {}

  /** Takes what {@link MainJob} takes. */
  public static void main(String[] arguments) throws Exception {
    System.out.println(
        MainJob.run(arguments[0], arguments[1], arguments[2], Path.of(arguments[3])));
    try (ModelsLab modelsLab =
        ModelsLab.builder()
            .baseUri(URI.create(arguments[0]))
            .apiKey(arguments[1])
            .transport(arguments[2])
            .build()) {
      call(modelsLab, 5);
      long before = nextThreadId();
      call(modelsLab, CALLS);
      System.out.println(THREADS + (nextThreadId() - before - 1));
    }
  }

  private static void call(ModelsLab modelsLab, int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      ShortUse.call(modelsLab);
    }
  }

  /** {@return a number that grows by one with every thread that is made} */
  @SuppressWarnings("deprecation") // threadId() is of JDK 19
  private static long nextThreadId() {
    return new Thread(() -> {}).getId();
  }
}
