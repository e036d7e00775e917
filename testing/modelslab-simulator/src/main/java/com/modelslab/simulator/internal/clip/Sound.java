// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.clip;

import com.modelslab.simulator.internal.media.RenderInput;
import com.modelslab.simulator.internal.media.ResultKind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Half a second of a tone whose pitch follows the length of the request's text. */
public final class Sound implements ResultKind {
  private static final int RATE = 16_000;
  private static final int MP3_RATE = 32_000;
  private static final int MP3_FRAME = 144; // bytes, at 32 kbit/s and 32 kHz
  private static final int MP3_FRAMES = 16;
  private static final int LINES = 576;

  private final String otherwise;

  /**
   * @param otherwise the format if the request does not say: wav, mp3 or flac
   */
  public Sound(String otherwise) {
    this.otherwise = otherwise;
  }

  @Override
  public boolean isText() {
    return false;
  }

  @Override
  public String ending(Map<String, Object> fields) {
    Object format = fields.getOrDefault("output_format", otherwise);
    return format.equals("mp3") || format.equals("flac") ? "." + format : ".wav";
  }

  @Override
  public boolean takesSamples() {
    return false;
  }

  @Override
  public byte[] render(RenderInput input) {
    int pitch = 220 + 20 * Math.min(50, input.text("prompt", "").length());
    return switch (ending(input.fields())) {
      case ".mp3" -> mp3(pitch);
      case ".flac" -> FlacWriter.write(samples(pitch));
      default -> wav(samples(pitch));
    };
  }

  private static short[] samples(int pitch) {
    short[] samples = new short[RATE / 2];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (8000 * Math.sin(2 * Math.PI * pitch * i / RATE));
    }
    return samples;
  }

  private static byte[] wav(short[] samples) {
    int bytes = 2 * samples.length;
    ByteBuffer out = ByteBuffer.allocate(44 + bytes).order(ByteOrder.LITTLE_ENDIAN);
    out.put(text("RIFF")).putInt(36 + bytes).put(text("WAVEfmt ")).putInt(16);
    out.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(2 * RATE);
    out.putShort((short) 2).putShort((short) 16).put(text("data")).putInt(bytes);
    for (short sample : samples) {
      out.putShort(sample);
    }
    return out.array();
  }

  /**
   * {@return MPEG-1 layer III, mono: in every granule one frequency line is 1 and all others are 0}
   */
  private static byte[] mp3(int pitch) {
    int pairs = pitch * LINES / MP3_RATE + 1;
    int length = pairs - 1 + 3; // a bit for each pair of zeros, then two and the sign
    ByteBuffer out = ByteBuffer.allocate(MP3_FRAMES * MP3_FRAME);
    for (int i = 0; i < MP3_FRAMES; i++) {
      BitWriter bits = new BitWriter();
      bits.bits(0xFFFB, 16); // sync, MPEG-1, layer III, no CRC
      bits.bits(0x18C4, 16); // 32 kbit/s, 32 kHz, mono, original
      bits.bits(0, 9); // main data begins here
      bits.bits(0, 5);
      bits.bits(0, 4);
      for (int granule = 0; granule < 2; granule++) {
        bits.bits(length, 12);
        bits.bits(pairs, 9);
        bits.bits(198, 8); // gain
        bits.bits(0, 4);
        bits.bits(0, 1); // long blocks
        bits.bits(1, 5); // Huffman table 1 in all three regions
        bits.bits(1, 5);
        bits.bits(1, 5);
        bits.bits(0, 4);
        bits.bits(0, 3);
        bits.bits(0, 3);
      }
      for (int granule = 0; granule < 2; granule++) {
        for (int pair = 1; pair < pairs; pair++) {
          bits.bits(1, 1);
        }
        bits.bits(1, 2);
        bits.bits(granule, 1);
      }
      out.position(i * MP3_FRAME);
      out.put(bits.bytes());
    }
    return out.array();
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
