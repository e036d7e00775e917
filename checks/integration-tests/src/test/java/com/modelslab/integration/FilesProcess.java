// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.integration;

import com.modelslab.ModelsLab;
import com.modelslab.image.ImageInput;
import com.modelslab.job.BatchOptions;
import com.modelslab.job.BatchOutcome;
import com.modelslab.request.JobRequest;
import com.modelslab.request.OutpaintRequest;
import com.modelslab.spi.Headers;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportRequest;
import com.modelslab.spi.TransportResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** A program that submits every file of a directory in a heap that has no room for them. */
final class FilesProcess {
  private FilesProcess() {}

  /** Arguments: the directory. Prints how many jobs were done, and how many MB were sent. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Service service = new Service();
    try (ModelsLab client = ModelsLab.builder().apiKey("key").transport(service).build();
        Stream<Path> files = Files.list(Path.of(args[0]))) {
      Stream<JobRequest> requests =
          files.map(file -> OutpaintRequest.builder().image(ImageInput.file(file)).build());
      long done =
          client.submitAll(requests, BatchOptions.defaults()).stream()
              .filter(BatchOutcome.Completed.class::isInstance)
              .count();
      System.out.println(done + " jobs, " + (service.bytes.get() >> 20) + " MB");
    }
  }

  /** Answers each submit at once, with the result. */
  private static final class Service implements Transport {
    final AtomicLong bytes = new AtomicLong();
    private final AtomicLong ids = new AtomicLong();

    @Override
    public CompletableFuture<TransportResponse> send(TransportRequest request) {
      bytes.addAndGet(request.body().length);
      String json =
          "{\"status\":\"success\",\"id\":%d,\"output\":[\"https://cdn.example/p.png\"]}"
              .formatted(ids.incrementAndGet());
      return CompletableFuture.completedFuture(
          new TransportResponse(200, Headers.empty(), json.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {}
  }
}
