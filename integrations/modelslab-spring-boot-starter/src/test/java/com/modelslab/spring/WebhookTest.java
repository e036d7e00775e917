// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.modelslab.ModelsLab;
import com.modelslab.image.ImageInput;
import com.modelslab.job.Job;
import com.modelslab.job.JobResult;
import com.modelslab.request.RemoveBackgroundRequest;
import com.modelslab.simulator.Simulator;
import com.modelslab.simulator.model.RecordedWebhook;
import com.modelslab.simulator.model.WebhookMode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reports come to a web application, which tells its listeners what is true of them, once. */
class WebhookTest {
  private static final String PATH = "/modelslab/9f3c0e";

  private static final Simulator SIMULATOR =
      Simulator.builder().speed(50).synchronous(0).webhooks(WebhookMode.TWICE).start();
  private static WebApplication application;

  @BeforeAll
  static void start() {
    application =
        WebApplication.start(
            Application.class,
            "modelslab.base-uri=" + SIMULATOR.baseUri(),
            "modelslab.api-key=" + SIMULATOR.key(),
            "modelslab.webhook.path=" + PATH);
  }

  @AfterAll
  static void end() {
    application.close();
    SIMULATOR.close();
  }

  @Test
  void post_endOfAJobReportedTwice_isToldOnce() {
    Job job = submit(application.uri(PATH));

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(SIMULATOR.journal().webhooks())
                    .extracting(RecordedWebhook::status)
                    .containsExactly(204, 204));
    await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(ends()).isNotEmpty());
    assertThat(ends())
        .singleElement()
        .isInstanceOfSatisfying(
            JobResult.Completed.class,
            result -> {
              assertThat(result.id()).isEqualTo(job.id());
              assertThat(result.outputs()).isNotEmpty();
            });
  }

  @Test
  void post_somethingElse_isRefused() {
    assertThat(application.post(PATH, "hello").statusCode()).isEqualTo(400);
    assertThat(application.post(PATH, "{\"event\":\"workflow\"}").statusCode()).isEqualTo(400);
  }

  @Test
  void post_moreThanAReportHas_isRefused() {
    String tooLong = "{\"id\":\"" + "1".repeat(WebhookController.MOST_BYTES) + "\"}";

    assertThat(application.post(PATH, tooLong).statusCode()).isEqualTo(413);
  }

  @Test
  void start_noListener_saysThatOneIsNeeded() {
    Throwable failure =
        catchThrowable(
            () ->
                WebApplication.start(
                        NoListener.class,
                        "modelslab.api-key=some-key",
                        "modelslab.webhook.path=" + PATH)
                    .close());

    assertThat(failure)
        .hasRootCauseInstanceOf(InvalidPropertyException.class)
        .hasStackTraceContaining("modelslab.webhook.path")
        .hasStackTraceContaining("Make a bean of type com.modelslab.spring.WebhookListener");
  }

  @Test
  void start_pathWithoutSlash_saysSo() {
    Throwable failure =
        catchThrowable(
            () ->
                WebApplication.start(
                        Application.class,
                        "modelslab.api-key=some-key",
                        "modelslab.webhook.path=hooks")
                    .close());

    assertThat(failure).hasStackTraceContaining("it must start with a slash, was hooks");
  }

  private Job submit(URI webhook) {
    return application
        .bean(ModelsLab.class)
        .submit(
            RemoveBackgroundRequest.builder()
                .image(ImageInput.bytes(WebApplication.picture()))
                .webhook(webhook)
                .build());
  }

  private List<JobResult> ends() {
    return application.bean(Application.class).ends;
  }

  @EnableAutoConfiguration
  @Configuration(proxyBeanMethods = false)
  static class Application {
    final List<JobResult> ends = new CopyOnWriteArrayList<>();

    @Bean
    WebhookListener keeping() {
      return ends::add;
    }
  }

  @EnableAutoConfiguration
  @Configuration(proxyBeanMethods = false)
  static class NoListener {}
}
