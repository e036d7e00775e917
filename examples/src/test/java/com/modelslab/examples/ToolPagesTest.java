// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.request.JobRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages of the tools show each setter as it is documented, and no image that is not there. */
class ToolPagesTest {
  private static final Path PAGES = Path.of("..", "docs", "tools");
  private static final Pattern REQUEST = Pattern.compile("^`(\\w+)`, `POST ", Pattern.MULTILINE);
  private static final Pattern IMAGE = Pattern.compile("\\((images/[^)]+)\\)");

  static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(PAGES)) {
      List<Path> pages =
          files
              .filter(file -> file.toString().endsWith(".md"))
              .filter(file -> !file.endsWith("README.md") && !file.endsWith("upload.md"))
              .toList();
      assertThat(pages).hasSize(15);
      return pages;
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void page_ofATool_showsEachSetterAndItsImages(Path page) throws Exception {
    String text = Files.readString(page);
    Matcher request = REQUEST.matcher(text);
    assertThat(request.find()).isTrue();
    Class<?> type = Class.forName(JobRequest.class.getPackageName() + "." + request.group(1));

    assertThat(SetterTable.shown(text)).containsExactlyEntriesOf(SetterTable.documented(type));
    Matcher image = IMAGE.matcher(text);
    while (image.find()) {
      assertThat(PAGES.resolve(image.group(1))).isRegularFile();
      assertThat(Files.size(PAGES.resolve(image.group(1)))).isLessThan(40_000);
    }
  }
}
