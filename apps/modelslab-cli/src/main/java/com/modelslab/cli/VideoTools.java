// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

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
import java.util.List;

/** The tools of {@code modelslab generate} that make videos. */
final class VideoTools {
  private VideoTools() {}

  static List<Tool<?>> all() {
    return List.of(
        new Tool<>(
                "control-net-video",
                "Make a video whose structure follows another video",
                ControlNetVideoRequest::builder)
            .needsText(
                "--model",
                "<id>",
                "The id of the model, such as h3-minimax-controlnet; for others see 'modelslab models'",
                ControlNetVideoRequest.Builder::model)
            .eachText("What happens in the video", ControlNetVideoRequest.Builder::prompt, true)
            .needsText(
                "--control-net-type",
                "<text>",
                "The kind of structure to follow, such as canny, depth, openpose, lineart or scribble",
                ControlNetVideoRequest.Builder::controlNetType)
            .video(
                "--video",
                "The video whose structure the result follows; it must be a control video, which shows only edges, depth, poses or the like, unless --convert is given",
                true,
                ControlNetVideoRequest.Builder::video)
            .flag(
                "--convert",
                "Have the service make the control video from an ordinary one",
                ControlNetVideoRequest.Builder::convert)
            .number(
                "--duration",
                "The length in seconds, from 5 to 15. Default: 5",
                ControlNetVideoRequest.Builder::duration)
            .number(
                "--width",
                "The width in pixels, from 320 to 1440. Default: 1280",
                ControlNetVideoRequest.Builder::width)
            .number(
                "--height",
                "The height in pixels, from 320 to 1440. Default: 704",
                ControlNetVideoRequest.Builder::height)
            .number(
                "--steps",
                "The number of steps. Default: 40",
                ControlNetVideoRequest.Builder::steps)
            .flag(
                "--temp", "Keep the result for 24 hours only", ControlNetVideoRequest.Builder::temp)
            .seed(ControlNetVideoRequest.Builder::seed),
        new Tool<>(
                "image-to-video", "Make a small video from an image", ImageToVideoRequest::builder)
            .needsText(
                "--model",
                "<id>",
                "The id of the model, such as wan2.2; for others see 'modelslab models'",
                ImageToVideoRequest.Builder::model)
            .needsImage(
                "--image",
                "The image that the video starts from",
                ImageToVideoRequest.Builder::image)
            .eachText("What happens in the video", ImageToVideoRequest.Builder::prompt, false)
            .text(
                "--negative-prompt",
                "<text>",
                "What the result should not show",
                ImageToVideoRequest.Builder::negativePrompt)
            .number("--width", "The width in pixels, up to 512", ImageToVideoRequest.Builder::width)
            .number(
                "--height", "The height in pixels, up to 512", ImageToVideoRequest.Builder::height)
            .number(
                "--steps",
                "The number of steps, up to 50. Default: 20",
                ImageToVideoRequest.Builder::steps)
            .number("--fps", "The frames per second, up to 16", ImageToVideoRequest.Builder::fps)
            .text(
                "--output-type",
                "<text>",
                "The format of the result: mp4 or gif",
                ImageToVideoRequest.Builder::outputType)
            .flag("--temp", "Keep the result for 24 hours only", ImageToVideoRequest.Builder::temp),
        new Tool<>(
                "image-to-video-ultra",
                "Make a video of higher resolution from an image",
                ImageToVideoUltraRequest::builder)
            .needsText(
                "--model",
                "<id>",
                "The model: wan2.2 or ltx-2.3",
                ImageToVideoUltraRequest.Builder::model)
            .eachText("What happens in the video", ImageToVideoUltraRequest.Builder::prompt, true)
            .needsImage(
                "--image",
                "The image that the video starts from",
                ImageToVideoUltraRequest.Builder::image)
            .text(
                "--negative-prompt",
                "<text>",
                "What the result should not show",
                ImageToVideoUltraRequest.Builder::negativePrompt)
            .number(
                "--resolution",
                "The resolution in pixels, up to 720, for wan2.2 only",
                ImageToVideoUltraRequest.Builder::resolution)
            .text(
                "--ratio",
                "<text>",
                "The aspect ratio, such as 16:9, for ltx-2.3 only, in place of --resolution",
                ImageToVideoUltraRequest.Builder::ratio)
            .number(
                "--steps",
                "The number of steps, up to 25. Default: 25",
                ImageToVideoUltraRequest.Builder::steps)
            .fraction(
                "--guidance-scale",
                "How closely the result follows the text, from 0 to 8",
                ImageToVideoUltraRequest.Builder::guidanceScale)
            .number(
                "--fps",
                "The frames per second; the service documents up to 16 in one place, 16 to 25 in another",
                ImageToVideoUltraRequest.Builder::fps)
            .flag(
                "--portrait",
                "Make the video upright, 9:16",
                ImageToVideoUltraRequest.Builder::portrait)
            .fraction(
                "--duration",
                "The length in seconds, from 5 to 12, for ltx-2.3 only",
                ImageToVideoUltraRequest.Builder::duration)
            .flag(
                "--temp",
                "Keep the result for 24 hours only",
                ImageToVideoUltraRequest.Builder::temp)
            .seed(ImageToVideoUltraRequest.Builder::seed),
        new Tool<>(
                "image-to-video-v7",
                "Make a video from an image with a closed model such as Kling or Seedance",
                ImageToVideoV7Request::builder)
            .needsText(
                "--model",
                "<id>",
                "The id of the model, such as Hailuo-2.3-i2v; for others see 'modelslab models'",
                ImageToVideoV7Request.Builder::model)
            .needsImage(
                "--image",
                "The image that the video starts from",
                ImageToVideoV7Request.Builder::image)
            .eachText("What happens in the video", ImageToVideoV7Request.Builder::prompt, false)
            .text(
                "--negative-prompt",
                "<text>",
                "What the result should not show",
                ImageToVideoV7Request.Builder::negativePrompt)
            .text(
                "--aspect-ratio",
                "<text>",
                "The aspect ratio, such as 16:9",
                ImageToVideoV7Request.Builder::aspectRatio)
            .number(
                "--duration",
                "The length in seconds; which lengths there are depends on the model",
                ImageToVideoV7Request.Builder::duration)
            .text(
                "--resolution",
                "<text>",
                "The resolution in the form that the model takes, such as 720p, 720 or 1920x1080",
                ImageToVideoV7Request.Builder::resolution)
            .number("--fps", "The frames per second", ImageToVideoV7Request.Builder::fps)
            .flag("--portrait", "Make the video upright", ImageToVideoV7Request.Builder::portrait)
            .flag(
                "--generate-audio",
                "Make sound too; on by default for veo models",
                ImageToVideoV7Request.Builder::generateAudio)
            .audio(
                "--audio",
                "The sound, for wan2.5, wan2.6 and omni-human only; it is cut to the length of the video",
                false,
                ImageToVideoV7Request.Builder::audio),
        new Tool<>("lip-sync", "Fit the lips in a video to speech", LipSyncRequest::builder)
            .needsText(
                "--model",
                "<id>",
                "The id of the model, such as lipsync-2; for others see 'modelslab models'",
                LipSyncRequest.Builder::model)
            .video("--video", "The video whose lips are moved", true, LipSyncRequest.Builder::video)
            .audio("--audio", "The speech", true, LipSyncRequest.Builder::audio),
        new Tool<>(
                "motion-control",
                "Move the subject of an image as a video shows",
                MotionControlRequest::builder)
            .needsText(
                "--model",
                "<id>",
                "The id of the model, such as kling-motion-control; for others see 'modelslab models'",
                MotionControlRequest.Builder::model)
            .needsImage("--image", "The image of the subject", MotionControlRequest.Builder::image)
            .video(
                "--video",
                "The video that shows the motion",
                true,
                MotionControlRequest.Builder::video)
            .needsText(
                "--character-orientation",
                "<text>",
                "Whether the subject faces as in the image or as in the video: image or video",
                MotionControlRequest.Builder::characterOrientation)
            .eachText(
                "What else happens, in up to 2500 characters",
                MotionControlRequest.Builder::prompt,
                false),
        new Tool<>("text-to-video", "Make a small video from words", TextToVideoRequest::builder)
            .needsText(
                "--model",
                "<id>",
                "The id of the model, such as cogvideox; for others see 'modelslab models'",
                TextToVideoRequest.Builder::model)
            .eachText("What happens in the video", TextToVideoRequest.Builder::prompt, true)
            .text(
                "--negative-prompt",
                "<text>",
                "What the result should not show",
                TextToVideoRequest.Builder::negativePrompt)
            .number("--width", "The width in pixels, up to 512", TextToVideoRequest.Builder::width)
            .number(
                "--height", "The height in pixels, up to 512", TextToVideoRequest.Builder::height)
            .number(
                "--steps",
                "The number of steps, up to 50. Default: 20",
                TextToVideoRequest.Builder::steps)
            .fraction(
                "--guidance-scale",
                "How closely the result follows the text, from 0 to 8. Default: 7",
                TextToVideoRequest.Builder::guidanceScale)
            .number("--fps", "The frames per second, up to 16", TextToVideoRequest.Builder::fps)
            .text(
                "--output-type",
                "<text>",
                "The format of the result: mp4 or gif. Default: gif",
                TextToVideoRequest.Builder::outputType)
            .number(
                "--duration",
                "The length in seconds, from 5 to 15, for h3-minimax-t2v, which needs it",
                TextToVideoRequest.Builder::duration)
            .number(
                "--resolution",
                "The resolution in pixels, such as 768, for h3-minimax-t2v only",
                TextToVideoRequest.Builder::resolution)
            .flag("--temp", "Keep the result for 24 hours only", TextToVideoRequest.Builder::temp)
            .seed(TextToVideoRequest.Builder::seed),
        new Tool<>(
                "text-to-video-ultra",
                "Make a video of higher resolution from words",
                TextToVideoUltraRequest::builder)
            .needsText(
                "--model",
                "<id>",
                "The model: wan2.2 or ltx-2.3",
                TextToVideoUltraRequest.Builder::model)
            .eachText("What happens in the video", TextToVideoUltraRequest.Builder::prompt, true)
            .text(
                "--negative-prompt",
                "<text>",
                "What the result should not show",
                TextToVideoUltraRequest.Builder::negativePrompt)
            .number(
                "--resolution",
                "The resolution in pixels, up to 480, for wan2.2 only",
                TextToVideoUltraRequest.Builder::resolution)
            .text(
                "--ratio",
                "<text>",
                "The aspect ratio, such as 16:9, for ltx-2.3 only, in place of --resolution",
                TextToVideoUltraRequest.Builder::ratio)
            .number(
                "--steps",
                "The number of steps, up to 30. Default: 25",
                TextToVideoUltraRequest.Builder::steps)
            .fraction(
                "--guidance-scale",
                "How closely the result follows the text, from 0 to 8",
                TextToVideoUltraRequest.Builder::guidanceScale)
            .number(
                "--fps",
                "The frames per second; the service documents up to 16 in one place, 16 to 25 in another",
                TextToVideoUltraRequest.Builder::fps)
            .flag(
                "--portrait",
                "Make the video upright, 9:16",
                TextToVideoUltraRequest.Builder::portrait)
            .fraction(
                "--duration",
                "The length in seconds, from 5 to 12, for ltx-2.3 only",
                TextToVideoUltraRequest.Builder::duration)
            .flag(
                "--temp",
                "Keep the result for 24 hours only",
                TextToVideoUltraRequest.Builder::temp)
            .seed(TextToVideoUltraRequest.Builder::seed),
        new Tool<>(
                "text-to-video-v7",
                "Make a video from words with a closed model such as Veo or Sora",
                TextToVideoV7Request::builder)
            .needsText(
                "--model",
                "<id>",
                "The id of the model, such as veo-3.1; for others see 'modelslab models'",
                TextToVideoV7Request.Builder::model)
            .eachText("What happens in the video", TextToVideoV7Request.Builder::prompt, true)
            .text(
                "--negative-prompt",
                "<text>",
                "What the result should not show",
                TextToVideoV7Request.Builder::negativePrompt)
            .number("--width", "The width in pixels", TextToVideoV7Request.Builder::width)
            .number("--height", "The height in pixels", TextToVideoV7Request.Builder::height)
            .text(
                "--aspect-ratio",
                "<text>",
                "The aspect ratio, such as 16:9",
                TextToVideoV7Request.Builder::aspectRatio)
            .number(
                "--duration",
                "The length in seconds; which lengths there are depends on the model",
                TextToVideoV7Request.Builder::duration)
            .text(
                "--resolution",
                "<text>",
                "The resolution in the form that the model takes, such as 720p, 720 or 1920x1080",
                TextToVideoV7Request.Builder::resolution)
            .number("--fps", "The frames per second", TextToVideoV7Request.Builder::fps)
            .flag("--portrait", "Make the video upright", TextToVideoV7Request.Builder::portrait)
            .flag(
                "--generate-audio",
                "Make sound too; on by default for veo models",
                TextToVideoV7Request.Builder::generateAudio)
            .audio(
                "--audio",
                "The sound, for wan2.5, wan2.6 and omni-human only; it is cut to the length of the video",
                false,
                TextToVideoV7Request.Builder::audio),
        new Tool<>(
                "video-to-video",
                "Put the subject of an image into a video",
                VideoToVideoRequest::builder)
            .needsImage("--image", "The image of the subject", VideoToVideoRequest.Builder::image)
            .video(
                "--video",
                "The video that the subject is put into",
                true,
                VideoToVideoRequest.Builder::video)
            .number(
                "--resolution",
                "The resolution in pixels: 480 or 720",
                VideoToVideoRequest.Builder::resolution)
            .number(
                "--steps",
                "The number of steps, up to 10. Default: 6",
                VideoToVideoRequest.Builder::steps),
        new Tool<>(
                "video-to-video-v7",
                "Change a video as a text says",
                VideoToVideoV7Request::builder)
            .needsText(
                "--model",
                "<id>",
                "The id of the model, such as gen4_aleph; for others see 'modelslab models'",
                VideoToVideoV7Request.Builder::model)
            .eachText(
                "What to change, in up to 1000 characters",
                VideoToVideoV7Request.Builder::prompt,
                true)
            .video("--video", "The video to change", true, VideoToVideoV7Request.Builder::video)
            .image(
                "--image", "An image that the result follows", VideoToVideoV7Request.Builder::image)
            .text(
                "--negative-prompt",
                "<text>",
                "What the result should not show",
                VideoToVideoV7Request.Builder::negativePrompt)
            .text(
                "--aspect-ratio",
                "<text>",
                "Width and height in pixels, such as 1280:720",
                VideoToVideoV7Request.Builder::aspectRatio)
            .number(
                "--duration",
                "The length in seconds; which lengths there are depends on the model",
                VideoToVideoV7Request.Builder::duration)
            .seed(VideoToVideoV7Request.Builder::seed),
        new Tool<>(
                "watermark-remover",
                "Remove the watermark from a video",
                WatermarkRemoverRequest::builder)
            .video(
                "--video",
                "The video with the watermark",
                true,
                WatermarkRemoverRequest.Builder::video));
  }
}
