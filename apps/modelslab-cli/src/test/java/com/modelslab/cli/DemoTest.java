// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.cli.Shell.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"jdk", "apache", "okhttp"})
  void demo_overEachTransport_finishesTwelvePairs(String transport) throws IOException {
    Result result =
        new Shell().run("demo", "--out", "" + directory, "--speed", "20", "--transport", transport);

    assertThat(result.code()).as(result.text()).isEqualTo(ExitCode.OK);
    assertThat(result.out())
        .contains("16 of 16 jobs done")
        .contains(directory.resolve("index.html").toString());
    String page = Files.readString(directory.resolve("index.html"));
    assertThat(page.split("alt=\"Before\"", -1)).hasSize(14);
    assertThat(page.split("alt=\"After\"", -1)).hasSize(14);
    assertThat(page)
        .contains("<video controls", "<audio controls", "3D model", "a lighthouse in the fog");
    assertThat(page).contains("Over <b>" + transport + "</b>").doesNotContain("<script");
  }
}
