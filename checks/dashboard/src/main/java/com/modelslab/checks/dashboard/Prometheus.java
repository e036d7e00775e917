// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.checks.dashboard;

import com.modelslab.json.jackson.JacksonJsonCodec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Prometheus that reads the meters of one process on this machine. */
final class Prometheus implements AutoCloseable {
  private static final Duration STEP = Duration.ofSeconds(2);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final URI address;

  /**
   * Starts it.
   *
   * @param folder where its configuration, data and log go
   * @param meters the port of the process, which answers on {@code /metrics}
   */
  Prometheus(Path folder, int meters) throws IOException {
    Path configuration = folder.resolve("prometheus.yml");
    Files.writeString(
        configuration,
        """
        global: {scrape_interval: %ds}
        scrape_configs:
          - job_name: modelslab
            static_configs: [{targets: ['127.0.0.1:%d']}]
        """
            .formatted(STEP.toSeconds(), meters));
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    address = URI.create("http://127.0.0.1:" + port);
    process =
        new ProcessBuilder(
                "prometheus",
                "--config.file=" + configuration,
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("prometheus.log").toFile())
            .start();
  }

  /**
   * {@return what a query of the dashboard says for that time, with the name of each line}
   *
   * @throws IOException if the query is refused
   */
  List<Line> ask(Panel.Query query, Instant from, Instant to)
      throws IOException, InterruptedException {
    // So Grafana sets it for a scrape every two seconds, but for at least four scrapes.
    String expression = query.expression().replace("$__rate_interval", "30s");
    String address =
        "/api/v1/query_range?start=%d&end=%d&step=%d&query=%s"
            .formatted(
                from.getEpochSecond(),
                to.getEpochSecond(),
                STEP.toSeconds(),
                URLEncoder.encode(expression, StandardCharsets.UTF_8));
    HttpRequest request = HttpRequest.newBuilder(this.address.resolve(address)).build();
    byte[] body = http.send(request, BodyHandlers.ofByteArray()).body();
    Map<String, ?> answer = new JacksonJsonCodec().decode(body);
    if (!"success".equals(answer.get("status"))) {
      throw new IOException(
          "Prometheus refuses " + query.expression() + ": " + answer.get("error"));
    }
    List<Line> lines = new ArrayList<>();
    for (Object series : Panel.list(Panel.map(answer, "data"), "result")) {
      Map<?, ?> fields = (Map<?, ?>) series;
      List<Instant> moments = new ArrayList<>();
      List<Double> values = new ArrayList<>();
      for (Object sample : Panel.list(fields, "values")) {
        List<?> pair = (List<?>) sample;
        double value = Double.parseDouble(String.valueOf(pair.get(1)));
        if (Double.isFinite(value)) { // the ratio of two rates may be none
          moments.add(Instant.ofEpochSecond(((Number) pair.get(0)).longValue()));
          values.add(value);
        }
      }
      if (!values.isEmpty()) {
        lines.add(new Line(query.name(Panel.map(fields, "metric")), moments, values));
      }
    }
    return lines;
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
