// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.simulator.Simulator;
import com.modelslab.simulator.SimulatorExtension;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

/** What Actuator shows: the health, and never the key. */
@ExtendWith({SimulatorExtension.class, OutputCaptureExtension.class})
class ActuatorTest {
  @Test
  void endpoints_allValuesShown_haveNoSecret(CapturedOutput output) {
    try (WebApplication application =
        WebApplication.start(
            Application.class,
            "shop.key=hidden-key",
            "modelslab.api-key=${shop.key}",
            "modelslab.user-agent=shop/1",
            "modelslab.http.proxy.host=localhost",
            "modelslab.http.proxy.username=me",
            "modelslab.http.proxy.password=hidden-word",
            "logging.level.com.modelslab=TRACE",
            "logging.level.org.springframework.boot.context.properties=TRACE")) {
      for (String endpoint : List.of("env", "configprops", "conditions", "beans")) {
        var response = application.get("/actuator/" + endpoint);

        assertThat(response.statusCode()).as(endpoint).isEqualTo(200);
        assertThat(response.body())
            .as(endpoint)
            .containsIgnoringCase("modelslab")
            .doesNotContain("hidden-key", "hidden-word");
      }
      assertThat(application.get("/actuator/configprops").body())
          .contains("shop/1"); // shows values
    }
    assertThat(output).doesNotContain("hidden-key", "hidden-word");
  }

  @Test
  void health_default_isUpAndSendsNothing(Simulator simulator) {
    try (WebApplication application =
        WebApplication.start(
            Application.class, at(simulator), "modelslab.api-key=" + simulator.key())) {
      var response = application.get("/actuator/health/modelslab");

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body()).contains("\"UP\"").contains(simulator.baseUri().toString());
      assertThat(simulator.journal().calls()).isEmpty();
    }
  }

  @Test
  void health_balance_isShownAndAskedForOnce(Simulator simulator) {
    try (WebApplication application =
        WebApplication.start(
            Application.class,
            at(simulator),
            "modelslab.api-key=" + simulator.key(),
            "modelslab.health.balance=true")) {
      application.get("/actuator/health/modelslab");
      var response = application.get("/actuator/health/modelslab");

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body()).contains("\"UP\"").contains("\"balance\"");
      assertThat(simulator.journal().calls()).hasSize(1);
    }
  }

  @Test
  void health_balanceRefused_isDown(Simulator simulator) {
    try (WebApplication application =
        WebApplication.start(
            Application.class,
            at(simulator),
            "modelslab.api-key=wrong-key",
            "modelslab.health.balance=true")) {
      var response = application.get("/actuator/health/modelslab");

      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(response.body())
          .contains("\"DOWN\"")
          .contains("AuthenticationException")
          .doesNotContain("wrong-key");
    }
  }

  @Test
  void health_switchedOff_isNotThere(Simulator simulator) {
    try (WebApplication application =
        WebApplication.start(
            Application.class,
            at(simulator),
            "modelslab.api-key=some-key",
            "management.health.modelslab.enabled=false")) {
      assertThat(application.get("/actuator/health/modelslab").statusCode()).isEqualTo(404);
    }
  }

  private static String at(Simulator simulator) {
    return "modelslab.base-uri=" + simulator.baseUri();
  }

  @EnableAutoConfiguration
  @Configuration(proxyBeanMethods = false)
  static class Application {}
}
