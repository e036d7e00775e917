// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.modelslab.error.ApiException;
import com.modelslab.error.ResponseFormatException;
import com.modelslab.image.ImageInput;
import com.modelslab.request.FaceGenRequest;
import com.modelslab.request.FluxHeadshotRequest;
import com.modelslab.request.FluxKontextRequest;
import com.modelslab.request.MagicMixRequest;
import com.modelslab.request.SuperResolutionRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EnterpriseTest {
  private static final ImageInput LINK = ImageInput.url("https://up.example/a.png");

  private final FakeService service = new FakeService();
  private final ModelsLab modelsLab = service.client().enterprise().build();

  @AfterEach
  void close() {
    modelsLab.close();
  }

  @Test
  void submit_toolsOfTheEditingServer_goThere() {
    accept();

    modelsLab.submit(FaceGenRequest.builder().prompt("p").faceImage(LINK).build());
    modelsLab.submit(MagicMixRequest.builder().prompt("p").image(LINK).build());

    assertThat(service.paths())
        .containsExactly(
            "/api/v1/enterprise/image_editing/face_gen",
            "/api/v1/enterprise/image_editing/magic_mix");
  }

  @Test
  void submit_toolsWithServersOfTheirOwn_goAndAreFetchedThere() {
    accept();

    modelsLab.submit(SuperResolutionRequest.builder().image(LINK).build()).fetch();
    modelsLab.submit(FluxHeadshotRequest.builder().prompt("p").faceImage(LINK).build()).fetch();
    modelsLab.submit(FluxKontextRequest.builder().prompt("p").image(LINK).build()).fetch();

    assertThat(service.paths())
        .containsExactly(
            "/api/v1/enterprise/super_resolution/make",
            "/api/v1/enterprise/super_resolution/fetch/7",
            "/api/v1/enterprise/flux_headshot/make_gen",
            "/api/v1/enterprise/flux_headshot/fetch/7",
            "/api/v1/enterprise/flux_kontext_dev/img2img",
            "/api/v1/enterprise/flux_kontext_dev/fetch/7");
  }

  @Test
  void submit_bytesForLinksOnlyTool_areUploadedThroughTheStandardApiOfTheSameOrigin() {
    service.answer(200, "status", "success", "output", List.of("https://r2.example/1.png"));
    accept();

    modelsLab.submit(
        SuperResolutionRequest.builder()
            .image(ImageInput.base64("iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB"))
            .build());

    assertThat(service.requests().get(0).uri())
        .isEqualTo(URI.create("https://modelslab.com/api/v6/image_editing/base64_to_url"));
  }

  @Test
  void systemDetails_answer_isRead() {
    service.answer(200, "model_count", 3L, "queue_time", 1.5, "status", "ok");

    ServerDetails details = modelsLab.enterprise().systemDetails();

    assertThat(details).isEqualTo(new ServerDetails("ok", 3, 1.5));
  }

  @Test
  void commands_each_callTheirPath() {
    service.answer(200, "status", "success", "message", "done");
    Enterprise enterprise = modelsLab.enterprise();

    enterprise.restartServer();
    enterprise.updateServer();
    enterprise.clearCache();
    enterprise.clearQueueAndRestart();
    enterprise.server("super_resolution").clearCache();
    enterprise.resetS3(Enterprise.IMAGE_EDITING);

    assertThat(service.paths())
        .containsExactly(
            "/api/v1/enterprise/image_editing/restart_server",
            "/api/v1/enterprise/image_editing/update_server",
            "/api/v1/enterprise/image_editing/clear_cache",
            "/api/v1/enterprise/image_editing/clear_queue",
            "/api/v1/enterprise/super_resolution/clear_cache",
            "/api/v1/enterprise/reset_s3");
  }

  @Test
  void updateS3_anyOutcome_keepsTheSecretsOutOfEveryText() {
    S3Target target =
        S3Target.builder()
            .publicUrl(URI.create("https://images.example"))
            .regionName("eu-1")
            .endpointUrl(URI.create("https://s3.example"))
            .credentials("AKIDEXAMPLE", "wJalr/secret")
            .imageDirectory("generations")
            .build();
    service.answer(
        400, "status", "error", "message", "AKIDEXAMPLE with wJalr/secret was refused", "key", "x");

    assertThat(target.toString()).doesNotContain("AKID").doesNotContain("wJalr");
    assertThatThrownBy(() -> modelsLab.enterprise().updateS3(target))
        .isInstanceOfSatisfying(
            ApiException.class,
            e ->
                assertThat(e.getMessage() + e.serviceMessage() + e.raw())
                    .contains("*** with *** was refused")
                    .doesNotContain("AKID")
                    .doesNotContain("wJalr"));
    assertThat(service.sent(0))
        .containsEntry("deploy_type", "image_editing")
        .containsEntry("aws_secret_access_key", "wJalr/secret");
  }

  @Test
  void s3Target_partsMissing_namesThem() {
    assertThatThrownBy(() -> S3Target.builder().regionName("eu-1").build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("public_url, endpoint_url, aws_access_key_id");
  }

  @Test
  void server_nameThatChangesThePath_isRefused() {
    assertThatThrownBy(() -> modelsLab.enterprise().server("../v6"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void enterprise_standardClient_saysWhatToCall() {
    try (ModelsLab standard = service.client().build()) {
      assertThatThrownBy(standard::enterprise)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("builder().enterprise()");
    }
  }

  @Test
  void asyncMethods_always_makeTheCallsOfTheBlockingOnes() {
    service.answer(200, "status", "success", "model_count", 3L, "queue_time", 0.5);
    Enterprise server = modelsLab.enterprise().server("super_resolution");

    assertThat(server.systemDetailsAsync().join().modelCount()).isEqualTo(3);
    assertThat(server.restartServerAsync().join()).isNull();
    server.updateServerAsync().join();
    server.clearCacheAsync().join();
    server.clearQueueAndRestartAsync().join();
    server.resetS3Async("super_resolution").join();

    assertThat(service.paths())
        .map(path -> path.substring("/api/v1/enterprise/".length()))
        .containsExactly(
            "super_resolution/system_details",
            "super_resolution/restart_server",
            "super_resolution/update_server",
            "super_resolution/clear_cache",
            "super_resolution/clear_queue",
            "reset_s3");
  }

  @Test
  void schedulers_namesOrObjects_areTheirNames() {
    service.answer(200, "status", "success", "schedulers", List.of("LCMScheduler"));
    service.answer(200, "items", List.of(Map.of("name", "DDIMScheduler")));

    assertThat(modelsLab.enterprise().schedulers()).containsExactly("LCMScheduler");
    assertThat(modelsLab.enterprise().schedulersAsync().join()).containsExactly("DDIMScheduler");
    assertThat(service.paths()).containsOnly("/api/v1/enterprise/schedulers_list");
    assertThat(service.requests()).allMatch(request -> request.method().equals("POST"));
  }

  @Test
  void schedulers_noList_areNotTakenForNone() {
    service.answer(200, "status", "success");

    assertThatThrownBy(() -> modelsLab.enterprise().schedulers())
        .isInstanceOf(ResponseFormatException.class)
        .hasMessageStartingWith("Cannot read the response of /schedulers_list");
  }

  @Test
  void models_loadedOnes_keepWhenTheyWereLoaded() {
    service.answer(200, "data", List.of(Map.of("model_id", "sdxl", "loaded_at", "2026-01-02")));

    assertThat(modelsLab.enterprise().models())
        .containsExactly(
            new ModelSummary(
                "sdxl", "", "", "", Map.of("model_id", "sdxl", "loaded_at", "2026-01-02")))
        .isEqualTo(modelsLab.enterprise().modelsAsync().join());
    assertThat(service.paths()).containsOnly("/api/v1/enterprise/get_all_models");
  }

  @Test
  void enterprise_ownBaseUri_isKept() {
    accept();
    try (ModelsLab other =
        service
            .client()
            .enterprise()
            .baseUri(URI.create("http://localhost:9/api/v1/enterprise"))
            .build()) {
      other.submit(SuperResolutionRequest.builder().image(LINK).build());
    }

    assertThat(service.requests().get(0).uri())
        .isEqualTo(URI.create("http://localhost:9/api/v1/enterprise/super_resolution/make"));
  }

  private void accept() {
    service.answer(200, "status", "processing", "id", 7L, "eta", 3L);
  }
}
