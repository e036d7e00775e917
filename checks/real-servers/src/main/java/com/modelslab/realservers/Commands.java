// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.realservers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Starts other programs. Their output goes into a file. */
final class Commands {
  private Commands() {}

  /** {@return where {@code program} is installed, if it is} */
  static Optional<String> find(String program) {
    String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin";
    return Stream.of(path.split(File.pathSeparator))
        .map(directory -> Path.of(directory, program))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  /** Runs a program to its end. */
  static void run(Path directory, String program, String arguments)
      throws IOException, InterruptedException {
    Process process = start(directory, program, arguments);
    if (!process.waitFor(20, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException(
          program + " failed: " + Files.readString(directory.resolve("output.txt")));
    }
  }

  /** Starts a program; its arguments are separated by single spaces. */
  static Process start(Path directory, String program, String arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(arguments.split(" ")));
    command.add(0, program);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.resolve("output.txt").toFile()))
        .start();
  }
}
