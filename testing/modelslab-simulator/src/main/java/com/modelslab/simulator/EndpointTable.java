// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator;

import static com.modelslab.simulator.EndpointSpec.Source.ANY;
import static com.modelslab.simulator.EndpointSpec.Source.DATA;
import static com.modelslab.simulator.EndpointSpec.Source.FLAGGED;
import static com.modelslab.simulator.EndpointSpec.Source.LINK;
import static com.modelslab.simulator.EndpointSpec.Trait.BARE_OUTPUT;
import static com.modelslab.simulator.EndpointSpec.Trait.BASE64_RESULT;
import static com.modelslab.simulator.EndpointSpec.Trait.LIST_ONLY;
import static com.modelslab.simulator.EndpointSpec.Trait.TELLS_NSFW;
import static com.modelslab.simulator.EndpointSpec.Trait.TEMPORARY;
import static com.modelslab.simulator.EndpointSpec.Trait.TEMPORARY_UNLESS_REFUSED;
import static com.modelslab.simulator.EndpointSpec.Trait.UPLOAD;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The table of all endpoints that make jobs, as the service's documentation has them. */
final class EndpointTable {

  private static final String EDITING = "/api/v6/image_editing/";
  private static final String IMAGES = "/api/v6/images/";
  private static final String REALTIME = "/api/v6/realtime/";
  private static final String ENTERPRISE = "/api/v1/enterprise/";
  private static final String[] STEPS = {"21", "31", "41"};
  private static final String[] CHECKERS = {"black", "blur", "sensitive_content_text", "pixelate"};

  private final Map<String, EndpointSpec> byPath = new LinkedHashMap<>();
  private final EndpointSpec communityImg2Img;

