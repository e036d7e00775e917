// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.cli.Shell.Result;
import com.modelslab.simulator.Simulator;
import com.modelslab.simulator.model.AccountPlan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands on the pages in docs/tools and docs/families do what the pages are about. */
class PagesTest {
  private static final Path DOCS = Path.of("..", "..", "docs").toAbsolutePath().normalize();

  /** What pages say that are about more than one tool, or about more than the tool can do. */
  private static final Map<String, String> TITLES =
      Map.of(
          "song-of-words", "Makes a song", "image-to-video", "Makes a small video from an image");

  private static final Pattern COMMAND = Pattern.compile("(?m)^modelslab (.*)$");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
  private static final Pattern ENDPOINT = Pattern.compile("`POST ([^`]+)`");

  private static Simulator simulator;
  @TempDir private static Path directory;

  @BeforeAll
  static void start() {
    simulator =
        Simulator.builder()
            .plan(AccountPlan.UNLIMITED)
            .speed(500)
            .warmUps(0)
            .synchronous(1)
            .start();
  }

  @AfterAll
  static void end() {
    simulator.close();
  }

  @Test
  void pages_together_haveACommandForEachTool() {
    List<String> tools =
        Stream.concat(Tools.all().stream(), GenerateCommand.tools().stream())
            .map(Tool::name)
            .toList();

    assertThat(commands())
        .extracting(command -> command.words().get(1))
        .containsExactlyInAnyOrderElementsOf(tools);
  }

  @ParameterizedTest
  @MethodSource("generateTools")
  void summary_ofATool_saysTheTitleOfItsPage(Tool<?> tool) throws IOException {
    String title = TITLES.containsKey(tool.name()) ? TITLES.get(tool.name()) : title(tool.name());

    // "Makes a song" on the page is "Make a song" in the list, which may say more.
    assertThat(title).startsWith(tool.summary().split(" ", 2)[0]);
    assertThat(tool.summary().split(" ", 2)[1]).startsWith(title.split(" ", 2)[1]);
  }

  private static String title(String tool) throws IOException {
    try (Stream<Path> files = Files.walk(DOCS.resolve("families"))) {
      Path page = files.filter(file -> file.endsWith(tool + ".md")).findFirst().orElseThrow();
      return Files.readString(page).lines().findFirst().orElseThrow().substring("# ".length());
    }
  }

  static List<Tool<?>> generateTools() {
    return GenerateCommand.tools();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void command_ofAPage_isDoneByTheEndpointOfThePage(Command command) throws IOException {
    List<String> words = new ArrayList<>(command.words());
    words.replaceAll(PagesTest::file);
    boolean enterprise = words.contains("--enterprise");
    words.addAll(List.of("--out", directory.resolve("out").toString(), "--base-uri"));
    words.add("" + (enterprise ? simulator.enterpriseUri() : simulator.baseUri()));
    int before = simulator.journal().calls().size();

    Result result = new Shell().key(simulator.key()).run(words.toArray(new String[0]));

    assertThat(result.code()).as(result.text()).isEqualTo(ExitCode.OK);
    assertThat(result.out()).startsWith("done");
    assertThat(simulator.journal().calls().stream().skip(before))
        .anySatisfy(call -> assertThat(call.path()).endsWith(command.path()));
  }

  static List<Command> commands() {
    try (Stream<Path> files = Files.walk(DOCS)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> DOCS.relativize(file).toString().matches("(tools|families).*"))
          .flatMap(PagesTest::commands)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Command> commands(Path page) {
    try {
      String text = Files.readString(page);
      Matcher endpoint = ENDPOINT.matcher(text);
      return endpoint.find()
          ? COMMAND
              .matcher(text)
              .results()
              .map(line -> new Command(words(line.group(1)), endpoint.group(1)))
          : Stream.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> words(String line) {
    return WORD.matcher(line).results().map(PagesTest::unquoted).toList();
  }

  private static String unquoted(MatchResult word) {
    return word.group(1) == null ? word.group(2) : word.group(1);
  }

  /** Makes the file that a word of a command names; other words stay as they are. */
  private static String file(String word) {
    Path file = directory.resolve(word.replaceAll(".*[/ ]", ""));
    try {
      if (word.endsWith(".png")) {
        try (InputStream cup = Main.class.getResourceAsStream("images/cup.png")) {
          Files.write(file, cup.readAllBytes());
        }
      } else if (word.endsWith(".mp4")) {
        Files.writeString(file, "\0\0\0\u0018ftypmp42");
      } else if (word.endsWith(".wav")) {
        Files.writeString(file, "RIFF____WAVEfmt ");
      } else {
        return word;
      }
      return file.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A command without its first word, and the path of the endpoint that its page is about. */
  record Command(List<String> words, String path) {
    @Override
    public String toString() {
      return String.join(" ", words);
    }
  }
}
