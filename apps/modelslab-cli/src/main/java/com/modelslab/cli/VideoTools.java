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
                "--model", "<id>", "The id of the model", ControlNetVideoRequest.Builder::model)
            .eachText(ControlNetVideoRequest.Builder::prompt, true)
            .needsText(
                "--control-net-type",
                "<text>",
                "What the video is read as, such as canny, depth, openpose, lineart or scribble",
                ControlNetVideoRequest.Builder::controlNetType)
            .video(
                "--video",
                "The video whose structure the result follows",
                true,
                ControlNetVideoRequest.Builder::video)
            .number(
                "--duration",
                "The length in seconds, from 5 to 15",
                ControlNetVideoRequest.Builder::duration)
            .number(
                "--width",
                "The width in pixels, from 320 to 1440",
                ControlNetVideoRequest.Builder::width)
            .number(
                "--height",
                "The height in pixels, from 320 to 1440",
                ControlNetVideoRequest.Builder::height)
            .number("--steps", "The number of steps", ControlNetVideoRequest.Builder::steps)
            .flag(
                "--temp", "Keep the result for 24 hours only", ControlNetVideoRequest.Builder::temp)
            .seed(ControlNetVideoRequest.Builder::seed),
        new Tool<>(
                "image-to-video",
                "Make a video from an image, or from several media",
                ImageToVideoRequest::builder)
            .needsText("--model", "<id>", "The id of the model", ImageToVideoRequest.Builder::model)
            .needsImage(
                "--image",
                "The image that the video starts from",
                ImageToVideoRequest.Builder::image)
            .eachText(ImageToVideoRequest.Builder::prompt, false)
            .text(
                "--negative-prompt",
                "<text>",
                "What the result should not show",
                ImageToVideoRequest.Builder::negativePrompt)
            .number("--width", "The width in pixels, up to 512", ImageToVideoRequest.Builder::width)
            .number(
                "--height", "The height in pixels, up to 512", ImageToVideoRequest.Builder::height)
            .number("--steps", "The number of steps, up to 50", ImageToVideoRequest.Builder::steps)
            .number("--fps", "The frames a second, up to 16", ImageToVideoRequest.Builder::fps)
            .text(
                "--output-type",
                "<text>",
                "The format of the result",
                ImageToVideoRequest.Builder::outputType)
            .flag("--temp", "Keep the result for 24 hours only", ImageToVideoRequest.Builder::temp),
        new Tool<>(
                "image-to-video-ultra",
                "Make a video of higher resolution from an image",
                ImageToVideoUltraRequest::builder)
            .needsText(
                "--model",
                "<id>",
                "The model: WAN_2_2 or LTX_2_3",
                ImageToVideoUltraRequest.Builder::model)
            .eachText(ImageToVideoUltraRequest.Builder::prompt, true)
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
                "The resolution in pixels, up to 720, for wan2.2",
                ImageToVideoUltraRequest.Builder::resolution)
            .text(
                "--ratio",
                "<text>",
                "The ratio of the sides, such as 16:9, for ltx-2.3, which takes it as its resolution",
                ImageToVideoUltraRequest.Builder::ratio)
            .number(
                "--steps", "The number of steps, up to 25", ImageToVideoUltraRequest.Builder::steps)
            .fraction(
                "--guidance-scale",
                "How closely the result follows the text, from 0 to 8",
                ImageToVideoUltraRequest.Builder::guidanceScale)
            .number(
                "--fps",
                "The frames a second; the service documents up to 16 in one place, 16 to 25 in another",
                ImageToVideoUltraRequest.Builder::fps)
            .flag("--portrait", "Make the video 9:16", ImageToVideoUltraRequest.Builder::portrait)
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
                "Make a video from an image with a model of version 7 of the API",
                ImageToVideoV7Request::builder)
            .needsText(
                "--model", "<id>", "The id of the model", ImageToVideoV7Request.Builder::model)
            .needsImage(
                "--image",
                "The image that the video starts from, sent as a text",
                ImageToVideoV7Request.Builder::image)
            .eachText(ImageToVideoV7Request.Builder::prompt, false)
            .text(
                "--negative-prompt",
                "<text>",
                "What the result should not show",
                ImageToVideoV7Request.Builder::negativePrompt)
            .text(
                "--aspect-ratio",
                "<text>",
                "The ratio of the sides, such as 16:9",
                ImageToVideoV7Request.Builder::aspectRatio)
            .number(
                "--duration",
                "The length in seconds, sent as a text; the values depend on the model",
                ImageToVideoV7Request.Builder::duration)
            .text(
                "--resolution",
                "<text>",
                "The resolution as the model writes it: 720p, 720 or 1920x1080",
                ImageToVideoV7Request.Builder::resolution)
            .number("--fps", "The frames a second", ImageToVideoV7Request.Builder::fps)
            .flag("--portrait", "Make the video upright", ImageToVideoV7Request.Builder::portrait)
            .flag(
                "--generate-audio", "Make sound too", ImageToVideoV7Request.Builder::generateAudio)
            .audio(
                "--audio",
                "The sound, for wan2.5, wan2.6 and omni-human; it is cut to the length of the video",
                false,
                ImageToVideoV7Request.Builder::audio),
        new Tool<>("lip-sync", "Fit the lips in a video to speech", LipSyncRequest::builder)
            .needsText("--model", "<id>", "The id of the model", LipSyncRequest.Builder::model)
            .video("--video", "The video", true, LipSyncRequest.Builder::video)
            .audio("--audio", "The speech", true, LipSyncRequest.Builder::audio),
        new Tool<>(
                "motion-control",
                "Move the subject of an image as a video shows",
                MotionControlRequest::builder)
            .needsText(
                "--model", "<id>", "The id of the model", MotionControlRequest.Builder::model)
            .needsImage("--image", "The image of the subject", MotionControlRequest.Builder::image)
            .video(
                "--video",
                "The video that shows the motion",
                true,
                MotionControlRequest.Builder::video)
            .needsText(
                "--character-orientation",
                "<text>",
                "What the subject is turned like",
                MotionControlRequest.Builder::characterOrientation)
            .eachText(MotionControlRequest.Builder::prompt, false),
        new Tool<>("text-to-video", "Make a video from words", TextToVideoRequest::builder)
            .needsText("--model", "<id>", "The id of the model", TextToVideoRequest.Builder::model)
            .eachText(TextToVideoRequest.Builder::prompt, true)
            .text(
                "--negative-prompt",
                "<text>",
                "What the result should not show",
                TextToVideoRequest.Builder::negativePrompt)
            .number("--width", "The width in pixels, up to 512", TextToVideoRequest.Builder::width)
            .number(
                "--height", "The height in pixels, up to 512", TextToVideoRequest.Builder::height)
            .number("--steps", "The number of steps, up to 50", TextToVideoRequest.Builder::steps)
            .fraction(
                "--guidance-scale",
                "How closely the result follows the text, from 0 to 8",
                TextToVideoRequest.Builder::guidanceScale)
            .number("--fps", "The frames a second, up to 16", TextToVideoRequest.Builder::fps)
            .text(
                "--output-type",
                "<text>",
                "The format of the result",
                TextToVideoRequest.Builder::outputType)
            .number(
                "--duration",
                "The length in seconds, 5 to 15, for h3-minimax-t2v only, which needs it",
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
                "The model: WAN_2_2 or LTX_2_3",
                TextToVideoUltraRequest.Builder::model)
            .eachText(TextToVideoUltraRequest.Builder::prompt, true)
            .text(
                "--negative-prompt",
                "<text>",
                "What the result should not show",
                TextToVideoUltraRequest.Builder::negativePrompt)
            .number(
                "--resolution",
                "The resolution in pixels, up to 480, for wan2.2",
                TextToVideoUltraRequest.Builder::resolution)
            .text(
                "--ratio",
                "<text>",
                "The ratio of the sides, such as 16:9, for ltx-2.3, which takes it as its resolution",
                TextToVideoUltraRequest.Builder::ratio)
            .number(
                "--steps", "The number of steps, up to 30", TextToVideoUltraRequest.Builder::steps)
            .fraction(
                "--guidance-scale",
                "How closely the result follows the text, from 0 to 8",
                TextToVideoUltraRequest.Builder::guidanceScale)
            .number(
                "--fps",
                "The frames a second; the service documents up to 16 in one place, 16 to 25 in another",
                TextToVideoUltraRequest.Builder::fps)
            .flag("--portrait", "Make the video 9:16", TextToVideoUltraRequest.Builder::portrait)
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
                "Make a video from words with a model of version 7 of the API",
                TextToVideoV7Request::builder)
            .needsText(
                "--model", "<id>", "The id of the model", TextToVideoV7Request.Builder::model)
            .eachText(TextToVideoV7Request.Builder::prompt, true)
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
                "The ratio of the sides, such as 16:9",
                TextToVideoV7Request.Builder::aspectRatio)
            .number(
                "--duration",
                "The length in seconds, sent as a text; the values depend on the model",
                TextToVideoV7Request.Builder::duration)
            .text(
                "--resolution",
                "<text>",
                "The resolution as the model writes it: 720p, 720 or 1920x1080",
                TextToVideoV7Request.Builder::resolution)
            .number("--fps", "The frames a second", TextToVideoV7Request.Builder::fps)
            .flag("--portrait", "Make the video upright", TextToVideoV7Request.Builder::portrait)
            .flag("--generate-audio", "Make sound too", TextToVideoV7Request.Builder::generateAudio)
            .audio(
                "--audio",
                "The sound, for wan2.5, wan2.6 and omni-human; it is cut to the length of the video",
                false,
                TextToVideoV7Request.Builder::audio),
        new Tool<>(
                "video-to-video",
                "Put the subject of an image into a video",
                VideoToVideoRequest::builder)
            .needsImage("--image", "The image of the subject", VideoToVideoRequest.Builder::image)
            .video("--video", "The video", true, VideoToVideoRequest.Builder::video)
            .number(
                "--resolution",
                "The resolution in pixels: 480 or 720",
                VideoToVideoRequest.Builder::resolution)
            .number("--steps", "The number of steps, up to 10", VideoToVideoRequest.Builder::steps),
        new Tool<>(
                "video-to-video-v7",
                "Change a video as words say, with a model of version 7 of the API",
                VideoToVideoV7Request::builder)
            .needsText(
                "--model", "<id>", "The id of the model", VideoToVideoV7Request.Builder::model)
            .eachText(VideoToVideoV7Request.Builder::prompt, true)
            .video("--video", "The video", true, VideoToVideoV7Request.Builder::video)
            .image("--image", "An image to follow", VideoToVideoV7Request.Builder::image)
            .text(
                "--negative-prompt",
                "<text>",
                "What the result should not show",
                VideoToVideoV7Request.Builder::negativePrompt)
            .text(
                "--aspect-ratio",
                "<text>",
                "Width and height, such as 1280:720",
                VideoToVideoV7Request.Builder::aspectRatio)
            .number(
                "--duration",
                "The length in seconds, sent as a text; the values depend on the model",
                VideoToVideoV7Request.Builder::duration)
            .seed(VideoToVideoV7Request.Builder::seed),
        new Tool<>(
                "watermark-remover",
                "Remove the watermark of a video",
                WatermarkRemoverRequest::builder)
            .video("--video", "The video", true, WatermarkRemoverRequest.Builder::video));
  }
}
