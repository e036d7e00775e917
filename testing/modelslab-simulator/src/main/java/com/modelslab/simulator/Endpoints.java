// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator;

import static com.modelslab.simulator.Endpoint.Source.ANY;
import static com.modelslab.simulator.Endpoint.Source.DATA;
import static com.modelslab.simulator.Endpoint.Source.FLAGGED;
import static com.modelslab.simulator.Endpoint.Source.LINK;
import static com.modelslab.simulator.Endpoint.Trait.BARE_OUTPUT;
import static com.modelslab.simulator.Endpoint.Trait.BASE64_RESULT;
import static com.modelslab.simulator.Endpoint.Trait.LIST_ONLY;
import static com.modelslab.simulator.Endpoint.Trait.TELLS_NSFW;
import static com.modelslab.simulator.Endpoint.Trait.TEMPORARY;
import static com.modelslab.simulator.Endpoint.Trait.TEMPORARY_UNLESS_REFUSED;
import static com.modelslab.simulator.Endpoint.Trait.UPLOAD;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The table of all endpoints that make jobs, as the service's documentation has them. */
final class Endpoints {

  private static final String EDITING = "/api/v6/image_editing/";
  private static final String IMAGES = "/api/v6/images/";
  private static final String REALTIME = "/api/v6/realtime/";
  private static final String ENTERPRISE = "/api/v1/enterprise/";
  private static final String[] STEPS = {"21", "31", "41"};
  private static final String[] CHECKERS = {"black", "blur", "sensitive_content_text", "pixelate"};

  private final Map<String, Endpoint> byPath = new LinkedHashMap<>();
  private final Endpoint communityImg2Img;

