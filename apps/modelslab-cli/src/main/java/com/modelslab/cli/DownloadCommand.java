// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import com.modelslab.Downloads;
import com.modelslab.ModelsLab;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code modelslab download}: downloads a result by its link. */
@Command(
    description = {
      "Download an image that a job made. The API key is not needed.",
      "",
      "A link that cannot be read yet is tried for a while; a page that stands in the place of the"
          + " image is not saved."
    },
    sortOptions = false)
final class DownloadCommand implements Callable<Integer> {
  private final Console console;
  private final GlobalOptions root;

  @Parameters(index = "0", paramLabel = "<url>", description = "The link.")
  private URI link;

  @Parameters(
      index = "1",
      paramLabel = "<target>",
      defaultValue = ".",
      description = "The file, or an existing directory. Default: a file here, named by the link.")
  private Path target;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  DownloadCommand(Console console, GlobalOptions root) {
    this.console = console;
    this.root = root;
  }

  @Override
  public Integer call() {
    try (ModelsLab modelsLab = root.client(console, "no-key-is-sent").build()) {
      Downloads downloads = modelsLab.downloads();
      Path file =
          Files.isDirectory(target)
              ? downloads.toDirectory(link, target)
              : downloads.toFile(link, target);
      if (json) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("url", link.toString());
        object.put("file", file.toString());
        Json.print(console.out(), object);
      } else {
        console.out().println(file);
      }
      return ExitCode.OK;
    }
  }
}
