// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.simulator.model.AccountPlan;
import com.modelslab.simulator.model.Oddities;
import com.modelslab.simulator.model.Oddity;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestValidationTest {

  private static final String LINK = "https://example.com/a.png";
  private static final String REMOVE = "/image_editing/removebg_mask";

  private Simulator simulator = plain().start();
  private Caller caller = new Caller(simulator);

  private static Simulator.Builder plain() {
    return Simulator.builder().clock(new TestClock()).synchronous(0).oddities(Oddities.none());
  }

  private void restart(Simulator.Builder builder) {
    simulator.close();
    simulator = builder.start();
    caller = new Caller(simulator);
  }

  @AfterEach
  void close() {
    simulator.close();
  }

  @Test
  void call_wrongKey_isRejectedWith401() throws Exception {
    Caller.Response rejected =
        caller.postBody(REMOVE, "{\"key\":\"no\",\"image\":\"" + LINK + "\"}");

    assertThat(rejected.status()).isEqualTo(401);
    assertThat(rejected.json()).isEqualTo(Map.of("status", "error", "message", "Invalid API key"));
  }

  @Test
  void call_wrongKeyAndErrorsIn200_hasStatus200AndCode() throws Exception {
    restart(plain().oddity(Oddity.ERRORS_IN_200, 1).oddity(Oddity.ERROR_CODES, 1));

    Caller.Response rejected = caller.postBody(REMOVE, "{\"key\":\"no\"}");

    assertThat(rejected.status()).isEqualTo(200);
    assertThat(rejected.string("status")).isEqualTo("error");
    assertThat(rejected.string("code")).isEqualTo("invalid_api_key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"key\":\"\"}", "{\"key\":null}"})
  void call_withoutKey_isRejectedWith401(String body) throws Exception {
    Caller.Response rejected = caller.postBody("/image_editing/fetch/7", body);

    assertThat(rejected.status()).isEqualTo(401);
    assertThat(rejected.string("message")).isEqualTo("API key required");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "\"x\"", "{} {}", "<html>"})
  void call_brokenJson_isAnInvalidRequest(String body) throws Exception {
    Caller.Response rejected = caller.postBody(REMOVE, body);

    assertThat(rejected.string("status")).isEqualTo("error");
    assertThat(rejected.string("message")).isEqualTo("Invalid API Request");
  }

  @Test
  void call_wrongContentType_isAnInvalidRequest() throws Exception {
    Caller.Response rejected =
        caller.send(
            HttpRequest.newBuilder(caller.at(REMOVE))
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{\"key\":\"simulator-key\"}")));

    assertThat(rejected.string("message")).isEqualTo("Invalid API Request");
  }

  @Test
  void submit_fieldsMissing_namesTheFirstAsText() throws Exception {
    Caller.Response rejected = caller.post("/image_editing/inpaint", "prompt", "p");

    assertThat(rejected.status()).isEqualTo(400);
    assertThat(rejected.string("message")).isEqualTo("The init image field is required.");
  }

  @Test
  void submit_fieldsMissingAndValidationObjects_namesAllByField() throws Exception {
    restart(plain().oddity(Oddity.VALIDATION_OBJECTS, 1));

    Caller.Response rejected =
        caller.post("/image_editing/inpaint", "prompt", "p", "mask_image", null);

    assertThat(rejected.get("message"))
        .isEqualTo(
            Map.of(
                "init_image", List.of("The init image field is required."),
                "mask_image", List.of("The mask image field is required.")));
  }

  @ParameterizedTest
  @CsvSource({
    "caption, length, tiny",
    "super_resolution, model_id, none",
    "fashion, cloth_type, dress",
    "face_gen, style, oil",
    "face_gen, safety_checker_type, red",
    "face_gen, num_inference_steps, 22",
    "head_shot, num_inference_steps, 20",
    "qwen_edit, model_id, qwen",
    "inpaint, safety_checker, maybe",
    "inpaint, instant_response, yes"
  })
  void submit_valueOutsideTheChoices_isRejected(String tool, String field, String value)
      throws Exception {
    Map<String, Object> fields = complete();
    fields.put(field, value);

    Caller.Response rejected = caller.postMap("/image_editing/" + tool, fields);

    assertThat(rejected.status()).isEqualTo(400);
    assertThat(rejected.string("message"))
        .isEqualTo("The selected " + field.replace('_', ' ') + " is invalid.");
  }

  @ParameterizedTest
  @CsvSource({"width, wide", "seed, x", "guidance_scale, NaN", "samples, ''"})
  void submit_numberThatIsNone_isRejected(String field, String value) throws Exception {
    Map<String, Object> fields = complete();
    fields.put(field, value);

    assertThat(caller.postMap("/image_editing/inpaint", fields).string("message"))
        .isEqualTo("The " + field.replace('_', ' ') + " must be a number.");
  }

  @Test
  void submit_numbersAsStrings_areAccepted() throws Exception {
    Map<String, Object> fields = complete();
    fields.put("width", "512");
    fields.put("num_inference_steps", "21");
    fields.put("seed", null);

    assertThat(caller.postMap("/image_editing/face_gen", fields).string("status"))
        .isEqualTo("processing");
  }

  @Test
  void submit_fiveImages_isRejected() throws Exception {
    for (String tool : List.of("qwen_edit", "img_mixer")) {
      Caller.Response rejected =
          caller.post(
              "/image_editing/" + tool,
              "prompt",
              "p",
              "init_image",
              List.of(LINK, LINK, LINK, LINK, LINK));

      assertThat(rejected.string("message"))
          .isEqualTo("The init image may not have more than 4 items.");
    }
  }

  @Test
  void submit_listWhereOneImageIsWanted_isRejected() throws Exception {
    assertThat(
            caller
                .post("/image_editing/super_resolution", "init_image", List.of(LINK))
                .string("message"))
        .isEqualTo("The init image must be a string.");
    assertThat(
            caller
                .post("/image_editing/img_mixer", "prompt", "p", "init_image", LINK)
                .string("message"))
        .isEqualTo("The init image must be an array.");
  }

  @ParameterizedTest
  @CsvSource({
    // tool, image field, base64 taken without the flag, base64 taken with it
    "removebg_mask, image, true, true",
    "flux_headshot, face_image, true, true",
    "face_gen, face_image, false, true",
    "head_shot, face_image, false, true",
    "caption, init_image, false, true",
    "qwen_edit, init_image, false, true",
    "outpaint, image, false, true",
    "mask_creator, init_image, false, true",
    "super_resolution, init_image, false, false",
    "object_removal, init_image, false, false",
    "fashion, init_image, false, false",
    "fashion, cloth_image, false, false"
  })
  void submit_base64Image_isAcceptedOnlyIfTheEndpointTakesIt(
      String tool, String field, boolean plainTaken, boolean flaggedTaken) throws Exception {
    Map<String, Object> fields = complete();
    fields.put(field, Samples.dataUri(Samples.disc(20, 20)));

    String plain = caller.postMap("/image_editing/" + tool, fields).text();
    fields.put("base64", true);
    String flagged = caller.postMap("/image_editing/" + tool, fields).text();

    String rejection =
        "The "
            + field.replace('_', ' ')
            + " must be a valid url when base64 is a representation of false.";
    assertThat(plain).contains(plainTaken ? "processing" : rejection);
    assertThat(flagged).contains(flaggedTaken ? "processing" : rejection);
  }

  @Test
  void submit_base64WithoutPrefix_isAccepted() throws Exception {
    String dataUri = Samples.dataUri(Samples.disc(20, 20));

    Caller.Response submit =
        caller.post(REMOVE, "image", dataUri.substring(dataUri.indexOf(',') + 1));

    assertThat(submit.string("status")).isEqualTo("processing");
  }

  @Test
  void submit_base64ThatIsNoImage_isRejected() throws Exception {
    assertThat(caller.post(REMOVE, "image", "data:image/png;base64,aGVsbG8=").string("message"))
        .isEqualTo("The image must be a valid base64 image.");
  }

  @Test
  void submit_unusualValues_areAcceptedOrRejectedButNeverFail() throws Exception {
    restart(plain().plan(AccountPlan.UNLIMITED));
    List<Object> strange =
        List.of(
            "",
            " ",
            "null",
            -1,
            0,
            1e300,
            "1e12",
            true,
            List.of(),
            List.of(List.of()),
            Map.of(),
            Map.of("a", List.of(1)),
            "data:",
            "data:,",
            "http://",
            "http://[",
            "http://localhost",
            "x".repeat(5000),
            "\u0000\ud83d");
    for (String tool :
        List.of(
            "removebg_mask",
            "super_resolution",
            "caption",
            "qwen_edit",
            "img_mixer",
            "inpaint",
            "outpaint",
            "base64_to_url",
            "fetch/7")) {
      for (String field :
          List.of(
              "image",
              "init_image",
              "seed",
              "samples",
              "width",
              "scale",
              "webhook",
              "track_id",
              "model_id",
              "temp",
              "base64",
              "length")) {
        for (Object value : strange) {
          Map<String, Object> fields = complete();
          fields.put(field, value);
          Caller.Response response = caller.postMap("/image_editing/" + tool, fields);
          assertThat(response.status()).as("%s %s=%s", tool, field, value).isIn(200, 400);
          assertThat(response.json()).containsKey("status");
        }
      }
    }
  }

  @Test
  void submit_webhookThatIsNoAddress_isRejected() throws Exception {
    assertThat(caller.post(REMOVE, "image", LINK, "webhook", "hook").string("message"))
        .isEqualTo("The webhook must be a valid URL.");
  }

  @Test
  void submit_linkToAnotherMachineWithoutDrawing_isRejected() throws Exception {
    restart(plain().drawForeignImages(false));

    assertThat(caller.post(REMOVE, "image", LINK).string("message"))
        .isEqualTo("Unable to fetch image from provided URL");
  }

  @Test
  void submit_loopbackLink_readsTheImage() throws Exception {
    var server =
        com.sun.net.httpserver.HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          boolean there = exchange.getRequestURI().getPath().equals("/a.png");
          byte[] body = there ? Samples.disc(33, 22).png() : new byte[] {1};
          exchange.sendResponseHeaders(there ? 200 : 404, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      String base = "http://localhost:" + server.getAddress().getPort();
      assertThat(caller.post(REMOVE, "image", base + "/a.png").string("status"))
          .isEqualTo("processing");
      assertThat(caller.post(REMOVE, "image", base + "/b.png").string("message"))
          .isEqualTo("Unable to fetch image from provided URL");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void submit_linkToAResultThatIsNotThereYet_isRejected() throws Exception {
    Object id = caller.post(REMOVE, "image", LINK).get("id");

    String early = simulator.page() + "generations/" + id + "-0.png";

    assertThat(caller.post(REMOVE, "image", early).string("message"))
        .isEqualTo("Unable to fetch image from provided URL");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "x", "", "999999999999999999999"})
  void fetch_unknownId_isNotFoundWithEmptyId(String id) throws Exception {
    Caller.Response rejected = caller.post("/image_editing/fetch/" + id);

    assertThat(rejected.status()).isEqualTo(200);
    assertThat(rejected.string("status")).isEqualTo("failed");
    assertThat(rejected.get("id")).isEqualTo("");
    assertThat(rejected.string("message")).isEqualTo("Request not found");
  }

  @Test
  void fetch_otherFamily_isNotFound() throws Exception {
    Object id = caller.post(REMOVE, "image", LINK).get("id");

    assertThat(caller.post("/images/fetch/" + id).string("message")).isEqualTo("Request not found");
    assertThat(
            caller.post(simulator.enterpriseUri() + "/image_editing/fetch/" + id).string("message"))
        .isEqualTo("Request not found");
  }

  @Test
  void fetch_requestIdInTheBody_findsTheJob() throws Exception {
    Object id =
        caller
            .post(
                "/images/img2img",
                "model_id",
                "flux-kontext-dev",
                "prompt",
                "p",
                "init_image",
                LINK)
            .get("id");

    assertThat(caller.post("/images/fetch", "request_id", id.toString()).string("status"))
        .isEqualTo("processing");
  }

  @Test
  void call_unknownPath_is404LikeLaravel() throws Exception {
    assertThat(caller.post("/nothing").status()).isEqualTo(404);
    assertThat(caller.post("/nothing").text()).startsWith("<!DOCTYPE html>");
    Caller.Response json =
        caller.send(
            HttpRequest.newBuilder(caller.at("/nothing")).header("Accept", "application/json"));
    assertThat(json.status()).isEqualTo(404);
    assertThat(json.string("message")).isEqualTo("The route api/v6/nothing could not be found.");
  }

  @Test
  void call_getInsteadOfPost_is405() throws Exception {
    Caller.Response rejected = caller.get(simulator.baseUri() + "/image_editing/fetch/7");

    assertThat(rejected.status()).isEqualTo(405);
    assertThat(rejected.string("message"))
        .isEqualTo(
            "The GET method is not supported for route api/v6/image_editing/fetch/7. Supported"
                + " methods: POST.");
  }

  /** Everything that any tool needs; fields that a tool does not know are ignored. */
  private static Map<String, Object> complete() {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (String field : List.of("image", "init_image", "mask_image", "face_image", "cloth_image")) {
      fields.put(field, LINK);
    }
    fields.put("prompt", "p");
    fields.put("cloth_type", "dresses");
    fields.put("specific_object", "the ball");
    return fields;
  }
}
