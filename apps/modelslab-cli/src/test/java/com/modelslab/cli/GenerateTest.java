// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.cli.Shell.Result;
import com.modelslab.request.JobRequest;
import com.modelslab.simulator.Simulator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.OptionSpec;

class GenerateTest {
  /** The values that a tool needs, if any text will not do. */
  private static final Map<String, String> VALUES =
      Map.ofEntries(
          Map.entry("--scenario", "beach"),
          Map.entry("--control-net-model", "canny"),
          Map.entry("--character-orientation", "image"),
          Map.entry("--output-language", "fr"),
          Map.entry("text-to-speech --language", "american english"),
          Map.entry("--extend-duration", "45"),
          Map.entry("text-to-image-v7 --model", "imagen-4"),
          Map.entry("image-to-image-v7 --model", "seedream-4.0-i2i"),
          Map.entry("inpaint-v7 --model", "some-model"),
          Map.entry("text-to-video --model", "wan2.2"),
          Map.entry("text-to-video-ultra --model", "wan2.2"),
          Map.entry("image-to-video --model", "wan2.2"),
          Map.entry("image-to-video-ultra --model", "wan2.2"),
          Map.entry("control-net-video --model", "h3-minimax-controlnet"),
          Map.entry("text-to-video-v7 --model", "veo-3.1"),
          Map.entry("image-to-video-v7 --model", "kling-v1-6"),
          Map.entry("video-to-video-v7 --model", "gen4_aleph"),
          Map.entry("lip-sync --model", "lipsync-2"),
          Map.entry("motion-control --model", "kling-motion-control"),
          Map.entry("text-to-speech-v7 --model", "eleven_multilingual_v2"),
          Map.entry("speech-to-text-v7 --model", "scribe_v1"),
          Map.entry("speech-to-speech-v7 --model", "eleven_english_sts_v2"),
          Map.entry("sound-v7 --model", "eleven_sound_effect"),
          Map.entry("music-v7 --model", "music_v1"),
          Map.entry("song-extender --model", "song-extender"),
          Map.entry("song-inpaint --model", "song-inpaint"));

  /** Options of which one of several is needed. */
  private static final Map<String, Map<String, String>> EITHER =
      Map.of(
          "text-to-audio", Map.of("--voice", "v"),
          "dubbing-v7", Map.of("--audio", "https://media.example/a.wav"),
          "vocal-isolator", Map.of("--video", "https://media.example/a.mp4"));

  private static Simulator simulator;
  @TempDir private static Path directory;
  private static Path cup;

  @BeforeAll
  static void start() throws IOException {
    simulator = Simulator.builder().typicalTime(Duration.ofMillis(30)).start();
    cup = directory.resolve("cup.png");
    try (InputStream in = Main.class.getResourceAsStream("images/cup.png")) {
      Files.copy(in, cup);
    }
  }

  @AfterAll
  static void end() {
    simulator.close();
  }

  static List<String> names() {
    return GenerateCommand.tools().stream().map(Tool::name).toList();
  }

  @ParameterizedTest
  @MethodSource("names")
  void request_whatTheToolNeeds_isComplete(String name) {
    Tool<?> tool =
        GenerateCommand.tools().stream().filter(one -> one.name().equals(name)).findFirst().get();
    Map<String, Object> given = new HashMap<>(EITHER.getOrDefault(name, Map.of()));
    for (OptionSpec option : tool.options()) {
      if (option.required()) {
        String value = value(name, option);
        given.put(
            option.longestName(),
            option.type() == Double.class ? (Object) Double.valueOf(value) : value);
      }
    }
    String text = tool.needsText() || name.equals("song-inpaint") ? "a red hat" : null;

    JobRequest request = tool.request(text, given::get, builder -> builder.trackId("t"));

    assertThat(request.fields()).containsEntry("track_id", "t");
    assertThat(tool.options()).allMatch(option -> option.description()[0].endsWith("."));
  }

  @Test
  void tools_all_haveNamesOfTheirOwn() {
    assertThat(names()).doesNotHaveDuplicates().hasSize(64);
  }

  private static String value(String tool, OptionSpec option) {
    String name = option.longestName();
    return switch (option.paramLabel()) {
      case "<image>" -> cup.toString();
      case "<video>" -> "https://media.example/a.mp4";
      case "<audio>" -> "https://media.example/a.wav";
      default -> VALUES.getOrDefault(tool + " " + name, VALUES.getOrDefault(name, "midjourney"));
    };
  }

  @Test
  void generate_severalTexts_makesAFileForEach() throws IOException {
    Path out = directory.resolve("sounds");

    Result result =
        run(List.of("generate", "sound-effect", "rain", "thunder"), "--out", out.toString());

    assertThat(result.code()).as(result.text()).isEqualTo(ExitCode.OK);
    try (var files = Files.list(out)) {
      assertThat(files.toList())
          .hasSize(2)
          .allSatisfy(
              file ->
                  assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                      .startsWith("RIFF"));
    }
  }

  @Test
  void generate_modelOfAnotherVersion_saysWhichToolAndSendsNothing() {
    int calls = simulator.journal().calls().size();

    Result result = run(List.of("generate", "text-to-video", "a cat", "--model", "veo-3.1"));

    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("use TextToVideoV7Request");
    assertThat(simulator.journal().calls()).hasSize(calls);
  }

  @Test
  void generate_audioForAVideo_isRefusedBeforeAnythingIsSent() throws IOException {
    Path wav = directory.resolve("speech.wav");
    Files.writeString(wav, "RIFF____WAVEfmt ");

    Result result = run(List.of("generate", "watermark-remover", "--video", wav.toString()));

    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("is not a video that the service takes: it is audio/wav");
  }

  private static Result run(List<String> words, String... more) {
    List<String> all = new ArrayList<>(words);
    all.addAll(List.of(more));
    all.addAll(List.of("--base-uri", simulator.baseUri().toString()));
    return new Shell().key(simulator.key()).run(all.toArray(new String[0]));
  }
}
