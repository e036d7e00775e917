// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import com.modelslab.error.ModelsLabException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** Says in one line what went wrong. */
final class ErrorText {
  private ErrorText() {}

  /** {@return what happened and what to do, without a line break} */
  static String line(Throwable failure) {
    String text = failure.getMessage();
    if (failure instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
      text = text + ": " + reason(unchecked.getCause());
    } else if (failure instanceof IOException io) {
      text = reason(io);
    } else if (text == null || text.isBlank()) {
      text = failure.getClass().getSimpleName();
    }
    return oneLine(text + takeUp(failure));
  }

  /** {@return why a file could not be read or written; the JDK often gives the name alone} */
  static String reason(IOException failure) {
    if (failure instanceof NoSuchFileException missing) {
      return "there is no file " + missing.getFile();
    }
    if (failure instanceof AccessDeniedException denied) {
      return "no permission for " + denied.getFile();
    }
    if (failure instanceof FileSystemException file && file.getReason() != null) {
      return file.getFile() + ": " + file.getReason();
    }
    return String.valueOf(failure.getMessage());
  }

  /** {@return how to go on with a job that outlives the failure} */
  private static String takeUp(Throwable failure) {
    return failure instanceof ModelsLabException known
            && ExitCode.of(failure) != ExitCode.JOB_FAILED
            && ExitCode.of(failure) != ExitCode.REFUSED
        ? known.jobToken().map(token -> ". Take it up with: " + command(token)).orElse("")
        : "";
  }

  /** {@return the command that waits for a job} */
  static String command(String token) {
    return "modelslab fetch " + token + " --wait";
  }

  /** {@return the text without line breaks and control characters, which a terminal would obey} */
  static String oneLine(@Nullable String text) {
    return String.valueOf(text).replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
  }
}
