// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.examples.families;

import com.modelslab.ModelsLab;
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
import com.modelslab.job.JobResult;
import com.modelslab.media.VideoInput;
import java.nio.file.Path;
import java.util.List;

/**
 * Images, interiors and faces: each request with little more than it must have, as its page in
 * docs/families shows it.
 */
public final class EachImageRequest {
  private EachImageRequest() {}

  /** Makes images from words with a community model. */
  public static void textToImage(ModelsLab modelsLab) throws InterruptedException {
    TextToImageRequest request =
        TextToImageRequest.builder()
            .model("midjourney")
            .prompt("a lighthouse in the fog")
            .scheduler(Schedulers.DDIM)
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("images"));
  }

  /** Changes an image with a community model. */
  public static void imageToImage(ModelsLab modelsLab) throws InterruptedException {
    ImageToImageRequest request =
        ImageToImageRequest.builder()
            .model("midjourney")
            .prompt("the same at night")
            .image(ImageInput.url("https://example.com/image.png"))
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("images"));
  }

  /** Makes one image from several. */
  public static void imageToImageFromSeveral(ModelsLab modelsLab) throws InterruptedException {
    ImageToImageRequest request =
        ImageToImageRequest.builder()
            .model("flux-2-dev")
            .prompt("the boat of the second image in front of the house")
            .images(
                List.of(
                    ImageInput.url("https://example.com/image.png"),
                    ImageInput.url("https://example.com/second.png")))
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("images"));
  }

  /** Repaints the marked area of an image with a community model. */
  public static void imageInpaint(ModelsLab modelsLab) throws InterruptedException {
    ImageInpaintRequest request =
        ImageInpaintRequest.builder()
            .model("midjourney")
            .prompt("a red roof")
            .image(ImageInput.url("https://example.com/image.png"))
            .maskImage(ImageInput.url("https://example.com/mask.png"))
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("images"));
  }

  /** Makes images from words with a Flux model. */
  public static void fluxTextToImage(ModelsLab modelsLab) throws InterruptedException {
    FluxTextToImageRequest request =
        FluxTextToImageRequest.builder()
            .model(FluxTextToImageRequest.FLUX)
            .prompt("a lighthouse in the fog")
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("images"));
  }

  /** Makes images from words with HiDream O1 or NanoBanana Lite. */
  public static void hiDreamTextToImage(ModelsLab modelsLab) throws InterruptedException {
    HiDreamTextToImageRequest request =
        HiDreamTextToImageRequest.builder()
            .model(HiDreamTextToImageRequest.HIDREAM_O1)
            .prompt("a lighthouse in the fog")
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("images"));
  }

  /** Changes an image with HiDream O1 or NanoBanana Lite. */
  public static void hiDreamImageToImage(ModelsLab modelsLab) throws InterruptedException {
    HiDreamImageToImageRequest request =
        HiDreamImageToImageRequest.builder()
            .model(HiDreamImageToImageRequest.NANOBANANA_LITE)
            .prompt("the same at night")
            .image(ImageInput.url("https://example.com/image.png"))
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("images"));
  }

  /** Makes an image from words with Krea 2 Turbo. */
  public static void kreaTextToImage(ModelsLab modelsLab) throws InterruptedException {
    KreaTextToImageRequest request =
        KreaTextToImageRequest.builder()
            .model(KreaTextToImageRequest.KREA_2_TURBO)
            .prompt("a lighthouse in the fog")
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("images"));
  }

  /** Makes images from words with a Pony model. */
  public static void ponyTextToImage(ModelsLab modelsLab) throws InterruptedException {
    PonyTextToImageRequest request =
        PonyTextToImageRequest.builder()
            .model(PonyTextToImageRequest.PONY_REALISM)
            .prompt("a lighthouse in the fog")
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("images"));
  }

  /** Changes an image with a Pony model. */
  public static void ponyImageToImage(ModelsLab modelsLab) throws InterruptedException {
    PonyImageToImageRequest request =
        PonyImageToImageRequest.builder()
            .model(PonyImageToImageRequest.PONY_REALISM)
            .prompt("the same at night")
            .image(ImageInput.url("https://example.com/image.png"))
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("images"));
  }

  /** Repaints the marked area of an image with a Pony model. */
  public static void ponyInpaint(ModelsLab modelsLab) throws InterruptedException {
    PonyInpaintRequest request =
        PonyInpaintRequest.builder()
            .model(PonyInpaintRequest.PONY_REALISM)
            .prompt("a red roof")
            .image(ImageInput.url("https://example.com/image.png"))
            .maskImage(ImageInput.url("https://example.com/mask.png"))
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("images"));
  }

  /** Makes images whose structure follows another image. */
  public static void controlNet(ModelsLab modelsLab) throws InterruptedException {
    ControlNetRequest request =
        ControlNetRequest.builder()
            .model("midjourney")
            .controlNetModel("canny")
            .prompt("a house of glass")
            .image(ImageInput.url("https://example.com/image.png"))
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("images"));
  }

  /** Makes images from words in one to three seconds. */
  public static void realtimeTextToImage(ModelsLab modelsLab) throws InterruptedException {
    RealtimeTextToImageRequest request =
        RealtimeTextToImageRequest.builder().prompt("a lighthouse in the fog").samples(2).build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("images"));
  }

  /** Changes an image in one to three seconds. */
  public static void realtimeImageToImage(ModelsLab modelsLab) throws InterruptedException {
    RealtimeImageToImageRequest request =
        RealtimeImageToImageRequest.builder()
            .prompt("the same at night")
            .image(ImageInput.url("https://example.com/image.png"))
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("images"));
  }

  /** Repaints the marked area of an image in one to three seconds. */
  public static void realtimeInpaint(ModelsLab modelsLab) throws InterruptedException {
    RealtimeInpaintRequest request =
        RealtimeInpaintRequest.builder()
            .prompt("a red roof")
            .image(ImageInput.url("https://example.com/image.png"))
            .maskImage(ImageInput.url("https://example.com/mask.png"))
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("images"));
  }

  /** Makes images from words with a closed model such as Imagen or Seedream. */
  public static void textToImageV7(ModelsLab modelsLab) throws InterruptedException {
    TextToImageV7Request request =
        TextToImageV7Request.builder()
            .model("imagen-4")
            .prompt("a lighthouse in the fog")
            .aspectRatio("1:1")
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("images"));
  }

  /** Changes images with a closed model such as Nano Banana or Seedream. */
  public static void imageToImageV7(ModelsLab modelsLab) throws InterruptedException {
    ImageToImageV7Request request =
        ImageToImageV7Request.builder()
            .model("nano-banana")
            .prompt("the same at night")
            .image(ImageInput.url("https://example.com/image.png"))
            .secondImage(ImageInput.url("https://example.com/second.png"))
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("images"));
  }

  /** Repaints the marked area of an image with a closed model. */
  public static void inpaintV7(ModelsLab modelsLab) throws InterruptedException {
    InpaintV7Request request =
        InpaintV7Request.builder()
            .model("id-of-a-model")
            .prompt("a red roof")
            .image(ImageInput.url("https://example.com/image.png"))
            .maskImage(ImageInput.url("https://example.com/mask.png"))
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("images"));
  }

  /** Refurnishes a room. */
  public static void interior(ModelsLab modelsLab) throws InterruptedException {
    InteriorRequest request =
        InteriorRequest.builder()
            .prompt("a bright living room")
            .image(ImageInput.url("https://example.com/room.png"))
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("images"));
  }

  /** Decorates a room. */
  public static void roomDecorator(ModelsLab modelsLab) throws InterruptedException {
    RoomDecoratorRequest request =
        RoomDecoratorRequest.builder()
            .prompt("a bright living room")
            .image(ImageInput.url("https://example.com/room.png"))
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("images"));
  }

  /** Puts an object into a room. */
  public static void interiorMixer(ModelsLab modelsLab) throws InterruptedException {
    InteriorMixerRequest request =
        InteriorMixerRequest.builder()
            .prompt("a bright living room")
            .image(ImageInput.url("https://example.com/room.png"))
            .objectImage(ImageInput.url("https://example.com/chair.png"))
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("images"));
  }

  /** Takes an object out of a room. */
  public static void interiorObjectRemoval(ModelsLab modelsLab) throws InterruptedException {
    InteriorObjectRemovalRequest request =
        InteriorObjectRemovalRequest.builder()
            .image(ImageInput.url("https://example.com/room.png"))
            .objectName("sofa")
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("images"));
  }

  /** Makes an image from a floor plan. */
  public static void floorPlanning(ModelsLab modelsLab) throws InterruptedException {
    FloorPlanningRequest request =
        FloorPlanningRequest.builder()
            .prompt("a flat with two rooms")
            .image(ImageInput.url("https://example.com/plan.png"))
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("images"));
  }

  /** Makes an image from a sketch of a room or a building. */
  public static void sketchRendering(ModelsLab modelsLab) throws InterruptedException {
    SketchRenderingRequest request =
        SketchRenderingRequest.builder()
            .prompt("a house of wood")
            .image(ImageInput.url("https://example.com/sketch.png"))
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("images"));
  }

  /** Restores the outside of a building. */
  public static void exteriorRestorer(ModelsLab modelsLab) throws InterruptedException {
    ExteriorRestorerRequest request =
        ExteriorRestorerRequest.builder()
            .prompt("a house of brick")
            .image(ImageInput.url("https://example.com/house.png"))
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("images"));
  }

  /** Puts a building into another landscape. */
  public static void scenarioChanger(ModelsLab modelsLab) throws InterruptedException {
    ScenarioChangerRequest request =
        ScenarioChangerRequest.builder()
            .prompt("a house by the sea")
            .image(ImageInput.url("https://example.com/house.png"))
            .scenario(ScenarioChangerRequest.BEACH)
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("images"));
  }

  /** Replaces one face of several in an image. */
  public static void singleFaceSwap(ModelsLab modelsLab) throws InterruptedException {
    SingleFaceSwapRequest request =
        SingleFaceSwapRequest.builder()
            .image(ImageInput.url("https://example.com/image.png"))
            .targetImage(ImageInput.url("https://example.com/new.png"))
            .referenceImage(ImageInput.url("https://example.com/face.png"))
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("images"));
  }

  /** Replaces every face in an image. */
  public static void multipleFaceSwap(ModelsLab modelsLab) throws InterruptedException {
    MultipleFaceSwapRequest request =
        MultipleFaceSwapRequest.builder()
            .image(ImageInput.url("https://example.com/image.png"))
            .targetImage(ImageInput.url("https://example.com/new.png"))
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("images"));
  }

  /** Replaces the face in a video. */
  public static void singleVideoSwap(ModelsLab modelsLab) throws InterruptedException {
    SingleVideoSwapRequest request =
        SingleVideoSwapRequest.builder()
            .image(ImageInput.url("https://example.com/new.png"))
            .video(VideoInput.url("https://example.com/video.mp4"))
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("videos"));
  }

  /** Replaces one face of several in a video. */
  public static void specificVideoSwap(ModelsLab modelsLab) throws InterruptedException {
    SpecificVideoSwapRequest request =
        SpecificVideoSwapRequest.builder()
            .image(ImageInput.url("https://example.com/new.png"))
            .video(VideoInput.url("https://example.com/video.mp4"))
            .referenceImage(ImageInput.url("https://example.com/face.png"))
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("videos"));
  }
}
