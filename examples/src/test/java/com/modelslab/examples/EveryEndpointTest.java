// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.Account;
import com.modelslab.DirectCalls;
import com.modelslab.Enterprise;
import com.modelslab.ModelSearch;
import com.modelslab.ModelSummary;
import com.modelslab.ModelsLab;
import com.modelslab.S3Target;
import com.modelslab.image.ImageInput;
import com.modelslab.job.JobResult;
import com.modelslab.request.CaptionRequest;
import com.modelslab.request.CreateMaskRequest;
import com.modelslab.request.FaceGenRequest;
import com.modelslab.request.FashionRequest;
import com.modelslab.request.FluxHeadshotRequest;
import com.modelslab.request.FluxKontextRequest;
import com.modelslab.request.HeadShotRequest;
import com.modelslab.request.ImageMixRequest;
import com.modelslab.request.InpaintRequest;
import com.modelslab.request.JobRequest;
import com.modelslab.request.MagicMixRequest;
import com.modelslab.request.OutpaintRequest;
import com.modelslab.request.QwenEditRequest;
import com.modelslab.request.RemoveBackgroundRequest;
import com.modelslab.request.RemoveObjectRequest;
import com.modelslab.request.SuperResolutionRequest;
import com.modelslab.simulator.Simulator;
import com.modelslab.simulator.model.AccountPlan;
import com.modelslab.simulator.model.Oddities;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each endpoint through each transport, with images from this machine, against the simulator. */
class EveryEndpointTest {
  private static final List<String> TRANSPORTS = List.of("jdk", "apache", "okhttp");
  private static final ImageInput IMAGE = image(Color.ORANGE);
  private static final ImageInput OTHER = image(Color.BLUE);

  private static Simulator simulator;

  @TempDir private static Path images;

