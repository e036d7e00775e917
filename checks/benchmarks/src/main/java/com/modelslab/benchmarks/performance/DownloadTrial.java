// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.benchmarks.performance;

import com.modelslab.ModelsLab;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Downloads a file by the SDK and copies the same from a bare socket, in turns; both to the disk.
 * Arguments: the stack, the port, the bytes, the rounds. Prints the median milliseconds of the SDK
 * and of the copy, and the peak of the heap in MB.
 */
final class DownloadTrial {
  private DownloadTrial() {}

  public static void main(String[] arguments) throws IOException {
    String origin = "http://127.0.0.1:" + arguments[1];
    int port = Integer.parseInt(arguments[1]);
    int bytes = Integer.parseInt(arguments[2]);
    int rounds = Integer.parseInt(arguments[3]);
    URI link = URI.create(origin + "/files/" + bytes + ".png");
    Path file = Files.createTempFile("download-trial", ".png");
    double[] sdk = new double[rounds];
    double[] copy = new double[rounds];
    try (ModelsLab client =
        ModelsLab.builder()
            .apiKey("benchmark")
            .transport(arguments[0])
            .baseUri(URI.create(origin + "/api/v6"))
            .build()) {
      for (int round = 0; round < rounds; round++) {
        long start = System.nanoTime();
        client.downloads().toFile(link, file);
        sdk[round] = (System.nanoTime() - start) / 1e6;
        start = System.nanoTime();
        copy(port, link.getPath(), bytes, file);
        copy[round] = (System.nanoTime() - start) / 1e6;
      }
    } finally {
      Files.delete(file);
    }
    Arrays.sort(sdk);
    Arrays.sort(copy);
    long peak =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getPeakUsage)
            .mapToLong(usage -> usage.getUsed())
            .sum();
    System.out.println(sdk[rounds / 2]);
    System.out.println(copy[rounds / 2]);
    System.out.println(peak / 1e6);
  }

  private static void copy(int port, String path, int bytes, Path file) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        FileOutputStream out = new FileOutputStream(file.toFile())) {
      socket
          .getOutputStream()
          .write(
              ("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      for (int matched = 0; matched < 4; ) {
        int next = in.read();
        matched = next == (matched % 2 == 0 ? '\r' : '\n') ? matched + 1 : 0;
      }
      byte[] buffer = new byte[64 << 10];
      for (int left = bytes; left > 0; ) {
        int count = in.read(buffer);
        if (count < 0) {
          throw new IOException("The server ended early");
        }
        out.write(buffer, 0, count);
        left -= count;
      }
      out.getFD().sync();
    }
  }
}
