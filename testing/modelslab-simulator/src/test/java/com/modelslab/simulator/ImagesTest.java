// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.modelslab.simulator.internal.image.Bitmap;
import com.modelslab.simulator.model.Oddities;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImagesTest {

  private static final int RED = 0xFFCC2222;

  private final TestClock clock = new TestClock();
  private final Simulator simulator =
      Simulator.builder().clock(clock).synchronous(0).oddities(Oddities.none()).start();
  private final Caller caller = new Caller(simulator);

  @AfterEach
  void close() {
    simulator.close();
  }

  private String upload(Bitmap image) throws Exception {
    return upload(Samples.dataUri(image));
  }

  private String upload(String base64) throws Exception {
    return caller.firstLink(caller.post("/base64_to_url", "base64_string", base64));
  }

  private List<Bitmap> edit(String path, Object... fields) throws Exception {
    Caller.Response submit = caller.post(path, fields);
    clock.seconds(100);
    Caller.Response done = caller.post(submit.string("fetch_result"));
    List<Bitmap> images = new ArrayList<>();
    for (Object link : (List<?>) done.get("output")) {
      images.add(caller.get(link.toString()).pixels());
    }
    return images;
  }

  private Bitmap one(String tool, Object... fields) throws Exception {
    return edit("/image_editing/" + tool, fields).get(0);
  }

  @Test
  void removeBackground_discOnWhite_keepsTheDiscOnly() throws Exception {
    Bitmap result = one("removebg_mask", "image", upload(Samples.disc(90, 60)));

    assertThat(result.at(45, 30)).isEqualTo(RED);
    assertThat(result.at(2, 2) >>> 24).isZero();
    long clear = Arrays.stream(result.argb).filter(pixel -> pixel >>> 24 == 0).count();
    double disc = Math.PI * 20 * 20;
    assertThat((double) clear).isCloseTo(90 * 60 - disc, within(200.0));
    assertThat(Arrays.stream(result.argb).anyMatch(p -> p >>> 24 > 20 && p >>> 24 < 235))
        .as("feathered edge")
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"lossy", "lossless", "alpha", "alpha-lossless"})
  void removeBackground_webp_keepsItsDiscOnly(String form) throws Exception {
    String link = upload(Base64.getEncoder().encodeToString(Samples.webp(form)));

    Bitmap result = one("removebg_mask", "image", link);

    assertThat(result.width).isEqualTo(90);
    assertThat(result.height).isEqualTo(60);
    assertThat(result.at(2, 2) >>> 24).isZero();
    assertThat(result.at(45, 30) >>> 24).isEqualTo(255);
    assertThat(result.at(45, 30) >> 16 & 255).isCloseTo(0xCC, within(6));
    assertThat(result.at(45, 30) & 255).isCloseTo(0x22, within(6));
  }

  @Test
  void superResolution_damagedWebp_isOfAPlaceholder() throws Exception {
    byte[] half = Arrays.copyOf(Samples.webp("lossy"), 200);
    String link = upload(Base64.getEncoder().encodeToString(half));

    assertThat(one("super_resolution", "init_image", link, "scale", 1).width).isEqualTo(512);
  }

  @Test
  void removeBackground_gradientGround_stillFindsIt() throws Exception {
    Bitmap image = Samples.disc(120, 80);
    for (int i = 0; i < image.argb.length; i++) {
      if (image.argb[i] != RED) {
        image.argb[i] = Bitmap.mix(0xFF3060A0, 0xFFC0E0F0, i / (120.0 * 80));
      }
    }

    Bitmap result = one("removebg_mask", "image", upload(image));

    assertThat(result.at(60, 5) >>> 24).isZero();
    assertThat(result.at(5, 75) >>> 24).isZero();
    assertThat(result.at(60, 40)).isEqualTo(RED);
  }

  @Test
  void removeBackground_masks_areWhiteOnBlackAndTheirInverse() throws Exception {
    String link = upload(Samples.disc(60, 60));

    Bitmap mask = one("removebg_mask", "image", link, "only_mask", true);
    Bitmap inverse = one("removebg_mask", "image", link, "only_mask", true, "inverse_mask", true);

    assertThat(mask.at(30, 30)).isEqualTo(0xFFFFFFFF);
    assertThat(mask.at(1, 1)).isEqualTo(0xFF000000);
    assertThat(inverse.at(30, 30)).isEqualTo(0xFF000000);
    assertThat(inverse.at(1, 1)).isEqualTo(0xFFFFFFFF);
  }

  @Test
  void superResolution_scale_enlargesSmoothly() throws Exception {
    Bitmap edge = Bitmap.filled(20, 10, 0xFF000000);
    edge.fill(10, 0, 10, 10, 0xFFFFFFFF);

    Bitmap result = one("super_resolution", "init_image", upload(edge), "scale", 4);

    assertThat(result.width).isEqualTo(80);
    assertThat(result.height).isEqualTo(40);
    assertThat(Bitmap.brightness(result.at(10, 20))).isLessThan(5);
    assertThat(Bitmap.brightness(result.at(70, 20))).isGreaterThan(250);
    assertThat(Bitmap.brightness(result.at(39, 20))).isBetween(60, 140);
    assertThat(Bitmap.brightness(result.at(40, 20))).isBetween(115, 195);
  }

  @Test
  void superResolution_withoutScale_triples() throws Exception {
    assertThat(one("super_resolution", "init_image", upload(Samples.disc(12, 8))).width)
        .isEqualTo(36);
  }

  @Test
  void superResolution_ownResultAsInput_growsAgain() throws Exception {
    String once =
        caller.firstLink(
            fetched(
                caller.post(
                    "/image_editing/super_resolution",
                    "init_image",
                    upload(Samples.disc(10, 10)),
                    "scale",
                    2)));

    assertThat(one("super_resolution", "init_image", once, "scale", 2).width).isEqualTo(40);
  }

  private Caller.Response fetched(Caller.Response submit) throws Exception {
    clock.seconds(100);
    return caller.post(submit.string("fetch_result"));
  }

  @Test
  void objectRemoval_markedDisc_vanishesIntoItsSurroundings() throws Exception {
    Bitmap mask = Bitmap.filled(60, 60, 0xFF000000);
    mask.fill(8, 8, 44, 44, 0xFFFFFFFF);

    Bitmap result =
        one(
            "object_removal",
            "init_image",
            upload(Samples.disc(60, 60)),
            "mask_image",
            upload(mask));

    for (int pixel : result.argb) {
      assertThat(Bitmap.brightness(pixel)).isGreaterThan(235);
    }
  }

  @Test
  void inpaint_unmarkedPart_staysAsItWas() throws Exception {
    Bitmap mask = Bitmap.filled(60, 60, 0xFF000000);
    mask.fill(40, 40, 10, 10, 0xFFFFFFFF);

    List<Bitmap> results =
        edit(
            "/image_editing/inpaint",
            "prompt",
            "p",
            "init_image",
            upload(Samples.disc(60, 60)),
            "mask_image",
            upload(mask),
            "samples",
            2);

    assertThat(results).hasSize(2);
    assertThat(results.get(0).at(30, 30)).isEqualTo(RED);
    assertThat(results.get(0).at(2, 2)).isEqualTo(0xFFFFFFFF);
  }

  @Test
  void outpaint_smallImage_isInTheMiddleOfTheCanvas() throws Exception {
    Bitmap result =
        one("outpaint", "image", upload(Samples.disc(60, 60)), "width", 200, "height", 100);

    assertThat(result.width).isEqualTo(200);
    assertThat(result.height).isEqualTo(100);
    assertThat(result.at(100, 50)).isEqualTo(RED);
    assertThat(result.at(72, 22)).isEqualTo(0xFFFFFFFF);
    assertThat(result.at(0, 0) >>> 24).isEqualTo(255);
  }

  @Test
  void maskCreator_disc_isWhiteOnBlack() throws Exception {
    Bitmap result =
        one(
            "mask_creator",
            "specific_object",
            "the disc",
            "init_image",
            upload(Samples.disc(60, 60)));

    assertThat(result.at(30, 30)).isEqualTo(0xFFFFFFFF);
    assertThat(result.at(2, 58)).isEqualTo(0xFF000000);
  }

  @Test
  void mixer_blackAndWhite_isGrey() throws Exception {
    List<String> links =
        List.of(upload(Bitmap.filled(20, 20, 0xFF000000)), upload(Bitmap.filled(9, 9, -1)));

    Bitmap result = one("img_mixer", "prompt", "p", "init_image", links);

    assertThat(Bitmap.brightness(result.at(10, 10))).isBetween(126, 129);
  }

  @Test
  void faceGen_image_isTintedAndLabelled() throws Exception {
    Bitmap input = Bitmap.filled(200, 120, 0xFF808080);

    List<Bitmap> results =
        edit("/image_editing/face_gen", "prompt", "p", "face_image", upload(input), "samples", "2");

    assertThat(results).hasSize(2);
    assertThat(results.get(0).width).isEqualTo(200);
    assertThat(results.get(0).at(100, 20)).isNotEqualTo(0xFF808080);
    assertThat(results.get(0).at(100, 20)).isNotEqualTo(results.get(1).at(100, 20));
    assertThat(Bitmap.brightness(results.get(0).at(190, 118))).isLessThan(80);
  }

  @Test
  void kontext_widthAndHeight_setTheSizeOfTheResult() throws Exception {
    Bitmap result =
        edit(
                "/images/img2img",
                "model_id",
                "flux-kontext-dev",
                "prompt",
                "p",
                "init_image",
                upload(Samples.disc(40, 40)),
                "width",
                96,
                "height",
                "64")
            .get(0);

    assertThat(result.width).isEqualTo(96);
    assertThat(result.height).isEqualTo(64);
  }

  @Test
  void caption_lengths_differ() throws Exception {
    String link = upload(Bitmap.filled(64, 48, 0xFF20A040));
    Map<String, String> expected =
        Map.of(
            "short", "a mostly green image",
            "normal", "an image of 64 x 48 pixels, mostly green",
            "long", "an image of 64 x 48 pixels, mostly green, then ");

    for (Map.Entry<String, String> entry : expected.entrySet()) {
      Caller.Response done =
          fetched(
              caller.post("/image_editing/caption", "init_image", link, "length", entry.getKey()));
      assertThat(caller.firstLink(done)).startsWith(entry.getValue());
    }
  }
}
