// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator;

import com.modelslab.simulator.model.Oddities;
import com.modelslab.simulator.model.Oddity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Makes the result pictures, each when it is first wanted, and again if the store has let it go.
 * One is made at a time, so that memory stays bounded however many are asked for at once.
 */
final class ResultStore {

  /** Begins the name of a picture that stands in for one that was not read. */
  static final String DRAWN = "drawn-";

  /** Begins the name of a picture that is a result; its path follows. */
  static final String MADE = "made-";

  private static final int THUMBNAIL = 192;

  private final MediaStore store;
  private final SeededRandom random;
  private final Oddities oddities;
  private final LongFunction<@Nullable SimulatedJob> jobs;
  private final ReentrantLock making = new ReentrantLock();

  ResultStore(
      MediaStore store,
      SeededRandom random,
      Oddities oddities,
      LongFunction<@Nullable SimulatedJob> jobs) {
    this.store = store;
    this.random = random;
    this.oddities = oddities;
    this.jobs = jobs;
  }

  /** {@return the encoded result} */
  byte[] result(SimulatedJob job, int index) {
    if (job.order.endpoint().maker() == ImageRenderer.KEEP) {
      return original(job);
    }
    String name = MADE + job.id + "-" + index;
    return cached(name, () -> make(job, index).png());
  }

  private byte[] original(SimulatedJob upload) {
    byte[] kept = store.get(upload.order.pictures().get(0));
    return kept == null ? ImageRenderer.placeholder("gone", 256, 256).png() : kept;
  }

  /** {@return what the caption tool says about the job's picture} */
  String caption(SimulatedJob job) {
    Object length = job.order.fields().getOrDefault("length", "normal");
    byte[] text =
        cached(
            "caption-" + job.id,
            () ->
                ImageRenderer.describe(pixels(job.order.pictures().get(0)), length.toString())
                    .getBytes(StandardCharsets.UTF_8));
    return new String(text, StandardCharsets.UTF_8);
  }

  /** {@return the name of the largest square in the middle of a picture} */
  String squared(String name) {
    making.lock();
    try {
      Bitmap picture = pixels(name);
      int side = Math.min(picture.width, picture.height);
      Bitmap square = Bitmap.filled(side, side, 0);
      square.draw(picture, (side - picture.width) / 2, (side - picture.height) / 2);
      return store.keep(square.png());
    } finally {
      making.unlock();
    }
  }

  /** {@return a small PNG of a picture, for the page} */
  byte[] thumbnail(String name) {
    return cached("small-" + name, () -> pixels(name).within(THUMBNAIL).png());
  }

  boolean isNsfw(SimulatedJob job) {
    return random.hits(oddities.share(Oddity.NSFW), "nsfw", job.id);
  }

  /** {@return the random number that the service would have started from} */
  long seed(SimulatedJob job) {
    Object given = job.order.fields().get("seed");
    try {
      long seed = given == null ? 0 : Long.parseLong(given.toString());
      if (seed > 0) {
        return seed;
      }
    } catch (NumberFormatException e) {
      // a fraction is a number too, but no seed
    }
    return random.generator("seed", job.id).nextLong(1L << 32);
  }

  private interface Maker {
    byte[] make();
  }

  private byte[] cached(String name, Maker maker) {
    byte[] ready = store.get(name);
    if (ready != null) {
      return ready;
    }
    making.lock();
    try {
      ready = store.get(name);
      if (ready == null) {
        ready = maker.make();
        store.put(name, ready);
      }
      return ready;
    } finally {
      making.unlock();
    }
  }

  private Bitmap make(SimulatedJob job, int index) {
    EndpointSpec endpoint = job.order.endpoint();
    List<Bitmap> pictures = new ArrayList<>();
    for (String name : job.order.pictures()) {
      pictures.add(pixels(name));
    }
    String label = endpoint.name().startsWith("make") ? endpoint.family() : endpoint.name();
    label = label.substring(label.lastIndexOf('/') + 1).replace('_', ' ').toUpperCase(Locale.ROOT);
    Map<String, Object> fields = job.order.fields();
    Bitmap result =
        endpoint
            .maker()
            .make(new ImageRenderer.RenderInput(label, seed(job) + index, fields, pictures));
    return isNsfw(job) ? Bitmap.filled(result.width, result.height, 0xFF000000) : result;
  }

  private Bitmap pixels(String name) {
    if (name.startsWith(DRAWN)) {
      return ImageRenderer.placeholder(name.substring(DRAWN.length()), 512, 512);
    }
    byte[] bytes = store.get(name);
    if (name.startsWith(MADE)) {
      ResultPath generated = ResultPath.parse(name.substring(MADE.length()));
      SimulatedJob job = generated == null ? null : jobs.apply(generated.jobId());
      bytes = job == null || generated == null ? null : result(job, generated.index());
    }
    if (bytes == null) {
      return ImageRenderer.placeholder("gone", 512, 512);
    }
    try {
      return Bitmap.decode(bytes);
    } catch (IOException e) {
      return ImageRenderer.placeholder(
          MediaTypes.extension(MediaTypes.of(bytes)).substring(1), 512, 512);
    }
  }
}