  EndpointTable() {
    EndpointSpec removeBackground =
        new EndpointSpec(EDITING + "removebg_mask", ImageRenderer.CUT_OUT)
            .picture("image", ANY)
            .is(BASE64_RESULT);
    EndpointSpec superResolution =
        new EndpointSpec(EDITING + "super_resolution", ImageRenderer.ENLARGE)
            .picture("init_image", LINK)
            .choice(
                "model_id",
                "RealESRGAN_x4plus",
                "RealESRGAN_x4plus_anime_6B",
                "RealESRGAN_x2plus",
                "realesr-general-x4v3",
                "ultra_resolution");
    EndpointSpec caption =
        new EndpointSpec(EDITING + "caption", ImageRenderer.CAPTION)
            .picture("init_image", FLAGGED)
            .choice("length", "short", "normal", "long");
    EndpointSpec upload =
        new EndpointSpec(EDITING + "base64_to_url", ImageRenderer.KEEP)
            .picture("init_image", DATA)
            .is(UPLOAD, TEMPORARY);
    EndpointSpec kontext =
        new EndpointSpec(IMAGES + "img2img", ImageRenderer.LABEL)
            .needs("model_id", "prompt")
            .picture("init_image", FLAGGED)
            .mayHavePicture("init_image_2", FLAGGED)
            .is(BASE64_RESULT, TELLS_NSFW);
    EndpointSpec faceGen =
        new EndpointSpec(EDITING + "face_gen", ImageRenderer.LABEL)
            .needs("prompt")
            .picture("face_image", FLAGGED)
            .choice("num_inference_steps", STEPS)
            .choice("safety_checker_type", CHECKERS)
            .choice("style", "comic", "chibi", "3d", "anime", "realistic")
            .is(BASE64_RESULT, TEMPORARY);
    EndpointSpec headShot =
        new EndpointSpec(EDITING + "head_shot", ImageRenderer.LABEL)
            .needs("prompt")
            .picture("face_image", FLAGGED)
            .choice("num_inference_steps", STEPS)
            .choice("safety_checker_type", CHECKERS)
            .is(BASE64_RESULT, TEMPORARY);
    EndpointSpec fluxHeadshot =
        new EndpointSpec(EDITING + "flux_headshot", ImageRenderer.LABEL)
            .needs("prompt")
            .picture("face_image", ANY);
    EndpointSpec fashion =
        new EndpointSpec(EDITING + "fashion", ImageRenderer.LABEL)
            .needs("cloth_type")
            .picture("init_image", LINK)
            .picture("cloth_image", LINK)
            .choice("cloth_type", "upper_body", "lower_body", "dresses")
            .choice("num_inference_steps", STEPS);
    EndpointSpec qwenEdit =
        new EndpointSpec(EDITING + "qwen_edit", ImageRenderer.LABEL)
            .needs("prompt")
            .picture("init_image", FLAGGED)
            .choice("model_id", "qwen-edit-2509", "qwen-edit-2511")
            .is(BASE64_RESULT);
    EndpointSpec mixer =
        new EndpointSpec(EDITING + "img_mixer", ImageRenderer.BLEND)
            .needs("prompt")
            .picture("init_image", LINK)
            .is(LIST_ONLY);
    EndpointSpec inpaint =
        new EndpointSpec(EDITING + "inpaint", ImageRenderer.REPAINT)
            .needs("prompt")
            .picture("init_image", FLAGGED)
            .picture("mask_image", FLAGGED)
            .choice("safety_checker", "yes", "no")
            .choice("instant_response", "true", "false")
            .choice("base64", "true", "false")
            .is(BASE64_RESULT);
    EndpointSpec maskCreator =
        new EndpointSpec(EDITING + "mask_creator", ImageRenderer.MASK)
            .needs("specific_object")
            .picture("init_image", FLAGGED)
            .is(BASE64_RESULT);
    EndpointSpec objectRemoval =
        new EndpointSpec(EDITING + "object_removal", ImageRenderer.REPAINT)
            .picture("init_image", LINK)
            .picture("mask_image", LINK);
    EndpointSpec outpaint =
        new EndpointSpec(EDITING + "outpaint", ImageRenderer.WIDEN)
            .picture("image", FLAGGED)
            .is(TEMPORARY_UNLESS_REFUSED);
    for (EndpointSpec endpoint :
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

    for (EndpointSpec endpoint :
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
        new EndpointSpec(ENTERPRISE + "image_editing/magic_mix", ImageRenderer.LABEL)
            .needs("prompt")
            .picture("image", LINK));
    add(superResolution.at(ENTERPRISE + "super_resolution/make").is(BARE_OUTPUT));
    add(superResolution.at(ENTERPRISE + "super-resolution/make").is(BARE_OUTPUT));
    add(fluxHeadshot.at(ENTERPRISE + "flux_headshot/make_gen"));
    add(faceGen.at(ENTERPRISE + "face_gen/make_gen"));
    add(
        new EndpointSpec(ENTERPRISE + "flux_kontext_dev/img2img", ImageRenderer.LABEL)
            .needs("prompt")
            .picture("init_image", FLAGGED)
            .mayHavePicture("init_image_2", FLAGGED)
            .is(BASE64_RESULT, TELLS_NSFW));

    add(
        new EndpointSpec(REALTIME + "text2img", ImageRenderer.LABEL)
            .needs("prompt")
            .is(TELLS_NSFW));
    add(
        new EndpointSpec(REALTIME + "img2img", ImageRenderer.LABEL)
            .needs("prompt")
            .picture("init_image", FLAGGED)
            .is(TELLS_NSFW));
    add(
        new EndpointSpec(REALTIME + "inpaint", ImageRenderer.REPAINT)
            .needs("prompt")
            .picture("init_image", FLAGGED)
            .picture("mask_image", FLAGGED)
            .is(TELLS_NSFW));
    add(
        new EndpointSpec(IMAGES + "text2img", ImageRenderer.LABEL)
            .needs("model_id", "prompt")
            .is(TELLS_NSFW));
    add(
        new EndpointSpec(IMAGES + "inpaint", ImageRenderer.REPAINT)
            .needs("model_id")
            .picture("init_image", FLAGGED)
            .picture("mask_image", FLAGGED)
            .is(TELLS_NSFW));
    communityImg2Img =
        new EndpointSpec(IMAGES + "img2img", ImageRenderer.LABEL)
            .needs("model_id")
            .picture("init_image", FLAGGED)
            .is(TELLS_NSFW);
  }

  private void add(EndpointSpec endpoint) {
    byPath.put(endpoint.path(), endpoint);
  }

  /** {@return the endpoint at {@code path}; one path serves two, told apart by the model} */
  @Nullable EndpointSpec find(String path, Map<String, Object> fields) {
    EndpointSpec endpoint = byPath.get(path);
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
