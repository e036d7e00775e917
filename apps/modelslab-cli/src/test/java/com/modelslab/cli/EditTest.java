// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.cli.Shell.Result;
import com.modelslab.simulator.Simulator;
import com.modelslab.simulator.SimulatorExtension;
import com.modelslab.simulator.model.AccountPlan;
import com.modelslab.simulator.model.CallKind;
import com.modelslab.simulator.model.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class EditTest {
  @RegisterExtension
  final SimulatorExtension service =
      new SimulatorExtension(Simulator.builder().speed(50).plan(AccountPlan.PAY_AS_YOU_GO));

  @TempDir Path directory;
  private Path cup;

  @BeforeEach
  void copyImage() throws IOException {
    cup = directory.resolve("cup.png");
    try (InputStream in = Main.class.getResourceAsStream("images/cup.png")) {
      Files.copy(in, cup);
    }
  }

  @Test
  void edit_threeImages_savesThreeResults() throws IOException {
    Path out = directory.resolve("out");

    Result result =
        edit(
            "remove-background", cup.toString(), cup.toString(), cup.toString(), "--out", "" + out);

    assertThat(result.code()).as(result.text()).isEqualTo(ExitCode.OK);
    assertThat(result.out().lines()).hasSize(3).allMatch(line -> line.startsWith("done"));
    try (var files = Files.list(out)) {
      assertThat(files).hasSize(3).allMatch(file -> file.toString().endsWith(".png"));
    }
  }

  @Test
  void edit_json_printsOneObjectForEachJob() {
    Result result = edit("remove-background", cup.toString(), "--json", "--out", "" + directory);

    assertThat(result.out().lines()).hasSize(1);
    assertThat(result.out())
        .startsWith("{\"input\":\"cup.png\",\"tool\":\"remove-background\",\"id\":\"")
        .contains("\"token\":\"ml1:")
        .contains("\"files\":[\"" + directory)
        .contains("\"error\":null");
  }

  @Test
  void edit_noDownload_printsLinks() throws IOException {
    Result result = edit("remove-background", cup.toString(), "--no-download");

    assertThat(result.out()).contains("http://localhost:");
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(cup);
    }
  }

  @Test
  void edit_onTerminal_drawsABar() {
    Result result =
        new Shell()
            .key(service.get().key())
            .interactive()
            .run(arguments("remove-background", "" + cup, "--out", "" + directory));

    assertThat(result.out()).contains("\r").contains("1 of 1 done").contains("done    cup.png");
  }

  @Test
  void edit_optionsOfTheTool_areSent() {
    edit("remove-background", cup.toString(), "--no-download", "--only-mask", "--field", "seed:=7");

    assertThat(service.get().journal().calls().get(0).fields())
        .containsEntry("only_mask", "true")
        .containsEntry("seed", "7")
        .doesNotContainKey("inverse_mask");
  }

  @Test
  void edit_general_goesToAnyPath() {
    Result result =
        edit(
            "general",
            "/image_editing/removebg_mask",
            cup.toString(),
            "--image-field",
            "image",
            "--no-download");

    assertThat(result.code()).as(result.text()).isEqualTo(ExitCode.OK);
    assertThat(service.get().journal().jobs()).hasSize(1);
  }

  @Test
  void edit_oneOfTwoFails_tellsWhichAndSavesTheOther() {
    Path out = directory.resolve("out");
    service.get().faults().next(CallKind.SUBMIT, Fault.error(402));

    Result result =
        edit("remove-background", "" + cup, "" + cup, "--slots", "1", "--out", "" + out);

    assertThat(result.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(result.err()).contains("FAILED  cup.png").contains("402");
    assertThat(result.out().lines()).hasSize(1);
  }

  @Test
  void edit_moreJobsThanTheAccountTakes_waitsForRoom() {
    List<String> words = new ArrayList<>(List.of("remove-background", "--no-download"));
    for (int i = 0; i < 7; i++) {
      words.add(cup.toString());
    }

    Result result = edit(words.toArray(new String[0]));

    assertThat(result.code()).as(result.text()).isEqualTo(ExitCode.OK);
    assertThat(service.get().journal().maxQueuedSeen()).isLessThanOrEqualTo(5);
  }

  @Test
  void edit_noKey_saysWhichVariable() {
    Result result = new Shell().run(arguments("remove-background", cup.toString()));

    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("MODELSLAB_API_KEY");
  }

  @Test
  void edit_wrongKey_isRefusedWithoutNamingIt() {
    Result result =
        new Shell().key("sk-wrong-key").run(arguments("remove-background", cup.toString()));

    assertThat(result.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(result.err()).contains("API key").doesNotContain("sk-wrong-key");
  }

  @Test
  void edit_missingFile_isNamedAndNothingIsSent() {
    Result result = edit("remove-background", cup.toString(), "no-such.png");

    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("no-such.png").contains("there is no file");
    assertThat(service.get().journal().calls()).isEmpty();
  }

  @Test
  void edit_textFile_isNoImage() throws IOException {
    Path text = Files.writeString(directory.resolve("notes.txt"), "not an image at all");

    Result result = edit("remove-background", text.toString());

    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("notes.txt").contains("is not an image");
  }

  @Test
  void edit_unknownTool_isNamed() {
    Result result = edit("remove-foreground", cup.toString());

    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("remove-foreground");
  }

  @Test
  void edit_htmlInsteadOfJson_isOneLineAndTheNetworksFault() {
    service.get().faults().next(CallKind.SUBMIT, Fault.html(502));

    Result result = edit("remove-background", cup.toString());

    assertThat(result.code()).isEqualTo(ExitCode.NETWORK);
    assertThat(result.err()).contains("HTML page").doesNotContain("\tat ");
  }

  @Test
  void edit_nobodyListens_isTheNetworksFault() {
    Result result =
        new Shell()
            .key("k")
            .run("edit", "remove-background", "" + cup, "--base-uri", "http://localhost:1/api/v6");

    assertThat(result.code()).isEqualTo(ExitCode.NETWORK);
    assertThat(result.err()).contains("FAILED  cup.png").doesNotContain("\tat ");
  }

  private Result edit(String... words) {
    return new Shell().key(service.get().key()).run(arguments(words));
  }

  private String[] arguments(String... words) {
    List<String> arguments = new ArrayList<>(List.of("edit"));
    arguments.addAll(List.of(words));
    arguments.addAll(List.of("--base-uri", service.get().baseUri().toString()));
    return arguments.toArray(new String[0]);
  }
}
