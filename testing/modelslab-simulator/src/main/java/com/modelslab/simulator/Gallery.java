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
final class Gallery {

  /** Begins the name of a picture that stands in for one that was not read. */
  static final String DRAWN = "drawn-";

  /** Begins the name of a picture that is a result; its path follows. */
  static final String MADE = "made-";

  private static final int THUMBNAIL = 192;

  private final PictureStore store;
  private final Draw draw;
  private final Oddities oddities;
  private final LongFunction<@Nullable Job> jobs;
  private final ReentrantLock making = new ReentrantLock();

  Gallery(PictureStore store, Draw draw, Oddities oddities, LongFunction<@Nullable Job> jobs) {
    this.store = store;
    this.draw = draw;
    this.oddities = oddities;
    this.jobs = jobs;
  }

  /** {@return the encoded result} */
  byte[] result(Job job, int index) {
    if (job.order.endpoint().maker() == PictureMaker.KEEP) {
      return original(job);
    }
    String name = MADE + job.id + "-" + index;
    return cached(name, () -> make(job, index).png());
  }

  private byte[] original(Job upload) {
    byte[] kept = store.get(upload.order.pictures().get(0));
    return kept == null ? PictureMaker.placeholder("gone", 256, 256).png() : kept;
  }

  /** {@return what the caption tool says about the job's picture} */
  String caption(Job job) {
    Object length = job.order.fields().getOrDefault("length", "normal");
    byte[] text =
        cached(
            "caption-" + job.id,
            () ->
                PictureMaker.describe(pixels(job.order.pictures().get(0)), length.toString())
                    .getBytes(StandardCharsets.UTF_8));
    return new String(text, StandardCharsets.UTF_8);
  }

  /** {@return the name of the largest square in the middle of a picture} */
  String squared(String name) {
    making.lock();
    try {
      Pixels picture = pixels(name);
      int side = Math.min(picture.width, picture.height);
      Pixels square = Pixels.filled(side, side, 0);
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

  boolean isNsfw(Job job) {
    return draw.hits(oddities.share(Oddity.NSFW), "nsfw", job.id);
  }

  /** {@return the random number that the service would have started from} */
  long seed(Job job) {
    Object given = job.order.fields().get("seed");
    try {
      long seed = given == null ? 0 : Long.parseLong(given.toString());
      if (seed > 0) {
        return seed;
      }
    } catch (NumberFormatException e) {
      // a fraction is a number too, but no seed
    }
    return draw.random("seed", job.id).nextLong(1L << 32);
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

  private Pixels make(Job job, int index) {
    Endpoint endpoint = job.order.endpoint();
    List<Pixels> pictures = new ArrayList<>();
    for (String name : job.order.pictures()) {
      pictures.add(pixels(name));
    }
    String label = endpoint.name().startsWith("make") ? endpoint.family() : endpoint.name();
    label = label.substring(label.lastIndexOf('/') + 1).replace('_', ' ').toUpperCase(Locale.ROOT);
    Map<String, Object> fields = job.order.fields();
    Pixels result =
        endpoint.maker().make(new PictureMaker.Wish(label, seed(job) + index, fields, pictures));
    return isNsfw(job) ? Pixels.filled(result.width, result.height, 0xFF000000) : result;
  }

  private Pixels pixels(String name) {
    if (name.startsWith(DRAWN)) {
      return PictureMaker.placeholder(name.substring(DRAWN.length()), 512, 512);
    }
    byte[] bytes = store.get(name);
    if (name.startsWith(MADE)) {
      GeneratedName generated = GeneratedName.parse(name.substring(MADE.length()));
      Job job = generated == null ? null : jobs.apply(generated.jobId());
      bytes = job == null || generated == null ? null : result(job, generated.index());
    }
    if (bytes == null) {
      return PictureMaker.placeholder("gone", 512, 512);
    }
    try {
      return Pixels.decode(bytes);
    } catch (IOException e) {
      return PictureMaker.placeholder(
          MediaTypes.extension(MediaTypes.of(bytes)).substring(1), 512, 512);
    }
  }
}
