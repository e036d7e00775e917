// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.download;

import com.modelslab.job.JobResult;
import com.modelslab.media.MediaFormat;
import java.net.URI;
import java.util.Optional;

/** Names of files that stay in their directory, without the ending of a format. Stateless. */
final class FileNames {
  private static final int LONGEST = 120;
  private static final String NAMELESS = "result";

  private FileNames() {}

  /** {@return a name after the last part of a link} */
  static String of(URI link) {
    String path = Optional.ofNullable(link.getPath()).orElse("");
    String name = path.substring(path.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9._-]", "_");
    String before;
    do {
      before = name;
      name = withoutEnding(name);
    } while (!name.equals(before));
    name = name.replaceAll("^[.]+", "");
    return name.isEmpty() ? NAMELESS : shortened(name);
  }

  private static String withoutEnding(String name) {
    return name.endsWith(".base64") || MediaFormat.ofName(name).isPresent()
        ? name.substring(0, name.lastIndexOf('.'))
        : name;
  }

  /** {@return a name after the id of a job} */
  static String of(JobResult.Completed result) {
    String id = result.id().replaceAll("[^\\w.-]", "_").replaceAll("^[.]+", "");
    return id.isEmpty() ? NAMELESS : shortened(id);
  }

  private static String shortened(String name) {
    return name.substring(0, Math.min(name.length(), LONGEST));
  }
}
