// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.modelslab.ModelsLab;
import com.modelslab.json.jackson.JacksonJsonCodec;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What somebody reads whose application does not start. */
@ExtendWith(OutputCaptureExtension.class)
class FailureAnalysisTest {
  @Test
  void run_beanNeedsTheClientAndThereIsNoKey_saysToSetIt(CapturedOutput output) {
    start(Shop.class);

    assertThat(output)
        .contains("APPLICATION FAILED TO START")
        .contains("the property modelslab.api-key is not set")
        .contains("Set the property modelslab.api-key, or the environment variable");
  }

  @Test
  void run_nothingNeedsTheClientAndThereIsNoKey_startsAndSaysWhyThereIsNone(CapturedOutput output) {
    assertThat(start(Application.class)).isNull();

    assertThat(output)
        .contains("No ModelsLab client: the property modelslab.api-key is not set")
        .doesNotContain("APPLICATION FAILED TO START");
  }

  @Test
  void run_transportIsNotThere_saysWhatToAdd(CapturedOutput output) {
    start(Shop.class, "--modelslab.api-key=secret-key", "--modelslab.transport=apache");

    assertThat(output)
        .contains("APPLICATION FAILED TO START")
        .contains("No Transport named \"apache\"")
        .contains("Add com.modelslab:modelslab-transport-apache to the dependencies")
        .doesNotContain("secret-key");
  }

  @Test
  void run_noTransportAtAll_saysWhatToAdd(CapturedOutput output) {
    start(NothingToFind.class, "--modelslab.api-key=secret-key");

    assertThat(output)
        .contains("APPLICATION FAILED TO START")
        .contains("Add one of modelslab-transport-apache, modelslab-transport-jdk");
  }

  @Test
  void run_codecIsNotThere_saysWhatToAdd(CapturedOutput output) {
    start(Shop.class, "--modelslab.api-key=secret-key", "--modelslab.codec=jackson3");

    assertThat(output)
        .contains("APPLICATION FAILED TO START")
        .contains("Add com.modelslab:modelslab-json-jackson3 to the dependencies");
  }

  @Test
  void run_valueIsRefused_saysWhichAndWhereItWasSet(CapturedOutput output) {
    start(Shop.class, "--modelslab.api-key=secret-key", "--modelslab.fetch-timeout=-3s");

    assertThat(output)
        .contains("APPLICATION FAILED TO START")
        .contains("The property modelslab.fetch-timeout cannot be used")
        .contains("Change the property modelslab.fetch-timeout, set in \"modelslab.fetch-timeout\"")
        .doesNotContain("secret-key");
  }

  @Test
  void run_ledgerIsSomethingElse_saysToNameAnotherFile(
      CapturedOutput output, @TempDir Path directory) throws Exception {
    Path file =
        Files.writeString(directory.resolve("notes.txt"), "What a day it was, all in all\n");

    start(Shop.class, "--modelslab.api-key=secret-key", "--modelslab.ledger=" + file);

    assertThat(output)
        .contains("APPLICATION FAILED TO START")
        .contains("is not a job ledger")
        .contains("Name a file in the property modelslab.ledger");
  }

  private static Throwable start(Class<?> application, String... arguments) {
    return catchThrowable(
        () -> {
          try (ConfigurableApplicationContext context =
              new SpringApplicationBuilder(application)
                  .web(WebApplicationType.NONE)
                  .properties("spring.main.banner-mode=off")
                  .run(arguments)) {
            assertThat(context.isActive()).isTrue();
          }
        });
  }

  @EnableAutoConfiguration
  @Configuration(proxyBeanMethods = false)
  static class Application {}

  @EnableAutoConfiguration
  @Configuration(proxyBeanMethods = false)
  static class Shop {
    @Bean
    Object shelf(ModelsLab client) {
      return "uses " + client;
    }
  }

  @EnableAutoConfiguration
  @Configuration(proxyBeanMethods = false)
  static class NothingToFind {
    @Bean
    ModelsLabCustomizer lookWhereNothingIs() {
      return builder ->
          builder.codec(new JacksonJsonCodec()).classLoader(ClassLoader.getPlatformClassLoader());
    }
  }
}
