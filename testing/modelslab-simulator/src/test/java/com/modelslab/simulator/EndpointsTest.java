// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.simulator.model.AccountPlan;
import com.modelslab.simulator.model.CallKind;
import com.modelslab.simulator.model.Oddities;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointsTest {

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

  @ParameterizedTest
  @CsvSource({
    // path below /api, what it needs beside the key
    "v6/image_editing/removebg_mask, image",
    "v6/image_editing/super_resolution, init_image",
    "v6/image_editing/caption, init_image",
    "v6/images/img2img, model_id prompt init_image",
    "v6/image_editing/face_gen, prompt face_image",
    "v6/image_editing/head_shot, prompt face_image",
    "v6/image_editing/flux_headshot, prompt face_image",
    "v6/image_editing/fashion, init_image cloth_image cloth_type",
    "v6/image_editing/qwen_edit, prompt init_image",
    "v6/image_editing/img_mixer, prompt init_image[]",
    "v6/image_editing/inpaint, prompt init_image mask_image",
    "v6/image_editing/mask_creator, specific_object init_image",
    "v6/image_editing/object_removal, init_image mask_image",
    "v6/image_editing/outpaint, image",
    "v1/enterprise/image_editing/removebg_mask, image",
    "v1/enterprise/image_editing/fashion, init_image cloth_image cloth_type",
    "v1/enterprise/image_editing/face_gen, prompt face_image",
    "v1/enterprise/image_editing/head_shot, prompt face_image",
    "v1/enterprise/image_editing/object_removal, init_image mask_image",
    "v1/enterprise/image_editing/mask_creator, specific_object init_image",
    "v1/enterprise/image_editing/outpaint, image",
    "v1/enterprise/image_editing/qwen_edit, prompt init_image",
    "v1/enterprise/image_editing/inpaint, prompt init_image mask_image",
    "v1/enterprise/image_editing/magic_mix, prompt image",
    "v1/enterprise/super_resolution/make, init_image",
    "v1/enterprise/super-resolution/make, init_image",
    "v1/enterprise/flux_headshot/make_gen, prompt face_image",
    "v1/enterprise/face_gen/make_gen, prompt face_image",
    "v1/enterprise/flux_kontext_dev/img2img, prompt init_image",
    "v6/realtime/text2img, prompt",
    "v6/realtime/img2img, prompt init_image",
    "v6/realtime/inpaint, prompt init_image mask_image",
    "v6/images/text2img, model_id prompt",
    "v6/images/inpaint, model_id init_image mask_image"
  })
  void submit_eachEndpoint_needsItsFieldsAndHasAResult(String path, String needs) throws Exception {
    String uri = simulator.page() + "api/" + path;
    List<String> names = Arrays.asList(needs.split(" "));
    for (String missing : names) {
      Map<String, Object> fields = fields(names);
      fields.remove(missing.replace("[]", ""));
      assertThat(caller.postMap(uri, fields).string("message"))
          .isEqualTo("The " + missing.replace("[]", "").replace('_', ' ') + " field is required.");
    }
    assertThat(simulator.journal().jobs()).isEmpty();

    Caller.Response submit = caller.postMap(uri, fields(names));

    assertThat(submit.string("status")).isEqualTo("processing");
    String family = uri.substring(0, uri.lastIndexOf('/'));
    assertThat(submit.string("fetch_result")).isEqualTo(family + "/fetch/" + submit.get("id"));
    clock.seconds(90);
    Caller.Response done = caller.post(submit.string("fetch_result"));
    assertThat(done.string("status")).isEqualTo("success");
    if (path.endsWith("caption")) {
      assertThat(caller.firstLink(done)).startsWith("an image of 512 x 512 pixels, mostly ");
    } else {
      Caller.Response image = caller.get(caller.firstLink(done));
      assertThat(image.status()).isEqualTo(200);
      assertThat(image.pixels().width).isPositive();
    }
  }

  @ParameterizedTest
  @CsvSource({"v6/image_editing/base64_to_url, init_image", "v6/base64_to_url, base64_string"})
  void upload_image_isReturnedUnchanged(String path, String field) throws Exception {
    byte[] image = Samples.disc(31, 17).png();
    String data = java.util.Base64.getEncoder().encodeToString(image);

    // the documented example has a blank after the comma
    Caller.Response response =
        caller.post(simulator.page() + "api/" + path, field, "data:image/png;base64, " + data);

    assertThat(response.string("status")).isEqualTo("success");
    assertThat(response.get("id")).isNotNull();
    String link = caller.firstLink(response);
    assertThat(link).contains("/temp/").endsWith(".png");
    assertThat(caller.get(link).http().body()).isEqualTo(image);
    assertThat(caller.post("/image_editing/super_resolution", "init_image", link).string("status"))
        .isEqualTo("processing");
    assertThat(simulator.journal().jobs()).hasSize(1);
    assertThat(simulator.journal().count(CallKind.SUBMIT)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"v6/image_editing/base64_to_url, init_image", "v6/base64_to_url, base64_string"})
  void upload_over5Megabytes_isRejected(String path, String field) throws Exception {
    byte[] big = Arrays.copyOf(Samples.disc(8, 8).png(), 5 * 1024 * 1024 + 1);
    String data = java.util.Base64.getEncoder().encodeToString(big);

    Caller.Response response = caller.post(simulator.page() + "api/" + path, field, data);

    assertThat(response.string("message"))
        .isEqualTo("The " + field.replace('_', ' ') + " may not be greater than 5120 kilobytes.");
  }

  private static Map<String, Object> fields(List<String> names) {
    String link = "https://example.com/a.png";
    Map<String, Object> fields = new LinkedHashMap<>();
    for (String name : names) {
      switch (name) {
        case "init_image[]" -> fields.put("init_image", List.of(link, link));
        case "cloth_type" -> fields.put(name, "upper_body");
        case "model_id" -> fields.put(name, "flux-kontext-dev");
        case "prompt", "specific_object" -> fields.put(name, "a red ball");
        default -> fields.put(name, link);
      }
    }
    return fields;
  }
}
