// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.modelslab.ModelsLab;
import com.modelslab.error.TransportException;
import com.modelslab.image.ImageInput;
import com.modelslab.job.Job;
import com.modelslab.request.RemoveBackgroundRequest;
import com.modelslab.spi.Headers;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportRequest;
import com.modelslab.spi.TransportResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What becomes of calls when the application ends. */
class ShutdownTest {
  private static final RemoveBackgroundRequest REQUEST =
      RemoveBackgroundRequest.builder()
          .image(ImageInput.url("https://example.com/cat.png"))
          .build();

  private final SlowTransport transport = new SlowTransport();
  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withPropertyValues("modelslab.api-key=secret-key")
          .withBean("transport", Transport.class, () -> transport)
          .withConfiguration(AutoConfigurations.of(ModelsLabAutoConfiguration.class));

  @Test
  void close_submitUnderWay_isWaitedFor() {
    AtomicReference<CompletableFuture<Job>> job = new AtomicReference<>();

    runner
        .withPropertyValues("modelslab.shutdown-timeout=30s")
        .withBean(Response.class)
        .run(
            context -> {
              job.set(context.getBean(ModelsLab.class).submitAsync(REQUEST));
              await().atMost(Duration.ofSeconds(30)).until(() -> transport.asked);
            });

    assertThat(job.get().join().id()).isEqualTo("7");
  }

  @Test
  void close_timeoutOfZero_endsTheSubmitAtOnce() {
    AtomicReference<CompletableFuture<Job>> job = new AtomicReference<>();

    runner
        .withPropertyValues("modelslab.shutdown-timeout=0s")
        .run(
            context -> {
              job.set(context.getBean(ModelsLab.class).submitAsync(REQUEST));
              await().atMost(Duration.ofSeconds(30)).until(() -> transport.asked);
            });

    assertThat(job.get()).failsWithin(Duration.ofSeconds(30));
  }

  @Test
  void close_transportBean_isClosedAfterTheClient() {
    runner.run(context -> transport.user = context.getBean(ModelsLab.class));

    assertThat(transport.failureWhenClosed)
        .isInstanceOfSatisfying(
            TransportException.class,
            failure -> assertThat(failure.kind()).isEqualTo(TransportException.Kind.CLOSED));
  }

  /** Responds to the submit when it is told to, and to nothing else. */
  private static final class SlowTransport implements Transport {
    final CompletableFuture<TransportResponse> response = new CompletableFuture<>();
    volatile boolean asked;
    volatile boolean closing;
    volatile ModelsLab user;
    volatile Throwable failureWhenClosed;

    @Override
    public CompletableFuture<TransportResponse> send(TransportRequest request) {
      asked = true;
      if (request.uri().getPath().endsWith("removebg_mask")) {
        return response;
      }
      return closing
          ? CompletableFuture.failedFuture(new IllegalStateException("The client is open"))
          : new CompletableFuture<>();
    }

    @Override
    public void close() {
      ModelsLab client = user;
      if (client != null) {
        closing = true;
        failureWhenClosed = catchThrowable(() -> client.account().balance());
      }
    }
  }

  /** Is destroyed before the client, and has the response come when that begins to close. */
  static final class Response implements DisposableBean {
    private final SlowTransport transport;
    private final ModelsLab client;

    Response(Transport transport, ModelsLab client) {
      this.transport = (SlowTransport) transport;
      this.client = client;
    }

    @Override
    public void destroy() {
      Thread service =
          new Thread(
              () -> {
                // A query ends when the client begins to close, and not before.
                assertThatThrownBy(() -> client.account().balance())
                    .isInstanceOf(TransportException.class);
                byte[] body = "{\"status\":\"processing\",\"id\":7,\"eta\":1}".getBytes(UTF_8);
                transport.response.complete(
                    new TransportResponse(200, Headers.builder().build(), body));
              });
      service.setDaemon(true);
      service.start();
    }
  }
}
