// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.example.app;

import com.modelslab.ModelsLab;
import com.modelslab.error.AuthenticationException;
import com.modelslab.image.ImageInput;
import com.modelslab.job.Job;
import com.modelslab.job.JobResult;
import com.modelslab.job.PollSchedule;
import com.modelslab.request.RemoveBackgroundRequest;
import com.modelslab.spi.TransportConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What an application does with the SDK: submits an edit, waits for it, both blocking and not,
 * downloads the images, and is refused with a wrong key.
 *
 * <p>Knows nothing but the API, so that it runs unchanged with every transport and in every place.
 */
public final class MainJob {
  /** The text after which the id of the transport and the number of bytes stand. */
  public static final String DONE = "The job is done: ";

  private MainJob() {}

  /** Takes the base URI, the key, the id of the transport, and the folder for the images. */
  public static void main(String[] arguments) throws Exception {
    System.out.println(run(arguments[0], arguments[1], arguments[2], Path.of(arguments[3])));
  }

  /**
   * {@return a line that says what was done}
   *
   * @param transport an id; empty to let the client choose
   */
  public static String run(String baseUri, String key, String transport, Path folder)
      throws Exception {
    checkWrongKey(baseUri, transport);
    try (ModelsLab modelsLab = client(baseUri, key, transport)) {
      RemoveBackgroundRequest request =
          RemoveBackgroundRequest.builder()
              .image(ImageInput.url("https://example.com/cat.png"))
              .build();
      JobResult.Completed first =
          modelsLab.submit(request).await(Duration.ofMinutes(1), progress -> {});
      Job second = modelsLab.submitAsync(request).get(1, TimeUnit.MINUTES);
      second.awaitAsync().get(1, TimeUnit.MINUTES);
      List<Path> images = modelsLab.download(first, folder);
      return DONE + transport + " " + size(images) + " bytes";
    }
  }

  private static void checkWrongKey(String baseUri, String transport) {
    try (ModelsLab stranger = client(baseUri, "wrong-key", transport)) {
      stranger.imageEditing().fetch("1");
      throw new IllegalStateException("A wrong key was accepted");
    } catch (AuthenticationException e) {
      if (e.status() == 0) {
        throw new IllegalStateException("The refusal has no status", e);
      }
    }
  }

  private static ModelsLab client(String baseUri, String key, String transport) {
    ModelsLab.Builder builder =
        ModelsLab.builder()
            .baseUri(URI.create(baseUri))
            .apiKey(key)
            .pollSchedule(PollSchedule.fixed(Duration.ofMillis(50)));
    if (Boolean.getBoolean("app.system-proxy")) {
      builder.transportConfig(TransportConfig.builder().systemProxy(URI.create(baseUri)).build());
    }
    return (transport.isEmpty() ? builder : builder.transport(transport)).build();
  }

  private static long size(List<Path> images) throws IOException {
    long bytes = 0;
    for (Path image : images) {
      bytes += Files.size(image);
    }
    return bytes;
  }
}
