// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * An image as an array of ARGB values. Only the codecs of javax.imageio are used, not the drawing
 * of java.awt, which needs fonts and displays that servers and containers lack.
 */
public final class Bitmap {

  /** The most pixels of an image; 16 megapixels take 64 MB. */
  public static final int MAX_PIXELS = 4096 * 4096;

  public final int width;
  public final int height;
  public final int[] argb;

  Bitmap(int width, int height, int[] argb) {
    this.width = width;
    this.height = height;
    this.argb = argb;
  }

  public static Bitmap filled(int width, int height, int colour) {
    int[] argb = new int[width * height];
    Arrays.fill(argb, colour);
    return new Bitmap(width, height, argb);
  }

  /**
   * {@return the decoded image}
   *
   * @throws IOException if no codec reads it, or it is damaged or too large; the message says
   *     which, in a few words
   */
  public static Bitmap decode(byte[] bytes) throws IOException {
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      ImageReader reader = reader(in);
      if (reader == null) {
        throw new IOException("no codec");
      }
      try {
        return read(reader, in);
      } finally {
        reader.dispose();
      }
    }
  }

  private static Bitmap read(ImageReader reader, ImageInputStream in) throws IOException {
    int width;
    int height;
    BufferedImage image;
    try {
      reader.setInput(in, true, true);
      width = reader.getWidth(0);
      height = reader.getHeight(0);
      image = (long) width * height > MAX_PIXELS ? null : reader.read(0);
    } catch (IOException | RuntimeException e) {
      // the codecs throw all kinds of exceptions for damaged files
      throw new IOException("damaged", e);
    }
    if (image == null) {
      throw new IOException("too large");
    }
    return new Bitmap(width, height, image.getRGB(0, 0, width, height, null, 0, width));
  }

  /**
   * Looks for a codec first among those that ImageIO knows, then beside this class: ImageIO looks
   * once for plugins, and only where the thread that needs it first has its class loader.
   */
  private static @Nullable ImageReader reader(ImageInputStream in) throws IOException {
    Iterator<ImageReader> known = ImageIO.getImageReaders(in);
    if (known.hasNext()) {
      return known.next();
    }
    try {
      for (ImageReaderSpi plugin :
          ServiceLoader.load(ImageReaderSpi.class, Bitmap.class.getClassLoader())) {
        if (plugin.canDecodeInput(in)) {
          return plugin.createReaderInstance();
        }
      }
    } catch (IOException | RuntimeException | ServiceConfigurationError e) {
      // a plugin may want more bytes than there are
      throw new IOException("no codec", e);
    }
    return null;
  }

  public byte[] png() {
    boolean opaque = isOpaque();
    BufferedImage image =
        new BufferedImage(
            width, height, opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
    System.arraycopy(
        argb, 0, ((DataBufferInt) image.getRaster().getDataBuffer()).getData(), 0, argb.length);
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 + argb.length / 2);
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(0.8f); // favours speed
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), param);
    } catch (IOException e) {
      throw new IllegalStateException("Cannot write a PNG to memory", e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private boolean isOpaque() {
    for (int pixel : argb) {
      if (pixel >>> 24 != 255) {
        return false;
      }
    }
    return true;
  }

  public int at(int x, int y) {
    return argb[y * width + x];
  }

  public Bitmap copy() {
    return new Bitmap(width, height, argb.clone());
  }

  /** {@return this image no wider or higher than {@code side}} */
  public Bitmap within(int side) {
    return fit(side, side, false);
  }

  /** {@return this image scaled into a box, keeping its shape; enlarged only if asked} */
  public Bitmap fit(int boxWidth, int boxHeight, boolean enlarge) {
    double factor = Math.min((double) boxWidth / width, (double) boxHeight / height);
    if (factor >= 1 && !enlarge) {
      return this;
    }
    return scaled(
        Math.max(1, (int) Math.round(width * factor)),
        Math.max(1, (int) Math.round(height * factor)));
  }

  /** {@return this image in another size: averaged if smaller, by Catmull-Rom splines if larger} */
  public Bitmap scaled(int newWidth, int newHeight) {
    if (newWidth == width && newHeight == height) {
      return this;
    }
    Kernel across = Kernel.of(width, newWidth);
    Kernel down = Kernel.of(height, newHeight);
    int[] narrow = new int[newWidth * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < newWidth; x++) {
        narrow[y * newWidth + x] = across.sum(x, argb, y * width, 1);
      }
    }
    int[] result = new int[newWidth * newHeight];
    for (int y = 0; y < newHeight; y++) {
      for (int x = 0; x < newWidth; x++) {
        result[y * newWidth + x] = down.sum(y, narrow, x, newWidth);
      }
    }
    return new Bitmap(newWidth, newHeight, result);
  }

  /** Draws {@code other} with its top left corner at x, y, over what is there. */
  public void draw(Bitmap other, int x, int y) {
    for (int row = Math.max(0, -y); row < Math.min(other.height, height - y); row++) {
      for (int column = Math.max(0, -x); column < Math.min(other.width, width - x); column++) {
        int at = (y + row) * width + x + column;
        argb[at] = over(other.at(column, row), argb[at]);
      }
    }
  }

  public void fill(int x, int y, int boxWidth, int boxHeight, int colour) {
    draw(filled(boxWidth, boxHeight, colour), x, y);
  }

  public static int over(int top, int below) {
    int alpha = top >>> 24;
    if (alpha == 255) {
      return top;
    }
    int belowAlpha = (below >>> 24) * (255 - alpha) / 255;
    int sum = alpha + belowAlpha;
    if (sum == 0) {
      return 0;
    }
    int result = sum << 24;
    for (int shift = 0; shift <= 16; shift += 8) {
      int mixed = (((top >>> shift) & 255) * alpha + ((below >>> shift) & 255) * belowAlpha) / sum;
      result |= mixed << shift;
    }
    return result;
  }

  /** {@return the colour that lies at {@code share} of the way from a to b, alpha of a kept} */
  public static int mix(int a, int b, double share) {
    int result = a & 0xFF000000;
    for (int shift = 0; shift <= 16; shift += 8) {
      int from = (a >>> shift) & 255;
      int to = (b >>> shift) & 255;
      result |= (int) Math.round(from + (to - from) * share) << shift;
    }
    return result;
  }

  public static int brightness(int colour) {
    return (((colour >> 16) & 255) * 299 + ((colour >> 8) & 255) * 587 + (colour & 255) * 114)
        / 1000;
  }

  /** For each target position the source positions that it is made of, and their weights. */
  private static final class Kernel {

    private final int[][] sources;
    private final float[][] weights;

    private Kernel(int[][] sources, float[][] weights) {
      this.sources = sources;
      this.weights = weights;
    }

    static Kernel of(int from, int to) {
      double ratio = (double) from / to;
      double reach = Math.max(1, ratio);
      int[][] sources = new int[to][];
      float[][] weights = new float[to][];
      for (int i = 0; i < to; i++) {
        double centre = (i + 0.5) * ratio - 0.5;
        int first = (int) Math.ceil(centre - 2 * reach);
        int count = (int) Math.floor(centre + 2 * reach) - first + 1;
        sources[i] = new int[count];
        weights[i] = new float[count];
        double sum = 0;
        for (int k = 0; k < count; k++) {
          sources[i][k] = Math.min(from - 1, Math.max(0, first + k));
          double weight = catmullRom(Math.abs(first + k - centre) / reach);
          weights[i][k] = (float) weight;
          sum += weight;
        }
        for (int k = 0; k < count; k++) {
          weights[i][k] = (float) (weights[i][k] / sum);
        }
      }
      return new Kernel(sources, weights);
    }

    private static double catmullRom(double x) {
      if (x < 1) {
        return (1.5 * x - 2.5) * x * x + 1;
      }
      return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
    }

    int sum(int target, int[] argb, int start, int step) {
      float a = 0;
      float r = 0;
      float g = 0;
      float b = 0;
      int[] source = sources[target];
      float[] weight = weights[target];
      for (int k = 0; k < source.length; k++) {
        int colour = argb[start + source[k] * step];
        float alpha = (colour >>> 24) * weight[k];
        a += alpha;
        r += ((colour >> 16) & 255) * alpha;
        g += ((colour >> 8) & 255) * alpha;
        b += (colour & 255) * alpha;
      }
      if (a <= 0) {
        return 0;
      }
      return (byteOf(a) << 24) | (byteOf(r / a) << 16) | (byteOf(g / a) << 8) | byteOf(b / a);
    }

    private static int byteOf(float value) {
      return Math.max(0, Math.min(255, Math.round(value)));
    }
  }
}
