// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.examples;

import com.modelslab.ModelsLab;
import com.modelslab.error.TransportException;
import com.modelslab.examples.transport.UrlConnectionTransport;
import com.modelslab.job.Batch;
import com.modelslab.job.BatchOptions;
import com.modelslab.job.BatchOutcome;
import com.modelslab.job.Job;
import com.modelslab.job.JobEntry;
import com.modelslab.job.JobResult;
import com.modelslab.job.PollSchedule;
import com.modelslab.request.JobRequest;
import com.modelslab.spi.Headers;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportConfig;
import com.modelslab.spi.TransportRequest;
import com.modelslab.spi.TransportResponse;
import com.modelslab.spi.http.RequestDispatcher;
import com.modelslab.spi.http.Transports;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.BiConsumer;

/** What the guides show, so that it compiles; what it leaves to the reader is abstract here. */
abstract class GuideSnippets {
  void polling(String key) {
    ModelsLab.builder().apiKey(key).build(); // adaptive, the default
    ModelsLab.builder().apiKey(key).pollSchedule(PollSchedule.fixed(Duration.ofSeconds(5))).build();
    ModelsLab.builder()
        .apiKey(key)
        .pollSchedule(PollSchedule.exponential(Duration.ofSeconds(1), Duration.ofSeconds(10)))
        .build();
  }

  void await(ModelsLab modelsLab, JobRequest request) throws InterruptedException {
    Job job = modelsLab.submit(request);
    JobResult.Completed result =
        job.await(
            Duration.ofMinutes(2),
            progress ->
                System.out.println(
                    progress.jobId()
                        + " "
                        + progress.state()
                        + ", fetched "
                        + progress.polls()
                        + " times"));
  }

  void ledger(String key, Log log) {
    ModelsLab modelsLab = ModelsLab.builder().apiKey(key).ledger(Path.of("jobs.ledger")).build();

    for (JobEntry entry : modelsLab.ledger().openJobs()) { // left by the process before
      modelsLab.resume(entry.token()).awaitAsync().thenAccept(this::store);
    }
    for (JobEntry entry : modelsLab.ledger().unknownSubmits()) { // decide yourself
      log.warn("Nobody knows whether {} {} made a job", entry.path(), entry.trackId());
    }
  }

  void batch(ModelsLab modelsLab, List<JobRequest> requests) {
    Batch batch = modelsLab.submitAll(requests, BatchOptions.builder().maxJobs(10).build());
    batch.stream()
        .forEach(
            outcome -> { // as they come; each exactly once
              if (outcome instanceof BatchOutcome.Completed completed) {
                modelsLab.download(completed.result(), Path.of("images"));
              } else if (outcome instanceof BatchOutcome.Failed failed) {
                System.err.println(
                    "Request " + failed.index() + ": " + failed.failure().getMessage());
              }
            });
  }

  void blocking(ExecutorService executor) {
    Transport transport =
        Transports.blocking(
            executor,
            call -> {
              TransportRequest request = call.request();
              HttpURLConnection connection = open(request);
              call.onAbort(connection::disconnect); // 1. how to stop
              connection.connect();
              call.beginSending(); // 2. from here on bytes leave
              try (OutputStream out = connection.getOutputStream()) {
                out.write(request.body());
              }
              int status = connection.getResponseCode();
              return call.receive(
                  status, headers(connection), body(connection, status)); // 3. how to read
            });
  }

  void asynchronous(TransportConfig config, Stack stack) {
    RequestDispatcher calls =
        new RequestDispatcher(
            "mine",
            config.maxConnections(),
            call -> {
              Work work =
                  stack.start(
                      call.request(),
                      (response, failure) -> {
                        if (failure != null) {
                          call.fail(failure);
                        } else {
                          call.succeed(response);
                        }
                      });
              call.onAbort(work::cancel);
            });
  }

  void ownTransport(String key) {
    ModelsLab modelsLab =
        ModelsLab.builder()
            .apiKey(key)
            .transport(new UrlConnectionTransport(TransportConfig.defaults()))
            .build();
  }

  abstract void store(JobResult.Completed result);

  abstract HttpURLConnection open(TransportRequest request) throws IOException;

  abstract Headers headers(HttpURLConnection connection);

  abstract InputStream body(HttpURLConnection connection, int status) throws IOException;

  interface Log {
    void warn(String text, Object... values);
  }

  interface Stack {
    Work start(
        TransportRequest request, BiConsumer<TransportResponse, TransportException> listener);
  }

  interface Work {
    void cancel();
  }
}
