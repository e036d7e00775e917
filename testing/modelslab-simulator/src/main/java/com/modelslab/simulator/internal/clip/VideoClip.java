// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.clip;

import com.modelslab.simulator.internal.image.Bitmap;
import com.modelslab.simulator.internal.image.Placeholder;
import com.modelslab.simulator.internal.media.MediaFile;
import com.modelslab.simulator.internal.media.RenderInput;
import com.modelslab.simulator.internal.media.ResultKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A second of the request's first image, or of a drawn one, with a bar that runs across. */
public final class VideoClip implements ResultKind {
  private static final int WIDTH = 128;
  private static final int HEIGHT = 96;
  private static final int FRAMES = 8;
  private static final int RATE = 8;

  private final String otherwise;

  /**
   * @param otherwise the format if the request does not say: mp4 or gif
   */
  public VideoClip(String otherwise) {
    this.otherwise = otherwise;
  }

  @Override
  public boolean isText() {
    return false;
  }

  @Override
  public String ending(Map<String, Object> fields) {
    Object type = fields.getOrDefault("output_type", otherwise);
    return type.equals("gif") ? ".gif" : ".mp4";
  }

  @Override
  public boolean takesSamples() {
    return false;
  }

  @Override
  public byte[] render(RenderInput input) {
    MediaFile first =
        input.files().isEmpty() ? MediaFile.unreadable(input.label()) : input.files().get(0);
    Bitmap image = Placeholder.decode(first).scaled(WIDTH, HEIGHT);
    List<Bitmap> frames = new ArrayList<>();
    for (int i = 0; i < FRAMES; i++) {
      Bitmap frame = input.isCensored() ? Bitmap.filled(WIDTH, HEIGHT, 0xFF000000) : image.copy();
      frame.fill(i * WIDTH / FRAMES, 0, WIDTH / FRAMES, HEIGHT / 12, 0xFFFFFFFF);
      frames.add(frame);
    }
    return ending(input.fields()).equals(".gif") ? GifWriter.write(frames, RATE) : mp4(frames);
  }

  private static byte[] mp4(List<Bitmap> frames) {
    H264Encoder encoder = new H264Encoder(WIDTH, HEIGHT);
    List<byte[]> encoded = new ArrayList<>();
    for (Bitmap frame : frames) {
      encoded.add(encoder.frame(frame, encoded.size()));
    }
    return Mp4Writer.write(
        WIDTH, HEIGHT, RATE, encoder.sequenceParameters(), encoder.pictureParameters(), encoded);
  }
}
