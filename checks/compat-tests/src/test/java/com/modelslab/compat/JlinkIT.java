// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.compat;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.simulator.Simulator;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A runtime image of nothing but the modules that an application with the JDK transport needs. */
@ExtendWith(SharedSimulator.class)
class JlinkIT {
  private static final long MOST_BYTES = 70_000_000;

  @TempDir private Path folder;

  @Test
  void run_imageWithTheJdkTransport_doesTheJob(Simulator simulator) throws Exception {
    Path image = folder.resolve("image");
    String modulePath =
        Consumer.JDK.classPath().stream().map(Path::toString).collect(joining(File.pathSeparator));

    jlink(
        "--module-path",
        modulePath,
        "--add-modules",
        "com.example.app,com.modelslab.json.jackson,com.modelslab.transport.jdk",
        "--strip-java-debug-attributes",
        "--no-header-files",
        "--no-man-pages",
        "--compress=" + (Runtime.version().feature() < 21 ? "2" : "zip-6"),
        "--output",
        image.toString());

    MainJobs.succeed(
        Jvm.ofImage(image).option("-m"),
        "com.example.app/" + Consumer.MAIN,
        simulator,
        "jdk",
        folder);
    long bytes = size(image);
    System.out.printf(
        "The image of JDK %s with the JDK transport has %d MB%n",
        Runtime.version().feature(), bytes / 1_000_000);
    assertThat(bytes).isLessThan(MOST_BYTES);
  }

  private static void jlink(String... arguments) {
    StringWriter output = new StringWriter();
    PrintWriter writer = new PrintWriter(output);
    int code = ToolProvider.findFirst("jlink").orElseThrow().run(writer, writer, arguments);
    assertThat(code).as(output.toString()).isZero();
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
