// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.ModelsLab;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that knows ranges, and a network that cuts each transfer after 3 MB. */
class ResumedDownloadTest {
  private static final int CUT = 3_000_000;

  @TempDir private Path directory;
  private final byte[] file = new byte[8_000_000];
  private final List<String> ranges = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    new Random(17).nextBytes(file);
    byte[] png = "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(png, 0, file, 0, png.length);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    ranges.add(String.valueOf(range));
    int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
    exchange.getResponseHeaders().set("Accept-Ranges", "bytes");
    exchange.getResponseHeaders().set("ETag", "\"v1\"");
    if (range != null) {
      exchange
          .getResponseHeaders()
          .set("Content-Range", "bytes " + from + "-" + (file.length - 1) + "/" + file.length);
    }
    exchange.sendResponseHeaders(range == null ? 200 : 206, file.length - from);
    OutputStream body = exchange.getResponseBody();
    body.write(file, from, Math.min(CUT, file.length - from));
    body.flush();
    exchange.close(); // cuts the connection if anything is left
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdk", "apache", "okhttp"})
  @Timeout(value = 1, unit = TimeUnit.MINUTES)
  void toFile_connectionIsCutTwice_goesOnFromThere(String transport) {
    URI base = URI.create("http://localhost:" + server.getAddress().getPort());
    try (ModelsLab client =
        ModelsLab.builder()
            .apiKey("key")
            .baseUri(base.resolve("/api/v6"))
            .transport(transport)
            .build()) {
      Path whole = client.downloads().toFile(base.resolve("/cat.png"), directory.resolve("c.png"));

      assertThat(whole).hasBinaryContent(file);
      assertThat(ranges).hasSizeBetween(3, 4).first().isEqualTo("null");
      assertThat(ranges.subList(1, ranges.size())).allMatch(range -> range.startsWith("bytes="));
    }
  }
}