  Endpoints() {
    Endpoint removeBackground =
        new Endpoint(EDITING + "removebg_mask", PictureMaker.CUT_OUT)
            .picture("image", ANY)
            .is(BASE64_RESULT);
    Endpoint superResolution =
        new Endpoint(EDITING + "super_resolution", PictureMaker.ENLARGE)
            .picture("init_image", LINK)
            .choice(
                "model_id",
                "RealESRGAN_x4plus",
                "RealESRGAN_x4plus_anime_6B",
                "RealESRGAN_x2plus",
                "realesr-general-x4v3",
                "ultra_resolution");
    Endpoint caption =
        new Endpoint(EDITING + "caption", PictureMaker.CAPTION)
            .picture("init_image", FLAGGED)
            .choice("length", "short", "normal", "long");
    Endpoint upload =
        new Endpoint(EDITING + "base64_to_url", PictureMaker.KEEP)
            .picture("init_image", DATA)
            .is(UPLOAD, TEMPORARY);
    Endpoint kontext =
        new Endpoint(IMAGES + "img2img", PictureMaker.LABEL)
            .needs("model_id", "prompt")
            .picture("init_image", FLAGGED)
            .mayHavePicture("init_image_2", FLAGGED)
            .is(BASE64_RESULT, TELLS_NSFW);
    Endpoint faceGen =
        new Endpoint(EDITING + "face_gen", PictureMaker.LABEL)
            .needs("prompt")
            .picture("face_image", FLAGGED)
            .choice("num_inference_steps", STEPS)
            .choice("safety_checker_type", CHECKERS)
            .choice("style", "comic", "chibi", "3d", "anime", "realistic")
            .is(BASE64_RESULT, TEMPORARY);
    Endpoint headShot =
        new Endpoint(EDITING + "head_shot", PictureMaker.LABEL)
            .needs("prompt")
            .picture("face_image", FLAGGED)
            .choice("num_inference_steps", STEPS)
            .choice("safety_checker_type", CHECKERS)
            .is(BASE64_RESULT, TEMPORARY);
    Endpoint fluxHeadshot =
        new Endpoint(EDITING + "flux_headshot", PictureMaker.LABEL)
            .needs("prompt")
            .picture("face_image", ANY);
    Endpoint fashion =
        new Endpoint(EDITING + "fashion", PictureMaker.LABEL)
            .needs("cloth_type")
            .picture("init_image", LINK)
            .picture("cloth_image", LINK)
            .choice("cloth_type", "upper_body", "lower_body", "dresses")
            .choice("num_inference_steps", STEPS);
    Endpoint qwenEdit =
        new Endpoint(EDITING + "qwen_edit", PictureMaker.LABEL)
            .needs("prompt")
            .picture("init_image", FLAGGED)
            .choice("model_id", "qwen-edit-2509", "qwen-edit-2511")
            .is(BASE64_RESULT);
    Endpoint mixer =
        new Endpoint(EDITING + "img_mixer", PictureMaker.BLEND)
            .needs("prompt")
            .picture("init_image", LINK)
            .is(LIST_ONLY);
    Endpoint inpaint =
        new Endpoint(EDITING + "inpaint", PictureMaker.REPAINT)
            .needs("prompt")
            .picture("init_image", FLAGGED)
            .picture("mask_image", FLAGGED)
            .choice("safety_checker", "yes", "no")
            .choice("instant_response", "true", "false")
            .choice("base64", "true", "false")
            .is(BASE64_RESULT);
    Endpoint maskCreator =
        new Endpoint(EDITING + "mask_creator", PictureMaker.MASK)
            .needs("specific_object")
            .picture("init_image", FLAGGED)
            .is(BASE64_RESULT);
    Endpoint objectRemoval =
        new Endpoint(EDITING + "object_removal", PictureMaker.REPAINT)
            .picture("init_image", LINK)
            .picture("mask_image", LINK);
    Endpoint outpaint =
        new Endpoint(EDITING + "outpaint", PictureMaker.WIDEN)
            .picture("image", FLAGGED)
            .is(TEMPORARY_UNLESS_REFUSED);
    for (Endpoint endpoint :
        List.of(
            removeBackground,
            superResolution,
            caption,
            upload,
            kontext,
            faceGen,
            headShot,
            fluxHeadshot,
            fashion,
            qwenEdit,
            mixer,
            inpaint,
            maskCreator,
            objectRemoval,
            outpaint)) {
      add(endpoint);
    }

    for (Endpoint endpoint :
        List.of(
            removeBackground,
            fashion,
            faceGen,
            headShot,
            objectRemoval,
            maskCreator,
            outpaint,
            qwenEdit,
            inpaint)) {
      add(endpoint.at(ENTERPRISE + "image_editing/" + endpoint.name()));
    }
    add(
        new Endpoint(ENTERPRISE + "image_editing/magic_mix", PictureMaker.LABEL)
            .needs("prompt")
            .picture("image", LINK));
    add(superResolution.at(ENTERPRISE + "super_resolution/make").is(BARE_OUTPUT));
    add(superResolution.at(ENTERPRISE + "super-resolution/make").is(BARE_OUTPUT));
    add(fluxHeadshot.at(ENTERPRISE + "flux_headshot/make_gen"));
    add(faceGen.at(ENTERPRISE + "face_gen/make_gen"));
    add(
        new Endpoint(ENTERPRISE + "flux_kontext_dev/img2img", PictureMaker.LABEL)
            .needs("prompt")
            .picture("init_image", FLAGGED)
            .mayHavePicture("init_image_2", FLAGGED)
            .is(BASE64_RESULT, TELLS_NSFW));

    add(new Endpoint(REALTIME + "text2img", PictureMaker.LABEL).needs("prompt").is(TELLS_NSFW));
    add(
        new Endpoint(REALTIME + "img2img", PictureMaker.LABEL)
            .needs("prompt")
            .picture("init_image", FLAGGED)
            .is(TELLS_NSFW));
    add(
        new Endpoint(REALTIME + "inpaint", PictureMaker.REPAINT)
            .needs("prompt")
            .picture("init_image", FLAGGED)
            .picture("mask_image", FLAGGED)
            .is(TELLS_NSFW));
    add(
        new Endpoint(IMAGES + "text2img", PictureMaker.LABEL)
            .needs("model_id", "prompt")
            .is(TELLS_NSFW));
    add(
        new Endpoint(IMAGES + "inpaint", PictureMaker.REPAINT)
            .needs("model_id")
            .picture("init_image", FLAGGED)
            .picture("mask_image", FLAGGED)
            .is(TELLS_NSFW));
    communityImg2Img =
        new Endpoint(IMAGES + "img2img", PictureMaker.LABEL)
            .needs("model_id")
            .picture("init_image", FLAGGED)
            .is(TELLS_NSFW);
  }

  private void add(Endpoint endpoint) {
    byPath.put(endpoint.path(), endpoint);
  }

  /** {@return the endpoint at {@code path}; one path serves two, told apart by the model} */
  @Nullable Endpoint find(String path, Map<String, Object> fields) {
    Endpoint endpoint = byPath.get(path);
    Object model = fields.get("model_id");
    if (path.equals(communityImg2Img.path())
        && model != null
        && !model.equals("flux-kontext-dev")) {
      return communityImg2Img;
    }
    return endpoint;
  }

  boolean has(String path) {
    return byPath.containsKey(path);
  }

  /** {@return the paths below which jobs are fetched} */
  Set<String> families() {
    Set<String> families = new TreeSet<>();
    byPath.values().forEach(endpoint -> families.add(endpoint.family()));
    return families;
  }
}
