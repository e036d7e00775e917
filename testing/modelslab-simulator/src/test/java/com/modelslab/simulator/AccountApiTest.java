// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.simulator.internal.image.Bitmap;
import com.modelslab.simulator.model.AccountPlan;
import com.modelslab.simulator.model.Oddities;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountApiTest {

  private static final String LINK = "https://example.com/a.png";

  private final TestClock clock = new TestClock();
  private final Simulator simulator =
      Simulator.builder()
          .clock(clock)
          .plan(AccountPlan.UNLIMITED)
          .synchronous(0)
          .oddities(Oddities.none())
          .start();
  private final Caller caller = new Caller(simulator);

  @AfterEach
  void close() {
    simulator.close();
  }

  private Caller.Response api(String path, Object... fields) throws Exception {
    return caller.post(simulator.page() + "api/" + path, fields);
  }

  private Object submit() throws Exception {
    return caller.post("/image_editing/removebg_mask", "image", LINK).get("id");
  }

  @Test
  void walletBalance_afterSubmits_goesDown() throws Exception {
    Map<?, ?> before = (Map<?, ?>) api("wallet_balance").get("data");
    submit();
    Map<?, ?> after = (Map<?, ?>) api("wallet_balance").get("data");

    assertThat(before.get("currency")).isEqualTo("USD");
    assertThat((Double) after.get("balance")).isLessThan((Double) before.get("balance"));
  }

  @Test
  void requestCount_jobsRunning_countsThem() throws Exception {
    submit();
    submit();

    Caller.Response response = api("v6/processing/request_count");

    assertThat(response.get("processing_count")).isEqualTo(2);
    assertThat(response.string("message")).isNotBlank();
  }

  @Test
  void requestCount_moreThan30AMinute_isThrottled() throws Exception {
    for (int i = 0; i < 30; i++) {
      assertThat(api("v6/processing/request_count").status()).isEqualTo(200);
    }
    assertThat(api("v6/processing/request_count").status()).isEqualTo(429);

    clock.seconds(60);

    assertThat(api("v6/processing/request_count").status()).isEqualTo(200);
  }

  @Test
  void base64Crop_wide_becomesASquareBehindALink() throws Exception {
    String data = Samples.dataUri(Samples.disc(60, 40));

    Caller.Response cropped = api("v3/base64_crop", "image", data, "crop", "true");
    Caller.Response whole = api("v3/base64_crop", "image", data, "crop", "false");

    assertThat(cropped.string("messege")).isNotBlank();
    assertThat(cropped.get("request_id")).isInstanceOf(Integer.class);
    Bitmap square = caller.get(cropped.string("link")).pixels();
    assertThat(square.width).isEqualTo(40);
    assertThat(square.height).isEqualTo(40);
    assertThat(caller.get(whole.string("link")).pixels().width).isEqualTo(60);
  }

  @Test
  void deleteImage_finishedJob_removesItsImage() throws Exception {
    Object id = submit();
    clock.seconds(90);
    String link = caller.firstLink(caller.post("/image_editing/fetch/" + id));

    Caller.Response deleted = api("v3/delete_image", "request_id", id, "type", "image");

    assertThat(deleted.string("messege")).isEqualTo("image deleted");
    assertThat(caller.get(link).status()).isEqualTo(404);
    assertThat(api("v3/delete_image", "request_id", 1).string("message"))
        .isEqualTo("Request not found");
  }

  @Test
  void assetsGenerated_pages_coverAllFinishedJobs() throws Exception {
    for (int i = 0; i < 12; i++) {
      submit();
    }
    clock.seconds(90);
    submit();

    Caller.Response first = api("assets_generated", "type", "image");
    Caller.Response second =
        api("v6/assets_generated", "type", "image", "page", 2, "per_page", "10");
    Caller.Response beyond = api("assets_generated", "page", 9, "per_page", 99);

    assertThat(first.get("type")).isEqualTo("image");
    assertThat((List<?>) first.get("data")).hasSize(10);
    assertThat(first.get("pagination"))
        .isEqualTo(
            Map.of(
                "current_page",
                1,
                "per_page",
                10,
                "total",
                12,
                "last_page",
                2,
                "from",
                1,
                "to",
                10));
    assertThat((List<?>) second.get("data")).hasSize(2);
    assertThat(((Map<?, ?>) second.get("pagination")).get("from")).isEqualTo(11);
    assertThat((List<?>) beyond.get("data")).isEmpty();
    assertThat(((Map<?, ?>) beyond.get("pagination")).get("per_page")).isEqualTo(30);
    assertThat(((Map<?, ?>) beyond.get("pagination")).get("from")).isNull();
    Map<?, ?> entry = (Map<?, ?>) ((List<?>) first.get("data")).get(0);
    assertThat(caller.get(((List<?>) entry.get("output")).get(0).toString()).status())
        .isEqualTo(200);
  }

  @Test
  void assetsGenerated_caption_isNotAnImage() throws Exception {
    caller.post("/image_editing/caption", "init_image", LINK);
    clock.seconds(90);

    assertThat((List<?>) api("assets_generated", "type", "image").get("data")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "x"})
  void assetsGenerated_wrongPage_isRejected(String page) throws Exception {
    assertThat(api("assets_generated", "page", page).string("message"))
        .isEqualTo("The page must be at least 1.");
  }

  @Test
  void subscribedProducts_getWithBody_hasTheRemainingCalls() throws Exception {
    Caller.Response response =
        caller.send(
            HttpRequest.newBuilder(caller.at("//api/subscribed_products"))
                .header("Content-Type", "application/json")
                .method("GET", HttpRequest.BodyPublishers.ofString("{\"key\":\"simulator-key\"}")));

    Map<?, ?> product = (Map<?, ?>) ((Map<?, ?>) response.get("data")).get("image_editing");
    assertThat(product.get("total_api_call")).isEqualTo(10_000);
    assertThat(product.get("api_call_remaining")).isEqualTo(10_000);
    assertThat(product.get("percentage_used")).isEqualTo(0.0);
  }

  @Test
  void nsfwChecks_haveNoStatus() throws Exception {
    assertThat(api("v3/nsfw_image_check", "init_image", LINK, "threshold", 0.5).json())
        .containsOnlyKeys("images", "has_nsfw_concept")
        .containsEntry("has_nsfw_concept", List.of(false));
    assertThat(api("check_nsfw_cp", "prompt", "nsfw cat").json())
        .isEqualTo(
            Map.of(
                "is_cp",
                false,
                "is_nsfw",
                true,
                "original_prompt",
                "nsfw cat",
                "filtered_prompt",
                "cat"));
  }

  @Test
  void clearCache_respondsWithItsMessage() throws Exception {
    assertThat(api("v5/clear_cache").string("message")).isEqualTo("Cache cleared");
  }

  @ParameterizedTest
  @CsvSource({
    "restart_server, server restarting",
    "update_server, server updating",
    "clear_cache, Cache cleared successfully",
    "clear_queue, 'Queue cleared, server is restarting'"
  })
  void enterpriseServerCall_eachServer_respondsWithItsMessage(String call, String message)
      throws Exception {
    for (String server :
        List.of("image_editing", "super_resolution", "flux_headshot", "flux_kontext_dev")) {
      assertThat(caller.post(simulator.enterpriseUri() + "/" + server + "/" + call).json())
          .isEqualTo(Map.of("status", "success", "message", message));
    }
  }

  @Test
  void enterpriseSystemDetails_statusIsOk() throws Exception {
    assertThat(caller.post(simulator.enterpriseUri() + "/image_editing/system_details").json())
        .isEqualTo(Map.of("model_count", 0, "queue_time", 0, "status", "ok"));
  }

  @Test
  void enterpriseServerCall_wrongKey_is401() throws Exception {
    Caller.Response rejected =
        caller.postBody(
            simulator.enterpriseUri() + "/image_editing/clear_queue", "{\"key\":\"no\"}");

    assertThat(rejected.status()).isEqualTo(401);
  }

  @Test
  void enterpriseBucket_setAndReset_succeeds() throws Exception {
    String base = simulator.enterpriseUri().toString();
    Caller.Response set =
        caller.post(
            base + "/update_s3",
            "deploy_type",
            "image_editing",
            "public_url",
            "https://b.example.com",
            "region_name",
            "r",
            "endpoint_url",
            "https://e.example.com",
            "aws_access_key_id",
            "a",
            "aws_secret_access_key",
            "s");

    assertThat(set.string("status")).isEqualTo("success");
    assertThat(caller.post(base + "/reset_s3", "deploy_type", "image_editing").string("status"))
        .isEqualTo("success");
    assertThat(caller.post(base + "/update_s3", "deploy_type", "image_editing").string("status"))
        .isEqualTo("error");
  }
}
