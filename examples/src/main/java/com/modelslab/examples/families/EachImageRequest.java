// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.examples.families;

import com.modelslab.image.ImageInput;
import com.modelslab.images.ControlNetRequest;
import com.modelslab.images.ExteriorRestorerRequest;
import com.modelslab.images.FloorPlanningRequest;
import com.modelslab.images.FluxTextToImageRequest;
import com.modelslab.images.HiDreamImageToImageRequest;
import com.modelslab.images.HiDreamTextToImageRequest;
import com.modelslab.images.ImageInpaintRequest;
import com.modelslab.images.ImageToImageRequest;
import com.modelslab.images.ImageToImageV7Request;
import com.modelslab.images.InpaintV7Request;
import com.modelslab.images.InteriorMixerRequest;
import com.modelslab.images.InteriorObjectRemovalRequest;
import com.modelslab.images.InteriorRequest;
import com.modelslab.images.KreaTextToImageRequest;
import com.modelslab.images.MultipleFaceSwapRequest;
import com.modelslab.images.PonyImageToImageRequest;
import com.modelslab.images.PonyInpaintRequest;
import com.modelslab.images.PonyTextToImageRequest;
import com.modelslab.images.RealtimeImageToImageRequest;
import com.modelslab.images.RealtimeInpaintRequest;
import com.modelslab.images.RealtimeTextToImageRequest;
import com.modelslab.images.RoomDecoratorRequest;
import com.modelslab.images.ScenarioChangerRequest;
import com.modelslab.images.Schedulers;
import com.modelslab.images.SingleFaceSwapRequest;
import com.modelslab.images.SingleVideoSwapRequest;
import com.modelslab.images.SketchRenderingRequest;
import com.modelslab.images.SpecificVideoSwapRequest;
import com.modelslab.images.TextToImageRequest;
import com.modelslab.images.TextToImageV7Request;
import com.modelslab.media.VideoInput;
import com.modelslab.request.JobRequest;
import java.util.List;

/**
 * Images, interiors and faces: each request with little more than it must have, as the page of the
 * family shows it.
 */
public final class EachImageRequest {
  private EachImageRequest() {}

  /** {@return one of each} */
  public static List<JobRequest> all() {
    return List.of(
        controlNet(),
        exteriorRestorer(),
        floorPlanning(),
        fluxTextToImage(),
        hiDreamImageToImage(),
        hiDreamTextToImage(),
        imageInpaint(),
        imageToImage(),
        imageToImageV7(),
        inpaintV7(),
        interiorMixer(),
        interiorObjectRemoval(),
        interior(),
        kreaTextToImage(),
        multipleFaceSwap(),
        ponyImageToImage(),
        ponyInpaint(),
        ponyTextToImage(),
        realtimeImageToImage(),
        realtimeInpaint(),
        realtimeTextToImage(),
        roomDecorator(),
        scenarioChanger(),
        singleFaceSwap(),
        singleVideoSwap(),
        sketchRendering(),
        specificVideoSwap(),
        textToImage(),
        textToImageV7());
  }

  static JobRequest controlNet() {
    ControlNetRequest request =
        ControlNetRequest.builder()
            .model("midjourney")
            .controlNetModel("canny")
            .prompt("a house of glass")
            .image(ImageInput.url("https://example.com/image.png"))
            .build();
    return request;
  }

  static JobRequest exteriorRestorer() {
    ExteriorRestorerRequest request =
        ExteriorRestorerRequest.builder()
            .prompt("a house of brick")
            .image(ImageInput.url("https://example.com/image.png"))
            .build();
    return request;
  }

  static JobRequest floorPlanning() {
    FloorPlanningRequest request =
        FloorPlanningRequest.builder()
            .prompt("a flat with two rooms")
            .image(ImageInput.url("https://example.com/image.png"))
            .build();
    return request;
  }

  static JobRequest fluxTextToImage() {
    FluxTextToImageRequest request =
        FluxTextToImageRequest.builder()
            .model(FluxTextToImageRequest.FLUX)
            .prompt("a lighthouse in the fog")
            .build();
    return request;
  }

  static JobRequest hiDreamImageToImage() {
    HiDreamImageToImageRequest request =
        HiDreamImageToImageRequest.builder()
            .model(HiDreamImageToImageRequest.NANOBANANA_LITE)
            .prompt("the same at night")
            .image(ImageInput.url("https://example.com/image.png"))
            .build();
    return request;
  }

  static JobRequest hiDreamTextToImage() {
    HiDreamTextToImageRequest request =
        HiDreamTextToImageRequest.builder()
            .model(HiDreamTextToImageRequest.HIDREAM_O1)
            .prompt("a lighthouse in the fog")
            .build();
    return request;
  }

  static JobRequest imageInpaint() {
    ImageInpaintRequest request =
        ImageInpaintRequest.builder()
            .model("midjourney")
            .prompt("a red roof")
            .image(ImageInput.url("https://example.com/image.png"))
            .maskImage(ImageInput.url("https://example.com/mask.png"))
            .build();
    return request;
  }

  static JobRequest imageToImage() {
    ImageToImageRequest request =
        ImageToImageRequest.builder()
            .model("flux-2-dev")
            .prompt("the same at night")
            .images(
                List.of(
                    ImageInput.url("https://example.com/image.png"),
                    ImageInput.url("https://example.com/second.png")))
            .build();
    return request;
  }

  static JobRequest imageToImageV7() {
    ImageToImageV7Request request =
        ImageToImageV7Request.builder()
            .model("nano-banana")
            .prompt("the same at night")
            .image(ImageInput.url("https://example.com/image.png"))
            .secondImage(ImageInput.url("https://example.com/second.png"))
            .build();
    return request;
  }

