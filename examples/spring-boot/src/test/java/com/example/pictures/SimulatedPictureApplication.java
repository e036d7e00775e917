// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.example.pictures;

import com.modelslab.simulator.Simulator;
import java.util.Arrays;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The application with a ModelsLab on this machine, which sends its webhooks here. */
final class SimulatedPictureApplication implements AutoCloseable {
  private final Simulator simulator;
  private final ConfigurableApplicationContext application;

  private SimulatedPictureApplication(
      Simulator simulator, ConfigurableApplicationContext application) {
    this.simulator = simulator;
    this.application = application;
  }

  public static void main(String[] arguments) {
    SimulatedPictureApplication running = start(arguments);
    LoggerFactory.getLogger(SimulatedPictureApplication.class)
        .info(
            "Try curl -H 'Content-Type: image/png' --data-binary @picture.png {} -o cut-out.png",
            running.uri("/pictures"));
  }

  static SimulatedPictureApplication start(String... arguments) {
    Simulator simulator = Simulator.builder().speed(20).start();
    Stream<String> settings =
        Stream.of(
            "--modelslab.base-uri=" + simulator.baseUri(),
            "--modelslab.api-key=" + simulator.key(),
            "--pictures.webhook=http://localhost:${local.server.port}${modelslab.webhook.path}");
    ConfigurableApplicationContext application =
        SpringApplication.run(
            PictureApplication.class,
            Stream.concat(settings, Arrays.stream(arguments)).toArray(String[]::new));
    return new SimulatedPictureApplication(simulator, application);
  }

  String uri(String path) {
    return "http://localhost:"
        + application.getEnvironment().getRequiredProperty("local.server.port")
        + path;
  }

  @Override
  public void close() {
    application.close();
    simulator.close();
  }
}
