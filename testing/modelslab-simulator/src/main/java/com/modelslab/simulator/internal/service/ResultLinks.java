// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.service;

import com.modelslab.simulator.internal.job.JobRegistry;
import com.modelslab.simulator.internal.job.OddityPicker;
import com.modelslab.simulator.internal.job.Settings;
import com.modelslab.simulator.internal.job.SimulatedJob;
import com.modelslab.simulator.internal.media.MediaTypes;
import com.modelslab.simulator.internal.media.ResultKind;
import com.modelslab.simulator.internal.net.LoopbackHttp;
import com.modelslab.simulator.internal.random.SeededRandom;
import com.modelslab.simulator.model.JobState;
import com.modelslab.simulator.model.Oddity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** The links to the results of jobs, and from when until when each of them works. */
public final class ResultLinks {

  private static final Duration DAY = Duration.ofHours(24);
  private static final double LATE_SECONDS = 1.5;

  private final Settings settings;
  private final SeededRandom random;
  private final OddityPicker oddities;
  private final JobRegistry registry;
  private final ResultStore results;
  private final IntSupplier port;

  ResultLinks(
      Settings settings,
      SeededRandom random,
      OddityPicker oddities,
      JobRegistry registry,
      ResultStore results,
      IntSupplier port) {
    this.settings = settings;
    this.random = random;
    this.oddities = oddities;
    this.registry = registry;
    this.results = results;
    this.port = port;
  }

  /** {@return the address of this simulator, without a path} */
  public String origin() {
    return LoopbackHttp.origin(port.getAsInt());
  }

  /** {@return the links to the job's results} */
  public List<String> of(SimulatedJob job) {
    List<String> links = new ArrayList<>();
    for (String path : paths(job)) {
      links.add(origin() + path);
    }
    return links;
  }

  private List<String> paths(SimulatedJob job) {
    ResultKind kind = job.endpoint().result();
    if (kind.isText()) {
      return List.of();
    }
    String ending = kind.ending(job.submission().fields());
    if (job.isUpload()) {
      ending = MediaTypes.extension(MediaTypes.of(results.result(job, 0)));
    } else if (job.hasBase64Result()) {
      ending = ".base64";
    } else if (oddities.has(Oddity.ODD_LINK_NAMES, job.id())) {
      ending =
          List.of("", ending + ending, "_out" + ending)
              .get(random.generator("ending", job.id()).nextInt(3));
    }
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < job.samples(); i++) {
      paths.add(new ResultPath(job.id(), i).path(job.isTemporary(), ending));
    }
    return paths;
  }

  /** {@return the job that a path belongs to, null if there is none} */
  @Nullable SimulatedJob job(String path) {
    ResultPath name = ResultPath.parse(path);
    return name == null ? null : registry.find(name.jobId());
  }

  /**
   * {@return whether a result can be downloaded at {@code path} now: not before the job is
   * finished, and no longer than a day after it if its results are temporary}
   */
  boolean isReadable(String path) {
    SimulatedJob job = job(path);
    if (job == null || job.isDeleted() || !paths(job).contains(path)) {
      return false;
    }
    Instant now = registry.now();
    return job.state(now) == JobState.SUCCESS
        && !now.isBefore(readableFrom(job))
        && !(job.isTemporary() && now.isAfter(job.ends().plus(DAY)));
  }

  private Instant readableFrom(SimulatedJob job) {
    boolean late = !job.isUpload() && oddities.has(Oddity.LATE_LINKS, job.id());
    return late ? job.ends().plus(settings.scaled(LATE_SECONDS)) : job.ends();
  }
}