  static JobRequest inpaintV7() {
    InpaintV7Request request =
        InpaintV7Request.builder()
            .model("id-of-a-model")
            .prompt("a red roof")
            .image(ImageInput.url("https://example.com/image.png"))
            .maskImage(ImageInput.url("https://example.com/mask.png"))
            .build();
    return request;
  }

  static JobRequest interiorMixer() {
    InteriorMixerRequest request =
        InteriorMixerRequest.builder()
            .prompt("a bright living room")
            .image(ImageInput.url("https://example.com/image.png"))
            .objectImage(ImageInput.url("https://example.com/chair.png"))
            .build();
    return request;
  }

  static JobRequest interiorObjectRemoval() {
    InteriorObjectRemovalRequest request =
        InteriorObjectRemovalRequest.builder()
            .image(ImageInput.url("https://example.com/image.png"))
            .objectName("sofa")
            .build();
    return request;
  }

  static JobRequest interior() {
    InteriorRequest request =
        InteriorRequest.builder()
            .prompt("a bright living room")
            .image(ImageInput.url("https://example.com/image.png"))
            .build();
    return request;
  }

  static JobRequest kreaTextToImage() {
    KreaTextToImageRequest request =
        KreaTextToImageRequest.builder()
            .model(KreaTextToImageRequest.KREA_2_TURBO)
            .prompt("a lighthouse in the fog")
            .build();
    return request;
  }

  static JobRequest multipleFaceSwap() {
    MultipleFaceSwapRequest request =
        MultipleFaceSwapRequest.builder()
            .image(ImageInput.url("https://example.com/image.png"))
            .targetImage(ImageInput.url("https://example.com/target.png"))
            .build();
    return request;
  }

  static JobRequest ponyImageToImage() {
    PonyImageToImageRequest request =
        PonyImageToImageRequest.builder()
            .model(PonyImageToImageRequest.PONY_REALISM)
            .prompt("the same at night")
            .image(ImageInput.url("https://example.com/image.png"))
            .build();
    return request;
  }

  static JobRequest ponyInpaint() {
    PonyInpaintRequest request =
        PonyInpaintRequest.builder()
            .model(PonyInpaintRequest.PONY_REALISM)
            .prompt("a red roof")
            .image(ImageInput.url("https://example.com/image.png"))
            .maskImage(ImageInput.url("https://example.com/mask.png"))
            .build();
    return request;
  }

  static JobRequest ponyTextToImage() {
    PonyTextToImageRequest request =
        PonyTextToImageRequest.builder()
            .model(PonyTextToImageRequest.PONY_REALISM)
            .prompt("a lighthouse in the fog")
            .build();
    return request;
  }

  static JobRequest realtimeImageToImage() {
    RealtimeImageToImageRequest request =
        RealtimeImageToImageRequest.builder()
            .prompt("the same at night")
            .image(ImageInput.url("https://example.com/image.png"))
            .build();
    return request;
  }

  static JobRequest realtimeInpaint() {
    RealtimeInpaintRequest request =
        RealtimeInpaintRequest.builder()
            .prompt("a lighthouse in the fog")
            .image(ImageInput.url("https://example.com/image.png"))
            .maskImage(ImageInput.url("https://example.com/mask.png"))
            .build();
    return request;
  }

  static JobRequest realtimeTextToImage() {
    RealtimeTextToImageRequest request =
        RealtimeTextToImageRequest.builder().prompt("a lighthouse in the fog").samples(2).build();
    return request;
  }

  static JobRequest roomDecorator() {
    RoomDecoratorRequest request =
        RoomDecoratorRequest.builder()
            .prompt("a bright living room")
            .image(ImageInput.url("https://example.com/image.png"))
            .build();
    return request;
  }

  static JobRequest scenarioChanger() {
    ScenarioChangerRequest request =
        ScenarioChangerRequest.builder()
            .prompt("a house by the sea")
            .image(ImageInput.url("https://example.com/image.png"))
            .scenario(ScenarioChangerRequest.BEACH)
            .build();
    return request;
  }

  static JobRequest singleFaceSwap() {
    SingleFaceSwapRequest request =
        SingleFaceSwapRequest.builder()
            .image(ImageInput.url("https://example.com/image.png"))
            .targetImage(ImageInput.url("https://example.com/target.png"))
            .referenceImage(ImageInput.url("https://example.com/face.png"))
            .build();
    return request;
  }

  static JobRequest singleVideoSwap() {
    SingleVideoSwapRequest request =
        SingleVideoSwapRequest.builder()
            .image(ImageInput.url("https://example.com/image.png"))
            .video(VideoInput.url("https://example.com/video.mp4"))
            .build();
    return request;
  }

  static JobRequest sketchRendering() {
    SketchRenderingRequest request =
        SketchRenderingRequest.builder()
            .prompt("a house of wood")
            .image(ImageInput.url("https://example.com/image.png"))
            .build();
    return request;
  }

  static JobRequest specificVideoSwap() {
    SpecificVideoSwapRequest request =
        SpecificVideoSwapRequest.builder()
            .image(ImageInput.url("https://example.com/image.png"))
            .video(VideoInput.url("https://example.com/video.mp4"))
            .referenceImage(ImageInput.url("https://example.com/face.png"))
            .build();
    return request;
  }

  static JobRequest textToImage() {
    TextToImageRequest request =
        TextToImageRequest.builder()
            .model("midjourney")
            .prompt("a lighthouse in the fog")
            .scheduler(Schedulers.DDIM)
            .build();
    return request;
  }

  static JobRequest textToImageV7() {
    TextToImageV7Request request =
        TextToImageV7Request.builder()
            .model("imagen-4")
            .prompt("a lighthouse in the fog")
            .aspectRatio("1:1")
            .build();
    return request;
  }
}
