// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.modelslab.cli.Child.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The completion script in a real bash, and the sources of the man pages. */
class CompletionTest {
  /** Sources the script and asks it as bash would, with the words given. */
  private static final String ASK =
      """
      source "$1"; shift
      COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
      _complete_modelslab "$1" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}" 2>/dev/null
      printf '%s\\n' "${COMPREPLY[@]}"
      """;

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "'',        'edit generate models fetch download explain simulate demo'",
    "'edit remove-', 'remove-background remove-object'",
    "'simulate --plan ', 'payg standard premium unlimited'",
    "'simulate --webhooks o', 'out-of-order'",
    "'fetch 1 --transport ', 'jdk apache okhttp'",
    "'models --f', '--feature'",
    "'fetch --api-k', '--api-key-file'"
  })
  void completion_words_offersWhatCanFollow(String typed, String offered) throws Exception {
    Path script = directory.resolve("modelslab");
    Files.writeString(script, BuildDistribution.completion());
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is a bash");
    List<String> command =
        new ArrayList<>(List.of("/bin/bash", "-c", ASK, "ask", "" + script, "modelslab"));
    command.addAll(List.of(typed.split(" ", -1)));

    Ended ended = new Child(directory).run(command.toArray(String[]::new));

    assertThat(ended.out().lines()).as(ended.err()).containsExactly(offered.split(" ", -1));
  }

  @Test
  void manPages_all_nameTheVersionAndTheOptions() throws Exception {
    Path pages = directory.resolve("pages");

    BuildDistribution.writeManPages("1.2.3", pages);

    assertThat(Files.readString(pages.resolve("modelslab.adoc")))
        .contains(":mansource: modelslab 1.2.3\n", "Exit codes:", "MODELSLAB_API_KEY");
    assertThat(Files.readString(pages.resolve("modelslab-simulate.adoc"))).contains("*--warm-ups*");
    assertThat(pages.resolve("modelslab-edit-remove-background.adoc")).isNotEmptyFile();
  }
}
