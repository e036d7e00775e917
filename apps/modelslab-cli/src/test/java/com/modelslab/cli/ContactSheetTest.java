// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.cli.JobRunner.Outcome;
import com.modelslab.cli.JobRunner.Task;
import com.modelslab.request.GeneralRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContactSheetTest {
  private static final byte[] MP4 = {
    0, 0, 0, 16, 'f', 't', 'y', 'p', 'i', 's', 'o', 'm', 0, 0, 0, 0
  };
  private static final String HOSTILE = "<script>\"alert('1')\"</script> & {{facts}}";

  @TempDir Path directory;

  @Test
  void write_hostileTexts_areShownAsTheyAre() throws IOException {
    String page = page(Map.of(), outcome(HOSTILE, List.of(), new IllegalStateException(HOSTILE)));

    assertThat(page)
        .contains("0 of 1 jobs", "&lt;script&gt;", "&amp; {{facts}}")
        .doesNotContain("<script", "\"alert");
  }

  @Test
  void write_mediaOfEveryKind_havePlayersOfTheirOwn() throws IOException {
    Path video = Files.write(directory.resolve("a.mp4"), MP4);
    Path text = Files.writeString(directory.resolve("a.glb"), "glTF\2\0\0\0\0\0\0\0");

    String page = page(Map.of("cat", MP4), outcome("cat", List.of(video, text), null));

    assertThat(page)
        .contains(
            "1 of 1 jobs", "<video controls", "data:video/mp4;base64,", "download=\"model.glb\"")
        .contains("Before · ", "After · ");
  }

  private String page(Map<String, byte[]> before, Outcome outcome) throws IOException {
    return Files.readString(
        ContactSheet.write(
            directory.resolve("sheet"), before, List.of(outcome), "jdk", 5, Duration.ofSeconds(3)));
  }

  private static Outcome outcome(String name, List<Path> files, Throwable failure) {
    return new Outcome(
        new Task(name, "tool", GeneralRequest.builder("/x").build()),
        null,
        null,
        files,
        Duration.ofSeconds(1),
        failure);
  }
}
