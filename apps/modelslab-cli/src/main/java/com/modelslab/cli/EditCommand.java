// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import com.modelslab.cli.JobRunner.Task;
import com.modelslab.image.ImageInput;
import com.modelslab.request.GeneralRequest;
import com.modelslab.request.JobRequest;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code modelslab edit}: a subcommand for each tool, and one for any path. */
@Command(
    description = {
      "Edit images: files, or links that the service can reach.",
      "",
      "Several images are several jobs, run at the same time. Each tool has its own options:"
          + " modelslab edit <tool> --help"
    },
    commandListHeading = "%nTools:%n",
    synopsisSubcommandLabel = "<tool>",
    sortOptions = false)
final class EditCommand {
  private EditCommand() {}

  /** {@return the command with its tools below it} */
  static CommandLine of(Console console, GlobalOptions root) {
    CommandLine edit = new CommandLine(new EditCommand());
    for (Tool<?> tool : Tools.all()) {
      edit.addSubcommand(tool.name(), new ToolRun(console, root, tool).spec());
    }
    return edit.addSubcommand("general", new GeneralRun(console, root));
  }

  /** One tool of the table. */
  private static final class ToolRun extends EditRun {
    private final Tool<?> tool;

    @Parameters(
        arity = "1..*",
        paramLabel = "<image>",
        description = "A PNG, JPEG, WebP or GIF file of up to 5 MiB, or an http or https link.")
    private List<String> names = List.of();

    ToolRun(Console console, GlobalOptions root, Tool<?> tool) {
      super(console, root);
      this.tool = tool;
    }

    CommandSpec spec() {
      CommandSpec made = CommandSpec.forAnnotatedObject(this);
      made.usageMessage().description(tool.summary() + ".", "").abbreviateSynopsis(true);
      tool.options().forEach(made::addOption);
      return made;
    }

    @Override
    List<Task> tasks() {
      List<ImageInput> images = names.stream().map(Images::read).toList();
      if (tool.together()) {
        return List.of(task(names.get(0), images));
      }
      return IntStream.range(0, images.size())
          .mapToObj(i -> task(names.get(i), List.of(images.get(i))))
          .toList();
    }

    private Task task(String name, List<ImageInput> images) {
      JobRequest request = tool.request(images, this::given, this::common);
      return new Task(Images.shortName(name), tool.name(), request);
    }

    private @Nullable Object given(String option) {
      OptionSpec found = spec.findOption(option);
      return spec.commandLine().getParseResult().hasMatchedOption(found) ? found.getValue() : null;
    }
  }

  /** A request to any path. */
  @Command(
      abbreviateSynopsis = true,
      description = "Send a request to any path, for a tool that is not in this list.",
      footerHeading = "%nExample:%n",
      footer = "  modelslab edit general /image_editing/caption cat.png --field length=short")
  private static final class GeneralRun extends EditRun {
    @Parameters(
        index = "0",
        paramLabel = "<path>",
        description = "The path below the base URI, such as /image_editing/caption.")
    private String path;

    @Parameters(
        index = "1..*",
        paramLabel = "<image>",
        description = "Files or links; one job for each, or one job without an image.")
    private List<String> names = List.of();

    @Option(
        names = "--image-field",
        paramLabel = "<name>",
        defaultValue = "init_image",
        description = "The field that the image goes into. Default: ${DEFAULT-VALUE}.")
    private String imageField;

    GeneralRun(Console console, GlobalOptions root) {
      super(console, root);
    }

    @Override
    List<Task> tasks() {
      if (names.isEmpty()) {
        return List.of(task("(no image)", null));
      }
      return names.stream().map(name -> task(Images.shortName(name), Images.read(name))).toList();
    }

    private Task task(String name, @Nullable ImageInput image) {
      GeneralRequest.Builder request = GeneralRequest.builder(path);
      if (image != null) {
        request.extra(imageField, image);
      }
      common(request);
      return new Task(name, path.substring(path.lastIndexOf('/') + 1), request.build());
    }
  }
}
