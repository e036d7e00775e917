// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.service;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The path of a result.
 *
 * @param index which of the job's results
 */
public record ResultPath(long jobId, int index) {

  private static final Pattern PATH =
      Pattern.compile("(?:/temp)?/generations/(\\d{1,18})-(\\d)([._][\\w.]*)?");

  /** {@return the parts of a path, null if it is not the path of a result} */
  static @Nullable ResultPath parse(String path) {
    Matcher matcher = PATH.matcher(path);
    return matcher.matches()
        ? new ResultPath(Long.parseLong(matcher.group(1)), Integer.parseInt(matcher.group(2)))
        : null;
  }

  public String path(boolean temporary, String ending) {
    return (temporary ? "/temp" : "") + "/generations/" + jobId + "-" + index + ending;
  }
}
