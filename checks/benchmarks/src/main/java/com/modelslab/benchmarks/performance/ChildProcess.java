// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.benchmarks.performance;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM with the class path of this one; it ends with the end of its input, or is ended. */
public final class ChildProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;

  private ChildProcess(Process process) {
    this.process = process;
    this.out = process.inputReader();
  }

  /** Starts {@code main} with the JVM's defaults. */
  public static ChildProcess start(Class<?> main, String... arguments) throws IOException {
    return start(List.of(), main, arguments);
  }

  /** Starts {@code main}. */
  static ChildProcess start(List<String> jvmOptions, Class<?> main, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return new ChildProcess(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** Runs {@code main} to its end. Returns the numbers that it prints, each on a line. */
  static double[] numbers(List<String> jvmOptions, Class<?> main, String... arguments)
      throws IOException, InterruptedException {
    try (ChildProcess child = start(jvmOptions, main, arguments)) {
      double[] numbers = child.out.lines().mapToDouble(Double::parseDouble).toArray();
      int status = child.process.waitFor();
      if (status != 0) {
        throw new IOException(main.getSimpleName() + " ended with " + status);
      }
      return numbers;
    }
  }

  /** {@return the next line that it prints} */
  public String readLine() throws IOException {
    String line = out.readLine();
    if (line == null) {
      throw new IOException("The process ended before it printed a line");
    }
    return line;
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
