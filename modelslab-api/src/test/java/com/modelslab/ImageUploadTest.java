// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.modelslab.error.AuthenticationException;
import com.modelslab.error.ModelsLabException;
import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.error.TransportException.Kind;
import com.modelslab.error.UnknownOutcomeException;
import com.modelslab.error.UploadException;
import com.modelslab.image.ImageInput;
import com.modelslab.job.Job;
import com.modelslab.request.FaceGenRequest;
import com.modelslab.request.FashionRequest;
import com.modelslab.request.FluxHeadshotRequest;
import com.modelslab.request.InpaintRequest;
import com.modelslab.request.OutpaintRequest;
import com.modelslab.request.QwenEditRequest;
import com.modelslab.request.RemoveBackgroundRequest;
import com.modelslab.request.SuperResolutionRequest;
import com.modelslab.spi.TransportResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageUploadTest {
  private static final byte[] PNG =
      Base64.getDecoder()
          .decode("iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAYAAACddGYaAAAAC0lEQVR42mNgQAcAABIAAQ==");
  private static final String DATA =
      "data:image/png;base64," + Base64.getEncoder().encodeToString(PNG);
  private static final ImageInput BYTES = ImageInput.bytes(PNG);
  private static final ImageInput OTHER = ImageInput.bytes(Arrays.copyOf(PNG, PNG.length + 1));
  private static final ImageInput LINK = ImageInput.url("https://up.example/a.png");

  private final FakeService service = new FakeService();
  private final ModelsLab modelsLab = service.client().build();
  private final ImageEditing editing = modelsLab.imageEditing();

  @AfterEach
  void close() {
    modelsLab.close();
  }

  @Test
  void submit_toolThatTakesBase64_sendsItInsideWithoutTheFlag() {
    accept();

    modelsLab.submit(RemoveBackgroundRequest.builder().image(BYTES).build());

    assertThat(service.sent(0)).containsEntry("image", DATA).doesNotContainKey("base64");
  }

  @Test
  void submit_fluxHeadshotWithBytes_sendsThemInside() {
    accept();

    modelsLab.submit(FluxHeadshotRequest.builder().prompt("p").faceImage(BYTES).build());

    assertThat(service.sent(0)).containsEntry("face_image", DATA).containsEntry("seed", null);
  }

  @Test
  void submit_callIsRepeated_readsTheFileAgain(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("cat.png"), PNG);
    byte[] longer = Arrays.copyOf(PNG, PNG.length + 3);
    accept();
    try (ModelsLab repeating =
        service
            .client()
            .decorate(
                next ->
                    call ->
                        next.call(call)
                            .thenCompose(
                                response -> {
                                  write(file, longer);
                                  return next.call(call);
                                }))
            .build()) {
      repeating.submit(OutpaintRequest.builder().image(ImageInput.file(file)).build());
    }

    assertThat(service.sent(0)).containsEntry("image", DATA);
    assertThat(service.sent(1)).containsEntry("image", ImageInput.bytes(longer).wireValue());
  }

  @Test
  void submit_fileIsGone_namesTheFieldAndSendsNothing(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("cat.png"), PNG);
    OutpaintRequest request = OutpaintRequest.builder().image(ImageInput.file(file)).build();
    Files.delete(file);
    try (ModelsLab recording = service.client().ledger(folder.resolve("jobs.ledger")).build()) {
      assertThatThrownBy(() -> recording.submit(request))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("image: Cannot read the image file " + file)
          .hasMessageContaining("Nothing was sent");
      assertThat(recording.submitAsync(request)).failsWithin(Duration.ofSeconds(20));

      assertThat(recording.ledger().unknownSubmits()).isEmpty();
    }
    assertThat(service.requests()).isEmpty();
  }

  private static void write(Path file, byte[] bytes) {
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void submit_flagThatIsAboutTheInputOnly_isSet() {
    accept();

    modelsLab.submit(OutpaintRequest.builder().image(BYTES).build());

    assertThat(service.sent(0)).containsEntry("image", DATA).containsEntry("base64", true);
  }

  @Test
  void submit_outpaintWithLink_leavesTheFlagAlone() {
    accept();

    modelsLab.submit(OutpaintRequest.builder().image(LINK).build());

    assertThat(service.sent(0)).doesNotContainKey("base64");
  }

  @Test
  void submit_flagThatWouldChangeTheResult_uploadsInstead() {
    uploaded("https://r2.example/temp/1.png");
    accept();

    modelsLab.submit(FaceGenRequest.builder().prompt("p").faceImage(BYTES).build());

    assertThat(service.paths())
        .containsExactly("/api/v6/image_editing/base64_to_url", "/api/v6/image_editing/face_gen");
    assertThat(service.sent(0)).containsEntry("init_image", DATA);
    assertThat(service.sent(1))
        .containsEntry("face_image", "https://r2.example/temp/1.png")
        .doesNotContainKey("base64");
  }

  @Test
  void submit_base64ResultWanted_sendsBytesInsideUnderTheSameFlag() {
    accept();

    modelsLab.submit(FaceGenRequest.builder().prompt("p").faceImage(BYTES).base64(true).build());

    assertThat(service.sent(0)).containsEntry("face_image", DATA).containsEntry("base64", true);
  }

  @Test
  void submit_linksOnlyToolWithBase64ResultWanted_uploadsAllTheSame() {
    uploaded("https://r2.example/temp/1.png");
    accept();

    modelsLab.submit(
        InpaintRequest.builder().prompt("p").image(BYTES).maskImage(LINK).base64(true).build());

    assertThat(service.sent(1))
        .containsEntry("init_image", "https://r2.example/temp/1.png")
        .containsEntry("mask_image", "https://up.example/a.png")
        .containsEntry("base64", "true");
  }

  @Test
  void submit_listOfImages_uploadsTheBytesAndKeepsTheOrder() {
    uploaded("https://r2.example/temp/1.png");
    uploaded("https://r2.example/temp/2.png");
    accept();

    modelsLab.submit(
        QwenEditRequest.builder().prompt("p").images(List.of(BYTES, LINK, OTHER)).build());

    assertThat(service.sent(2))
        .containsEntry(
            "init_image",
            List.of(
                "https://r2.example/temp/1.png",
                "https://up.example/a.png",
                "https://r2.example/temp/2.png"));
  }

  @Test
  void submit_oneImageInTwoFields_isUploadedOnce() {
    uploaded("https://r2.example/temp/1.png");
    accept();

    modelsLab.submit(
        FashionRequest.builder()
            .image(BYTES)
            .clothImage(BYTES)
            .clothType(FashionRequest.DRESSES)
            .build());

    assertThat(service.requests()).hasSize(2);
  }

  @Test
  void submit_uploadRefused_throwsTheRefusalAndSubmitsNothing() {
    service.answer(401, "status", "error", "message", "Invalid API key");

    assertThatThrownBy(
            () -> modelsLab.submit(SuperResolutionRequest.builder().image(BYTES).build()))
        .isInstanceOf(AuthenticationException.class)
        .hasMessageContaining("/image_editing/base64_to_url");
    assertThat(service.requests()).hasSize(1);
  }

  @Test
  void submit_uploadBroken_saysThatNothingWasSubmitted() {
    service.fail(Kind.IO, Delivery.UNKNOWN);

    assertThatThrownBy(
            () -> modelsLab.submit(SuperResolutionRequest.builder().image(BYTES).build()))
        .isInstanceOf(UploadException.class)
        .isNotInstanceOf(UnknownOutcomeException.class)
        .hasMessageContaining("init_image")
        .hasMessageContaining("nothing was submitted");
  }

  @Test
  void submit_uploadWithoutLink_isAnUploadFailure() {
    service.answer(200, "status", "success", "id", 5L, "output", List.of());

    assertThatThrownBy(
            () -> modelsLab.submit(SuperResolutionRequest.builder().image(BYTES).build()))
        .isInstanceOf(UploadException.class);
    assertThat(service.requests()).hasSize(1);
  }

  @Test
  void submitAsync_cancelledDuringUploads_cancelsThemAndSubmitsNothing() {
    CompletableFuture<TransportResponse> first = new CompletableFuture<>();
    CompletableFuture<TransportResponse> second = new CompletableFuture<>();
    service.answerWith(first).answerWith(second);
    accept();

    CompletableFuture<Job> job =
        modelsLab.submitAsync(
            InpaintRequest.builder().prompt("p").image(BYTES).maskImage(OTHER).build());
    job.cancel(true);

    assertThat(first).isCancelled();
    assertThat(second).isCancelled();
    assertThat(service.requests()).hasSize(2);
  }

  @Test
  void submitAsync_oneUploadFails_cancelsTheOther() {
    CompletableFuture<TransportResponse> slow = new CompletableFuture<>();
    service.answerWith(slow).fail(Kind.TIMEOUT, Delivery.UNKNOWN);

    CompletableFuture<Job> job =
        modelsLab.submitAsync(
            InpaintRequest.builder().prompt("p").image(BYTES).maskImage(OTHER).build());

    assertThat(job).isCompletedExceptionally();
    assertThat(slow).isCancelled();
  }

  @Test
  void submit_interruptedDuringUpload_isNoAmbiguousSubmit() {
    service.answerWith(new CompletableFuture<>());
    Thread.currentThread().interrupt();

    assertThatThrownBy(
            () -> modelsLab.submit(SuperResolutionRequest.builder().image(BYTES).build()))
        .isInstanceOf(TransportException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void upload_bytes_givesTheLink() {
    uploaded("https://r2.example/temp/1.png");

    assertThat(editing.upload(BYTES)).isEqualTo(URI.create("https://r2.example/temp/1.png"));
  }

  @Test
  void upload_link_givesItBackAndSendsNothing() {
    assertThat(editing.upload(LINK)).isEqualTo(URI.create("https://up.example/a.png"));
  }

  @Test
  void submit_webhookWithoutTrackId_getsOneThatTheJobTells() {
    accept();

    Job job =
        modelsLab.submit(
            OutpaintRequest.builder()
                .image(LINK)
                .webhook(URI.create("https://me.example/hook"))
                .build());

    assertThat(service.sent(0)).containsEntry("track_id", job.trackId().orElseThrow());
    assertThat(job.trackId().orElseThrow()).hasSizeGreaterThan(20);
  }

  @Test
  void submit_webhookWithTrackId_keepsItsType() {
    accept();

    Job job =
        modelsLab.submit(
            OutpaintRequest.builder()
                .image(LINK)
                .webhook(URI.create("https://me.example/hook"))
                .trackId(3422)
                .build());

    assertThat(service.sent(0)).containsEntry("track_id", 3422L);
    assertThat(job.trackId()).contains("3422");
  }

  @Test
  void submit_noWebhook_sendsNoTrackId() {
    accept();

    Job job = modelsLab.submit(OutpaintRequest.builder().image(LINK).build());

    assertThat(service.sent(0)).doesNotContainKey("track_id");
    assertThat(job.trackId()).isEmpty();
  }

  @Test
  void submit_answerLostWithWebhook_isAmbiguousWithTheMadeTrackId() {
    service.fail(Kind.TIMEOUT, Delivery.UNKNOWN);

    assertThatThrownBy(
            () ->
                modelsLab.submit(
                    OutpaintRequest.builder()
                        .image(LINK)
                        .webhook(URI.create("https://me.example/hook"))
                        .build()))
        .isInstanceOfSatisfying(
            UnknownOutcomeException.class,
            e -> assertThat(e.trackId().orElseThrow()).isEqualTo(service.sent(0).get("track_id")));
  }

  @Test
  void submit_processingWithoutId_isAmbiguous() {
    service.answer(200, "status", "processing", "message", "wait");

    assertThatThrownBy(() -> modelsLab.submit(OutpaintRequest.builder().image(LINK).build()))
        .isInstanceOf(UnknownOutcomeException.class)
        .isInstanceOf(ModelsLabException.class)
        .hasMessageContaining("no id");
  }

  private void uploaded(String link) {
    service.answer(200, "status", "success", "id", 5L, "output", List.of(link));
  }

  private void accept() {
    service.answer(200, "status", "processing", "id", 7L, "eta", 3L);
  }
}
