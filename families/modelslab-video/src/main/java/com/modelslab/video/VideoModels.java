// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.video;

import com.modelslab.request.ModelCatalog;

/** Which endpoint the models for video belong to, as far as it is known. */
public final class VideoModels {
  static final ModelCatalog CATALOG =
      ModelCatalog.parse(
          """
          /video/text2video TextToVideoRequest
          cogvideox -
          wan2.2 -
          ltx-2.3 -
          h3-minimax-t2v duration 5 to 15 seconds

          /video/text2video_ultra TextToVideoUltraRequest
          wan2.2 - resolution up to 480
          ltx-2.3 - ratio; 5 to 12 seconds

          /video/img2video ImageToVideoRequest
          svd -
          wan2.2 -
          h3-minimax-r2v prompt up to 9 images, 3 videos, 3 audio files, 12 together
          h3-minimax-start-end-frame prompt exactly 2 images

          /video/img2video_ultra ImageToVideoUltraRequest
          wan2.2 - resolution up to 720
          ltx-2.3 - ratio; 5 to 12 seconds

          /video/controlnet ControlNetVideoRequest
          h3-minimax-controlnet -

          /v7/video-fusion/text-to-video TextToVideoV7Request
          veo-3.0-fast-generate - duration 8; aspect_ratio 16:9 or 9:16
          veo-3.1 - duration 4, 6 or 8; aspect_ratio 16:9 or 9:16
          veo-3.1-fast - duration 4, 6 or 8; aspect_ratio 16:9 or 9:16
          sora-2 - duration 4, 8 or 12; aspect_ratio 16:9 or 9:16
          sora-2-pro-t2v - duration 4, 8 or 12; aspect_ratio 720x1280
          wan2.5-t2v - duration 5 or 10; resolution 720; init_audio
          wan2.6-t2v - duration 5 or 10; resolution 720p; init_audio
          kling-v2-1-master-t2v duration 5 or 10
          kling-v2-master-t2v duration 5 or 10
          kling-v2-5-turbo-t2v duration,aspect_ratio 5 or 10
          seedance-t2v - aspect_ratio 16:9, 4:3, 1:1 or 9:21; resolution 720p or 480p
          seedance-1.0-pro-fast-t2v -
          Hailuo-2.3-t2v - duration 6 or 10
          ltx-2-3-pro-t2v - resolution 1920x1080, 2560x1440 or 3840x2160; duration 6, 8 or 10; fps 25 or 50

          /v7/video-fusion/image-to-video ImageToVideoV7Request
          wan2.5-i2v prompt duration 5 or 10; resolution 720; init_audio
          wan2.6-i2v prompt duration 5 or 10; resolution 720p; init_audio
          kling-v1-6 - duration 5 or 10; aspect_ratio 16:9, 9:16 or 1:1
          kling-v2-1-i2v duration 5 or 10
          kling-v2-1-master-i2v duration 5 or 10
          kling-v2-master-i2v duration 5 or 10
          Kling-V2-5-Turbo-i2v duration 5 or 10; written with these capitals
          seedance-i2v -
          seedance-1.0-pro-i2v - init_image as a list
          seedance-1.0-pro-fast-i2v -
          Hailuo-2.3-i2v - duration 6 or 10
          Hailuo-2.3-Fast-i2v - duration 6 or 10
          Hailuo-02-start-end-frame - exactly 2 images
          ltx-2-3-pro-i2v prompt resolution 1920x1080, 2560x1440 or 3840x2160; duration 6, 8 or 10
          grok-imagine-video-i2v -
          omni-human init_audio speech of less than 30 seconds
          omni-human-1.5 init_audio,prompt speech of less than 30 seconds

          /v7/video-fusion/video-to-video VideoToVideoV7Request
          gen4_aleph - a video of up to 16 MB; aspect_ratio 1280:720, 720:1280, 1104:832, 960:960, 832:1104, 1584:672 or 848:480

          /v7/video-fusion/lip-sync LipSyncRequest
          lipsync-2 -

          /v7/video-fusion/motion-control MotionControlRequest
          kling-motion-control - a text is documented as required in one place
          kling-v3-motion-control -
          """);

  private VideoModels() {}

  /** {@return the catalogue that the requests of this module check their models against} */
  public static ModelCatalog catalog() {
    return CATALOG;
  }
}
