// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.integration;

import com.modelslab.audio.DubbingRequest;
import com.modelslab.audio.DubbingV7Request;
import com.modelslab.audio.LyricsRequest;
import com.modelslab.audio.MusicRequest;
import com.modelslab.audio.MusicV7Request;
import com.modelslab.audio.SongExtenderRequest;
import com.modelslab.audio.SongInpaintRequest;
import com.modelslab.audio.SongRequest;
import com.modelslab.audio.SoundEffectRequest;
import com.modelslab.audio.SoundV7Request;
import com.modelslab.audio.SpeechToSpeechV7Request;
import com.modelslab.audio.SpeechToTextRequest;
import com.modelslab.audio.SpeechToTextV7Request;
import com.modelslab.audio.TextToAudioRequest;
import com.modelslab.audio.TextToSpeechRequest;
import com.modelslab.audio.TextToSpeechV7Request;
import com.modelslab.audio.VocalIsolatorRequest;
import com.modelslab.audio.VoiceCoverRequest;
import com.modelslab.audio.VoiceDesignRequest;
import com.modelslab.audio.VoiceToVoiceRequest;
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
import com.modelslab.media.AudioInput;
import com.modelslab.media.VideoInput;
import com.modelslab.request.JobRequest;
import com.modelslab.threed.ImageTo3dRequest;
import com.modelslab.threed.TextTo3dRequest;
import com.modelslab.video.ControlNetVideoRequest;
import com.modelslab.video.ImageToVideoRequest;
import com.modelslab.video.ImageToVideoUltraRequest;
import com.modelslab.video.ImageToVideoV7Request;
import com.modelslab.video.LipSyncRequest;
import com.modelslab.video.MotionControlRequest;
import com.modelslab.video.TextToVideoRequest;
import com.modelslab.video.TextToVideoUltraRequest;
import com.modelslab.video.TextToVideoV7Request;
import com.modelslab.video.VideoToVideoRequest;
import com.modelslab.video.VideoToVideoV7Request;
import com.modelslab.video.WatermarkRemoverRequest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Every typed endpoint of the families, each with a request that the service takes. */
final class FamilyEndpoints {
  private static final Path FAMILIES = Path.of("..", "..", "families");