  @BeforeAll
  static void start() {
    simulator =
        Simulator.builder()
            .plan(AccountPlan.UNLIMITED)
            .speed(500)
            .oddities(Oddities.none())
            .start();
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  static Stream<Arguments> standard() {
    return each(
        RemoveBackgroundRequest.builder().image(IMAGE).build(),
        SuperResolutionRequest.builder().image(IMAGE).scale(2).build(),
        CaptionRequest.builder().image(IMAGE).length(CaptionRequest.SHORT).build(),
        FluxKontextRequest.builder().prompt("at night").image(IMAGE).build(),
        FaceGenRequest.builder().prompt("a sailor").faceImage(IMAGE).build(),
        HeadShotRequest.builder().prompt("a sailor").faceImage(IMAGE).build(),
        FluxHeadshotRequest.builder().prompt("a sailor").faceImage(IMAGE).build(),
        FashionRequest.builder()
            .image(IMAGE)
            .clothImage(OTHER)
            .clothType(FashionRequest.UPPER_BODY)
            .build(),
        QwenEditRequest.builder().prompt("in one room").images(List.of(IMAGE, OTHER)).build(),
        ImageMixRequest.builder().prompt("mixed").images(List.of(IMAGE, OTHER)).build(),
        InpaintRequest.builder().prompt("a hat").image(IMAGE).maskImage(OTHER).build(),
        CreateMaskRequest.builder().specificObject("the ball").image(IMAGE).build(),
        RemoveObjectRequest.builder().image(IMAGE).maskImage(OTHER).build(),
        OutpaintRequest.builder().image(IMAGE).width(128).height(96).build());
  }

  static Stream<Arguments> enterprise() {
    return each(
        RemoveBackgroundRequest.builder().image(IMAGE).build(),
        SuperResolutionRequest.builder().image(IMAGE).build(),
        FluxKontextRequest.builder().prompt("at night").image(IMAGE).build(),
        FaceGenRequest.builder().prompt("a sailor").faceImage(IMAGE).build(),
        HeadShotRequest.builder().prompt("a sailor").faceImage(IMAGE).build(),
        FluxHeadshotRequest.builder().prompt("a sailor").faceImage(IMAGE).build(),
        FashionRequest.builder()
            .image(IMAGE)
            .clothImage(OTHER)
            .clothType(FashionRequest.DRESSES)
            .build(),
        QwenEditRequest.builder().prompt("in one room").image(IMAGE).build(),
        CreateMaskRequest.builder().specificObject("the ball").image(IMAGE).build(),
        RemoveObjectRequest.builder().image(IMAGE).maskImage(OTHER).build(),
        OutpaintRequest.builder().image(IMAGE).build(),
        MagicMixRequest.builder().prompt("a bed").image(IMAGE).build());
  }

  private static Stream<Arguments> each(JobRequest... requests) {
    return TRANSPORTS.stream()
        .flatMap(transport -> Stream.of(requests).map(request -> Arguments.of(transport, request)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("standard")
  void submit_standardEndpoint_endsWithAImageOnDisk(String transport, JobRequest request)
      throws InterruptedException {
    try (ModelsLab modelsLab = client(transport, simulator.baseUri()).build()) {
      edit(modelsLab, request);
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("enterprise")
  void submit_enterpriseEndpoint_endsWithAImageOnDisk(String transport, JobRequest request)
      throws InterruptedException {
    try (ModelsLab modelsLab = client(transport, simulator.enterpriseUri()).enterprise().build()) {
      edit(modelsLab, request);
    }
  }

  private static void edit(ModelsLab modelsLab, JobRequest request) throws InterruptedException {
    JobResult.Completed result = modelsLab.submit(request).await(Duration.ofSeconds(40));

    if (request instanceof CaptionRequest) {
      assertThat(result.texts()).isNotEmpty();
    } else {
      assertThat(modelsLab.download(result, images))
          .isNotEmpty()
          .allSatisfy(file -> assertThat(ImageInput.file(file).size()).isPresent());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdk", "apache", "okhttp"})
  void account_everyCall_isAnswered(String transport) {
    try (ModelsLab modelsLab = client(transport, simulator.baseUri()).build()) {
      Account account = modelsLab.account();

      assertThat(account.balance().currency()).isEqualTo("USD");
      assertThat(account.requestsInProgress()).isNotNegative();
      assertThat(account.subscribedProducts()).isNotNull();
      URI link = account.upload(IMAGE);
      assertThat(account.crop(IMAGE, true).link()).isNotNull();
      assertThat(account.generatedAssets(Account.IMAGE).limit(40)).isNotNull();
      assertThat(account.isNsfw(link, 0.5)).isIn(true, false);
      assertThat(account.checkPrompt("a hat").nsfw()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdk", "apache", "okhttp"})
  void models_everySearch_isAnswered(String transport) {
    try (ModelsLab modelsLab = client(transport, simulator.baseUri()).build()) {
      DirectCalls calls = modelsLab.directCalls();
      ModelSearch heron = ModelSearch.all().feature(ModelSearch.VIDEOS).text("Heron 3");

      assertThat(calls.models(ModelSearch.all().pageSize(15)).distinct()).hasSize(51);
      assertThat(calls.models(heron)).extracting(ModelSummary::id).containsExactly("heron-3");
      assertThat(calls.modelPageAsync(ModelSearch.all(), 9).join().models()).isEmpty();
      assertThat(calls.get("/v6/model-search", Map.of("search", "heron"))).containsKey("data");
      assertThat(calls.get("/v6/model-search/filters", Map.of())).containsKey("data");
      assertThat(calls.get("/v6/model-search/tags", Map.of())).containsKey("data");
      assertThat(calls.get("/v6/model-search/providers", Map.of())).containsKey("data");
      assertThat(calls.get("/v6/model-search/heron-3", Map.of())).containsKey("data");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdk", "apache", "okhttp"})
  void enterprise_everyCall_isAnswered(String transport) {
    try (ModelsLab modelsLab = client(transport, simulator.enterpriseUri()).enterprise().build()) {
      Enterprise enterprise = modelsLab.enterprise();

      assertThat(enterprise.systemDetails().status()).isEqualTo("ok");
      assertThat(enterprise.schedulers()).contains("LCMScheduler");
      assertThat(enterprise.models()).extracting(ModelSummary::id).contains("midjourney");
      enterprise.clearCache();
      enterprise.updateServer();
      enterprise.restartServer();
      enterprise.clearQueueAndRestart();
      enterprise.updateS3(
          S3Target.builder()
              .publicUrl(URI.create("https://images.example"))
              .regionName("eu-1")
              .endpointUrl(URI.create("https://s3.example"))
              .credentials("an-id", "a-secret")
              .imageDirectory("generations")
              .build());
      enterprise.resetS3(Enterprise.IMAGE_EDITING);
    }
  }

  private static ModelsLab.Builder client(String transport, URI base) {
    return ModelsLab.builder()
        .apiKey(simulator.key())
        .baseUri(base)
        .transport(transport)
        .pollSchedule(context -> Duration.ofMillis(20));
  }

  private static ImageInput image(Color color) {
    BufferedImage image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(color);
    graphics.fillOval(8, 8, 40, 30);
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ImageInput.bytes(out.toByteArray());
  }
}
