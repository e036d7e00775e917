// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** A value that cannot be used is told with the name of its property. */
class InvalidPropertiesTest {
  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withPropertyValues("modelslab.api-key=secret-key")
          .withConfiguration(
              AutoConfigurations.of(
                  SslAutoConfiguration.class,
                  ModelsLabAutoConfiguration.class,
                  ModelsLabActuatorAutoConfiguration.class));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "modelslab.base-uri | http://example.com/api/v6 | must be https",
        "modelslab.base-uri | https://exa mple.com | wrong character at position",
        "modelslab.user-agent | Käse/1 | U+00E4",
        "modelslab.submit-timeout | -1s | must be positive",
        "modelslab.fetch-timeout | 0s | must be positive",
        "modelslab.download-timeout | 0s | must be positive",
        "modelslab.download-patience | 0s | must be positive",
        "modelslab.max-body-size | 0B | must be positive",
        "modelslab.max-download-size | 0B | must be positive",
        "modelslab.http.connect-timeout | 0s | must be positive",
        "modelslab.http.max-connections | 0 | must be at least 1",
        "modelslab.http.ssl-bundle | missing | there is no SSL bundle missing",
        "modelslab.resilience.plan | gold | payg, standard, premium or a number",
        "modelslab.resilience.plan | 0 | at least 1",
        "modelslab.resilience.retry-budget | -1 | must not be negative",
        "modelslab.resilience.call-timeout | 0s | must be positive",
        "modelslab.health.balance-interval | 0s | must be positive",
        "modelslab.health.balance-timeout | 0s | must be positive",
        "modelslab.shutdown-timeout | -1s | must not be negative",
      })
  void context_valueThatIsRefused_namesTheProperty(String property, String value, String reason) {
    runner
        .withPropertyValues(property + "=" + value, "modelslab.health.balance=true")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .isInstanceOf(InvalidPropertyException.class)
                    .hasMessageContaining("The property " + property + " cannot be used")
                    .hasMessageContaining(reason));
  }

  @ParameterizedTest
  @CsvSource({
    "modelslab.http.proxy.port, 70000, modelslab.http.proxy.port",
    "modelslab.http.proxy.username, me, modelslab.http.proxy.password"
  })
  void context_proxyThatIsRefused_namesTheProperty(String property, String value, String named) {
    runner
        .withPropertyValues("modelslab.http.proxy.host=localhost", property + "=" + value)
        .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining(named));
  }

  @Test
  void context_textWhereADurationBelongs_namesTheProperty() {
    runner
        .withPropertyValues("modelslab.submit-timeout=soon")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .hasStackTraceContaining("modelslab.submit-timeout"));
  }

  @Test
  void context_baseUriWithPassword_isRefusedWithoutShowingIt() {
    runner
        .withPropertyValues("modelslab.base-uri=https://me:hidden-password@example.com/api/v6")
        .run(
            context -> {
              assertThat(context).getFailure().hasStackTraceContaining("user or password");
              assertThat(context)
                  .getFailure()
                  .satisfies(
                      failure -> assertThat(stackTrace(failure)).doesNotContain("hidden-password"));
            });
  }

  private static String stackTrace(Throwable failure) {
    java.io.StringWriter text = new java.io.StringWriter();
    failure.printStackTrace(new java.io.PrintWriter(text));
    return text.toString();
  }
}
