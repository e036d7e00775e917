// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.modelslab.ModelsLab;
import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.error.TransportException.Kind;
import com.modelslab.image.ImageInput;
import com.modelslab.job.JobResult;
import com.modelslab.job.PollSchedule;
import com.modelslab.request.RemoveBackgroundRequest;
import com.modelslab.tck.ScriptedTransport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How applications test their own code without a server. */
class ScriptedTransportTest {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0};
  private static final RemoveBackgroundRequest REQUEST =
      RemoveBackgroundRequest.builder()
          .image(ImageInput.url("https://example.com/cat.png"))
          .build();

  private final ScriptedTransport transport = new ScriptedTransport();
  private final ModelsLab modelsLab =
      ModelsLab.builder()
          .apiKey("test")
          .transport(transport)
          .pollSchedule(PollSchedule.fixed(Duration.ofMillis(1)))
          .build();

  @Test
  void submitAndDownload_scripted_givesTheResponsesInOrder(@TempDir Path folder) throws Exception {
    transport
        .respond(200, "{\"status\":\"processing\",\"id\":7,\"eta\":1}")
        .respond(
            200, "{\"status\":\"success\",\"id\":7,\"output\":[\"https://example.com/1.png\"]}")
        .respond(200, "image/png", PNG);

    JobResult.Completed result = modelsLab.submit(REQUEST).await();
    List<Path> images = modelsLab.download(result, folder);

    assertThat(images).singleElement().satisfies(image -> assertThat(image).hasBinaryContent(PNG));
    assertThat(transport.requests()).hasSize(3);
    assertThat(transport.bodies().get(0)).contains("https://example.com/cat.png");
    assertThat(transport.left()).isZero();
  }

  @Test
  void submit_scriptedFailure_isThrown() {
    transport.fail(new TransportException(Kind.CONNECT, Delivery.NOT_SENT, "refused", null));

    assertThatThrownBy(() -> modelsLab.submit(REQUEST))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("refused");
  }

  @Test
  void submit_scriptAtItsEnd_namesTheRequest() {
    assertThatThrownBy(() -> modelsLab.submit(REQUEST))
        .hasMessageContaining("The script has no response left for request 1, POST https://");
  }
}
