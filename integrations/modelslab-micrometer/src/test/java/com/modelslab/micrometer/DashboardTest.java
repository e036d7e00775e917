// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.ModelsLab;
import com.modelslab.image.ImageInput;
import com.modelslab.job.JobResult;
import com.modelslab.request.RemoveBackgroundRequest;
import com.modelslab.simulator.Simulator;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** That the dashboard asks for series that a client on the simulator really has. */
@Timeout(60)
class DashboardTest {
  private static final Path DASHBOARD = Path.of("grafana/modelslab.json");
  private static final Pattern METRIC = Pattern.compile("modelslab_\\w+_seconds\\w*");
  private static final Pattern LABEL =
      Pattern.compile("(?:by|ignoring) \\(([^)]*)\\)|\\{(\\w+)!?=");
  private static final Pattern EXPRESSION = Pattern.compile("\"expr\": \"((?:[^\"\\\\]|\\\\.)*)\"");

  @TempDir Path directory;

  @Test
  void queries_ofTheDashboard_findSeries() throws Exception {
    String series = scrapeAfterWork();
    List<String> queries =
        EXPRESSION.matcher(Files.readString(DASHBOARD)).results().map(m -> m.group(1)).toList();
    assertThat(queries).hasSizeGreaterThan(9);

    for (String query : queries) {
      Set<String> names = names(METRIC, query);
      assertThat(names).as(query).isNotEmpty();
      List<String> found = new ArrayList<>();
      for (String name : names) {
        List<String> lines = series.lines().filter(line -> line.startsWith(name + "{")).toList();
        assertThat(lines).as("series of %s for %s", name, query).isNotEmpty();
        found.addAll(lines);
      }
      for (String label : labels(query)) {
        assertThat(found).as(query).anyMatch(line -> line.contains(label + "=\""));
      }
    }
  }

  private String scrapeAfterWork() throws IOException, InterruptedException {
    PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    try (Simulator service = Simulator.builder().key("sk-test").speed(50).synchronous(0).start();
        ModelsLab client = clientOf(service, meters)) {
      RemoveBackgroundRequest request =
          RemoveBackgroundRequest.builder()
              .image(ImageInput.url("https://cdn.example/cat.png"))
              .build();
      JobResult.Completed result = client.submit(request).await();
      client.download(result, directory);
      client.submit(request); // runs while the meters are read
      Awaitility.await()
          .until(() -> !meters.find("modelslab.download").timers().isEmpty()); // told after its end
      return meters.scrape();
    }
  }

  private static ModelsLab clientOf(Simulator service, PrometheusMeterRegistry meters) {
    ObservationRegistry registry = ObservationRegistry.create();
    registry.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
    return ModelsLab.builder()
        .apiKey("sk-test")
        .baseUri(service.baseUri())
        .observer(ModelsLabObserver.of(registry))
        .build();
  }

  private static Set<String> names(Pattern pattern, String query) {
    Set<String> names = new TreeSet<>();
    Matcher matcher = pattern.matcher(query);
    while (matcher.find()) {
      names.add(matcher.group());
    }
    return names;
  }

  private static Set<String> labels(String query) {
    Set<String> labels = new TreeSet<>();
    Matcher matcher = LABEL.matcher(query);
    while (matcher.find()) {
      String found = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
      labels.addAll(List.of(found.split("\\s*,\\s*")));
    }
    return labels;
  }
}