  // Bytes, so that they are uploaded before, each kind to the place of its own.
  private static final ImageInput IMAGE = image();
  private static final VideoInput VIDEO =
      VideoInput.bytes("\0\0\0\030ftypisom\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1));
  private static final AudioInput AUDIO =
      AudioInput.bytes("RIFF\0\0\0\0WAVEfmt \0\0".getBytes(StandardCharsets.ISO_8859_1));

  private FamilyEndpoints() {}

  /** {@return the simple names of all request classes, as the source folders have them} */
  static List<String> classes() {
    try (Stream<Path> files = Files.walk(FAMILIES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith("Request.java"))
          .map(name -> name.substring(0, name.length() - 5))
          .distinct()
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<JobRequest> requests() {
    return Stream.of(images(), interiors(), faces(), videos(), audios(), models())
        .flatMap(List::stream)
        .toList();
  }

  private static List<JobRequest> images() {
    return List.of(
        RealtimeTextToImageRequest.builder().prompt("a hat").samples(2).build(),
        RealtimeImageToImageRequest.builder().prompt("a hat").image(IMAGE).build(),
        RealtimeInpaintRequest.builder().prompt("a hat").image(IMAGE).maskImage(IMAGE).build(),
        TextToImageRequest.builder()
            .model("midjourney")
            .prompt("a hat")
            .scheduler(Schedulers.DDIM)
            .build(),
        ImageToImageRequest.builder()
            .model("flux-2-dev")
            .prompt("a hat")
            .images(List.of(IMAGE, IMAGE))
            .build(),
        ImageInpaintRequest.builder()
            .model("midjourney")
            .prompt("a hat")
            .image(IMAGE)
            .maskImage(IMAGE)
            .build(),
        FluxTextToImageRequest.builder().model(FluxTextToImageRequest.FLUX).prompt("a hat").build(),
        HiDreamTextToImageRequest.builder()
            .model(HiDreamTextToImageRequest.HIDREAM_O1)
            .prompt("a hat")
            .build(),
        HiDreamImageToImageRequest.builder()
            .model(HiDreamImageToImageRequest.NANOBANANA_LITE)
            .prompt("a hat")
            .image(IMAGE)
            .build(),
        KreaTextToImageRequest.builder()
            .model(KreaTextToImageRequest.KREA_2_TURBO)
            .prompt("a hat")
            .build(),
        PonyTextToImageRequest.builder()
            .model(PonyTextToImageRequest.PONY_REALISM)
            .prompt("a hat")
            .build(),
        PonyImageToImageRequest.builder()
            .model(PonyImageToImageRequest.PONY_REALISM)
            .prompt("a hat")
            .image(IMAGE)
            .build(),
        PonyInpaintRequest.builder()
            .model(PonyInpaintRequest.PONY_REALISM)
            .prompt("a hat")
            .image(IMAGE)
            .maskImage(IMAGE)
            .build(),
        ControlNetRequest.builder()
            .model("midjourney")
            .controlNetModel("canny")
            .prompt("a hat")
            .image(IMAGE)
            .build(),
        TextToImageV7Request.builder().model("imagen-4").prompt("a hat").aspectRatio("1:1").build(),
        ImageToImageV7Request.builder()
            .model("nano-banana")
            .prompt("a hat")
            .image(IMAGE)
            .secondImage(IMAGE)
            .build(),
        InpaintV7Request.builder()
            .model("some-model")
            .prompt("a hat")
            .image(IMAGE)
            .maskImage(IMAGE)
            .build());
  }

  private static List<JobRequest> interiors() {
    return List.of(
        InteriorRequest.builder().prompt("a hat").image(IMAGE).build(),
        RoomDecoratorRequest.builder().prompt("a hat").image(IMAGE).build(),
        FloorPlanningRequest.builder().prompt("a hat").image(IMAGE).build(),
        SketchRenderingRequest.builder().prompt("a hat").image(IMAGE).build(),
        ExteriorRestorerRequest.builder().prompt("a hat").image(IMAGE).build(),
        ScenarioChangerRequest.builder()
            .prompt("a hat")
            .image(IMAGE)
            .scenario(ScenarioChangerRequest.BEACH)
            .build(),
        InteriorObjectRemovalRequest.builder().image(IMAGE).objectName("sofa").build(),
        InteriorMixerRequest.builder()
            .prompt("a hat")
            .image(IMAGE)
            .objectImage(IMAGE)
            .base64(true)
            .build());
  }

  private static List<JobRequest> faces() {
    return List.of(
        SingleFaceSwapRequest.builder()
            .image(IMAGE)
            .targetImage(IMAGE)
            .referenceImage(IMAGE)
            .build(),
        MultipleFaceSwapRequest.builder().image(IMAGE).targetImage(IMAGE).build(),
        SingleVideoSwapRequest.builder().image(IMAGE).video(VIDEO).build(),
        SpecificVideoSwapRequest.builder().image(IMAGE).video(VIDEO).referenceImage(IMAGE).build());
  }

  private static List<JobRequest> videos() {
    return List.of(
        TextToVideoRequest.builder().model("cogvideox").prompt("a hat").build(),
        TextToVideoUltraRequest.builder()
            .model(TextToVideoUltraRequest.WAN_2_2)
            .prompt("a hat")
            .build(),
        ImageToVideoRequest.builder()
            .model("h3-minimax-r2v")
            .prompt("a hat")
            .images(List.of(IMAGE, IMAGE))
            .videos(List.of(VIDEO))
            .audios(List.of(AUDIO))
            .build(),
        ImageToVideoUltraRequest.builder()
            .model(ImageToVideoUltraRequest.WAN_2_2)
            .prompt("a hat")
            .image(IMAGE)
            .base64(true)
            .build(),
        ControlNetVideoRequest.builder()
            .model(ControlNetVideoRequest.H3_MINIMAX)
            .prompt("a hat")
            .controlNetType("canny")
            .video(VIDEO)
            .build(),
        VideoToVideoRequest.builder().image(IMAGE).video(VIDEO).build(),
        WatermarkRemoverRequest.builder().video(VIDEO).build(),
        TextToVideoV7Request.builder().model("veo-3.1").prompt("a hat").duration(8).build(),
        ImageToVideoV7Request.builder()
            .model("kling-v1-6")
            .prompt("a hat")
            .images(List.of(IMAGE))
            .duration(5)
            .build(),
        VideoToVideoV7Request.builder().model("gen4_aleph").prompt("a hat").video(VIDEO).build(),
        LipSyncRequest.builder().model("lipsync-2").video(VIDEO).audio(AUDIO).build(),
        MotionControlRequest.builder()
            .model("kling-motion-control")
            .image(IMAGE)
            .video(VIDEO)
            .characterOrientation(MotionControlRequest.IMAGE)
            .build());
  }

  private static List<JobRequest> audios() {
    return List.of(
        TextToSpeechRequest.builder()
            .prompt("a hat")
            .voice("tara")
            .language(TextToSpeechRequest.AMERICAN_ENGLISH)
            .build(),
        TextToAudioRequest.builder().prompt("a hat").audio(AUDIO).build(),
        VoiceDesignRequest.builder().prompt("a hat").voiceDescription("deep").build(),
        VoiceToVoiceRequest.builder().audio(AUDIO).targetAudio(AUDIO).build(),
        VoiceCoverRequest.builder().audio(AUDIO).model("ariana").build(),
        SpeechToTextRequest.builder().audio(AUDIO).language("en").build(),
        MusicRequest.builder().prompt("a hat").outputFormat(MusicRequest.MP3).build(),
        SoundEffectRequest.builder().prompt("a hat").build(),
        SongRequest.withLyrics().lyrics("[Verse 1] la").build(),
        LyricsRequest.builder().prompt("a hat").build(),
        VocalIsolatorRequest.builder().video(VIDEO).build(),
        DubbingRequest.builder().video(VIDEO).outputLanguage(DubbingRequest.FR).build(),
        TextToSpeechV7Request.builder()
            .model("eleven_multilingual_v2")
            .prompt("a hat")
            .voice("v")
            .build(),
        SpeechToTextV7Request.builder().model("scribe_v1").audio(AUDIO).build(),
        SpeechToSpeechV7Request.builder()
            .model("eleven_english_sts_v2")
            .audio(AUDIO)
            .voice("v")
            .build(),
        SoundV7Request.builder().model("eleven_sound_effect").prompt("a hat").build(),
        MusicV7Request.builder().model("music_v1").prompt("a hat").build(),
        SongExtenderRequest.builder()
            .model("song-extender")
            .prompt("a hat")
            .audio(AUDIO)
            .extendDuration(45)
            .build(),
        SongInpaintRequest.builder()
            .model("song-inpaint")
            .audio(AUDIO)
            .lyrics("la")
            .sections(List.of(Map.of("start", 0)))
            .build(),
        DubbingV7Request.builder().model("dubbing").targetLanguage("fr").audio(AUDIO).build());
  }

  private static List<JobRequest> models() {
    return List.of(
        TextTo3dRequest.builder().prompt("a hat").outputFormat(TextTo3dRequest.OBJ).build(),
        ImageTo3dRequest.builder().image(IMAGE).build());
  }

  private static ImageInput image() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ImageInput.bytes(out.toByteArray());
  }
}
