// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import java.util.Map;
import java.util.function.Supplier;

/** Tells, when the process is ended from outside, which jobs still run and how to take them up. */
final class ShutdownReport {
  private ShutdownReport() {}

  /**
   * Works, ready for the end of the process.
   *
   * @param running the jobs that are waited for: token to name
   */
  static <T> T during(Console console, Supplier<Map<String, String>> running, Work<T> work)
      throws InterruptedException {
    Thread hook = new Thread(() -> say(console, running.get()), "modelslab-shutdown-report");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return work.run();
    } finally {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The process is going down already: the hook has its say.
      }
    }
  }

  static void say(Console console, Map<String, String> running) {
    if (running.isEmpty()) {
      return;
    }
    console.err().println();
    console.err().println("Stopped waiting. These jobs still run at the service:");
    running.forEach(
        (token, name) -> console.err().println("  " + name + ": " + ErrorText.command(token)));
    console.err().flush();
  }

  /** What is done meanwhile. */
  interface Work<T> {
    T run() throws InterruptedException;
  }
}
