// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Starts the {@code modelslab} command. */
public final class Main {
  private Main() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    // The demo and the simulator draw images; neither opens a window.
    System.setProperty("java.awt.headless", "true");
    System.exit(run(Console.system(), arguments));
  }

  /** {@return the exit code of the command with these arguments} */
  static int run(Console console, String... arguments) {
    GlobalOptions root = new GlobalOptions();
    CommandLine command = command(console, root);
    command.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
    command.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
    command.setCaseInsensitiveEnumValuesAllowed(true);
    command.setAbbreviatedOptionsAllowed(false);
    command.setUsageHelpAutoWidth(true);
    command.setParameterExceptionHandler((wrong, given) -> complain(console, wrong));
    command.setExecutionExceptionHandler(
        (failure, failed, parsed) -> {
          console.err().println("modelslab: " + ErrorText.line(failure));
          if (root.verbose()) {
            failure.printStackTrace(console.err());
          }
          return ExitCode.of(failure);
        });
    return command.execute(arguments);
  }

  /** {@return the command with all its subcommands} */
  static CommandLine command(Console console, GlobalOptions root) {
    return new CommandLine(root)
        .addSubcommand("edit", EditCommand.of(console, root))
        .addSubcommand("generate", GenerateCommand.of(console, root))
        .addSubcommand("models", new ModelsCommand(console, root))
        .addSubcommand("fetch", new FetchCommand(console, root))
        .addSubcommand("download", new DownloadCommand(console, root))
        .addSubcommand("explain", new ExplainCommand(console))
        .addSubcommand("simulate", new SimulateCommand(console))
        .addSubcommand("demo", new DemoCommand(console, root));
  }

  private static int complain(Console console, ParameterException wrong) {
    CommandLine command = wrong.getCommandLine();
    console.err().println("modelslab: " + wrong.getMessage());
    console
        .err()
        .println("Try '" + command.getCommandSpec().qualifiedName() + " --help' for what it takes");
    return ExitCode.BAD_INPUT;
  }
}
