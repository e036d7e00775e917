// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.service;

import com.modelslab.simulator.internal.endpoint.EndpointSpec;
import com.modelslab.simulator.internal.image.Bitmap;
import com.modelslab.simulator.internal.image.Placeholder;
import com.modelslab.simulator.internal.job.SimulatedJob;
import com.modelslab.simulator.internal.media.MediaFile;
import com.modelslab.simulator.internal.media.MediaStore;
import com.modelslab.simulator.internal.media.RenderInput;
import com.modelslab.simulator.internal.random.SeededRandom;
import com.modelslab.simulator.model.Oddities;
import com.modelslab.simulator.model.Oddity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Makes results, each when it is first needed, and again if the store has dropped it. One is made
 * at a time, so that memory stays bounded however many are requested at once.
 */
public final class ResultStore {

  /** Prefix of the name of a placeholder for a file that was not read. */
  static final String DRAWN = "drawn-";

  /** Prefix of the name of a file that is a result; its path follows. */
  public static final String MADE = "made-";

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
    if (job.isUpload()) {
      return render(job, index); // the store has the file
    }
    return cached(MADE + job.id() + "-" + index, () -> render(job, index));
  }

  /** {@return the result of a job that makes a text} */
  public String text(SimulatedJob job) {
    return new String(result(job, 0), StandardCharsets.UTF_8);
  }

  /** {@return the name of the largest square in the middle of an image} */
  String squared(String name) {
    making.lock();
    try {
      Bitmap image = Placeholder.decode(file(name));
      int side = Math.min(image.width, image.height);
      Bitmap square = Bitmap.filled(side, side, 0);
      square.draw(image, (side - image.width) / 2, (side - image.height) / 2);
      return store.keep(square.png());
    } finally {
      making.unlock();
    }
  }

  /** {@return a small PNG of an image, for the page} */
  public byte[] thumbnail(String name) {
    return cached("small-" + name, () -> Placeholder.decode(file(name)).within(THUMBNAIL).png());
  }

  boolean isNsfw(SimulatedJob job) {
    return random.hits(oddities.share(Oddity.NSFW), "nsfw", job.id());
  }

  /** {@return the random number that the service would have started from} */
  long seed(SimulatedJob job) {
    Object given = job.submission().fields().get("seed");
    try {
      long seed = given == null ? 0 : Long.parseLong(given.toString());
      if (seed > 0) {
        return seed;
      }
    } catch (NumberFormatException e) {
      // a fraction is a number, but not a seed
    }
    return random.generator("seed", job.id()).nextLong(1L << 32);
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

  private byte[] render(SimulatedJob job, int index) {
    EndpointSpec endpoint = job.endpoint();
    List<MediaFile> files = new ArrayList<>();
    for (String name : job.submission().files()) {
      files.add(file(name));
    }
    String label = endpoint.tool().replace('_', ' ').toUpperCase(Locale.ROOT);
    return endpoint
        .result()
        .render(
            new RenderInput(
                label, seed(job) + index, job.submission().fields(), files, isNsfw(job)));
  }

  private MediaFile file(String name) {
    if (name.startsWith(DRAWN)) {
      return MediaFile.unreadable(name.substring(DRAWN.length()));
    }
    byte[] bytes = store.get(name);
    if (name.startsWith(MADE)) {
      ResultPath path = ResultPath.parse(name.substring(MADE.length()));
      SimulatedJob job = path == null ? null : jobs.apply(path.jobId());
      bytes = job == null || path == null ? null : result(job, path.index());
    }
    return bytes == null ? MediaFile.unreadable("gone") : MediaFile.of(bytes);
  }
}
