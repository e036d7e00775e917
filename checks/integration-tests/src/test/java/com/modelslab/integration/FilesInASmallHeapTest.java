// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class FilesInASmallHeapTest {
  private static final byte[] PNG = "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1);

  /** Many times the heap; {@code -Dsmall-heap.files=10000} for more. */
  private static final int FILES = Integer.getInteger("small-heap.files", 200);

  private static final int SIZE = 5_000_000;

  @TempDir private Path directory;

  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void submitAll_filesOfFiveMegabytes_passThroughAHeapOf128() throws Exception {
    for (int number = 0; number < FILES; number++) {
      writeSparse(directory.resolve(number + ".png"));
    }

    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                FilesProcess.class.getName(),
                directory.toString())
            .redirectErrorStream(true)
            .start();
    List<String> output;
    try (var reader = process.inputReader(StandardCharsets.UTF_8)) {
      output = reader.lines().toList();
    }

    assertThat(output).hasSize(1).first().asString().startsWith(FILES + " jobs, ");
    assertThat(process.waitFor()).isZero();
  }

  private static void writeSparse(Path path) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.write(PNG);
      file.setLength(SIZE);
    }
  }
}
