// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import com.modelslab.cli.JobRunner.Task;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * {@code modelslab generate}: a subcommand for each tool that makes something from words or media.
 */
@Command(
    description = {
      "Generate images, videos, sound and 3D models from words, images and other media.",
      "",
      "A closed model is one of another company, which the service offers in version 7 of its API.",
      "Several texts are several jobs, run at the same time. Each tool has its own options:"
          + " modelslab generate <tool> --help. A field without an option: --field"
    },
    commandListHeading = "%nTools:%n",
    synopsisSubcommandLabel = "<tool>",
    footerHeading = "%nExamples:%n",
    footer = {
      "  modelslab generate text-to-image 'a red hat' --model flux",
      "  modelslab generate image-to-video-ultra 'waves' --model wan2.2 --image sea.png",
      "  modelslab generate text-to-speech 'Good morning' --voice tara --language 'american english'"
    },
    sortOptions = false)
final class GenerateCommand {
  private static final int LONGEST_NAME = 30;

  private GenerateCommand() {}

  /** {@return the command with its tools below it} */
  static CommandLine of(Console console, GlobalOptions root) {
    CommandLine generate = new CommandLine(new GenerateCommand());
    tools()
        .forEach(
            tool -> generate.addSubcommand(tool.name(), new ToolRun(console, root, tool).spec()));
    return generate;
  }

  /** {@return all tools, in the order of the help} */
  static List<Tool<?>> tools() {
    return Stream.of(
            ImageTools.all(),
            ImageGroupTools.all(),
            InteriorTools.all(),
            FaceSwapTools.all(),
            VideoTools.all(),
            AudioTools.all(),
            ModelTools.all())
        .flatMap(List::stream)
        .toList();
  }

  private static final class ToolRun extends EditRun {
    private final Tool<?> tool;

    ToolRun(Console console, GlobalOptions root, Tool<?> tool) {
      super(console, root);
      this.tool = tool;
    }

    CommandSpec spec() {
      CommandSpec made = CommandSpec.forAnnotatedObject(this);
      made.usageMessage().description(tool.summary() + ".", "").abbreviateSynopsis(true);
      if (tool.takesText()) {
        made.addPositional(
            PositionalParamSpec.builder()
                .paramLabel("<text>")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity(tool.needsText() ? "1..*" : "0..*")
                .description(tool.textHelp() + "; each text is a job.")
                .build());
      }
      tool.options().forEach(made::addOption);
      return made;
    }

    @Override
    List<Task> tasks() {
      List<String> texts =
          tool.takesText()
              ? spec.commandLine().getParseResult().matchedPositionalValue(0, List.of())
              : List.of();
      return texts.isEmpty() ? List.of(task(null)) : texts.stream().map(this::task).toList();
    }

    private Task task(@Nullable String text) {
      String name = text == null ? tool.name() : ErrorText.oneLine(text);
      return new Task(
          name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name,
          tool.name(),
          tool.request(text, this::given, this::common));
    }

    private @Nullable Object given(String option) {
      OptionSpec found = spec.findOption(option);
      return spec.commandLine().getParseResult().hasMatchedOption(found) ? found.getValue() : null;
    }
  }
}
