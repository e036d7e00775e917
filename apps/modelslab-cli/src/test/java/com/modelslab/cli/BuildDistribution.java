// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/**
 * Lays out what is handed out, in the build's folder: {@code dist/modelslab}, which needs a Java,
 * and {@code image/modelslab}, which brings its own; and the sources of the man pages.
 */
public final class BuildDistribution {
  private BuildDistribution() {}

  /**
   * Runs in the build, after the jar is made.
   *
   * @param arguments the module's folder and the root of the repository
   */
  public static void main(String[] arguments) throws IOException {
    Path module = Path.of(arguments[0]);
    Path license = Path.of(arguments[1], "LICENSE");
    Path target = module.resolve("target");
    Path jar = target.resolve("modelslab.jar");

    Path plain = fresh(target.resolve("dist"));
    writeCommon(module, license, plain);
    Files.createDirectories(plain.resolve("lib"));
    Files.copy(jar, plain.resolve("lib").resolve("modelslab.jar"));

    Path image = fresh(target.resolve("image"));
    writeCommon(module, license, image);
    RuntimeImage.write(jar, target.resolve("runtime-image"), image.resolve("runtime"));

    writeManPages(RuntimeImage.version(jar), target.resolve("man-pages"));
  }

  private static Path fresh(Path directory) throws IOException {
    delete(directory);
    return Files.createDirectories(directory.resolve("modelslab"));
  }

  private static void writeCommon(Path module, Path license, Path home) throws IOException {
    Path bin = Files.createDirectories(home.resolve("bin"));
    Path sources = module.resolve("src/main/dist/bin");
    Path launcher = Files.copy(sources.resolve("modelslab"), bin.resolve("modelslab"));
    if (launcher.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    // cmd finds its labels only in lines that end as Windows ends them.
    Files.writeString(
        bin.resolve("modelslab.cmd"),
        Files.readString(sources.resolve("modelslab.cmd")).replace("\n", "\r\n"));
    Path completion = Files.createDirectories(home.resolve("share/bash-completion/completions"));
    Files.writeString(completion.resolve("modelslab"), completion());
    Files.copy(license, home.resolve("LICENSE"));
    Files.copy(module.resolve("src/main/dist/README.txt"), home.resolve("README.txt"));
  }

  /** {@return a script that completes the command in bash and zsh} */
  static String completion() {
    return AutoComplete.bash("modelslab", Main.command(silent(), new GlobalOptions()));
  }

  /** Writes an AsciiDoc page for the command and each of its subcommands. */
  static void writeManPages(String version, Path directory) throws IOException {
    delete(directory);
    Files.createDirectories(directory);
    writeManPage(Main.command(silent(), new GlobalOptions()), version, directory);
  }

  private static void writeManPage(CommandLine command, String version, Path directory)
      throws IOException {
    StringWriter page = new StringWriter();
    ManPageGenerator.writeSingleManPage(new PrintWriter(page), command.getCommandSpec());
    String text =
        page.toString()
            .replaceFirst(":revnumber: .*\n", ":revnumber: " + version + "\n")
            .replaceFirst(":manmanual: .*\n", ":manmanual: ModelsLab SDK for Java\n")
            .replaceFirst(":mansource: .*\n", ":mansource: modelslab " + version + "\n");
    Files.writeString(
        directory.resolve(command.getCommandSpec().qualifiedName("-") + ".adoc"), text);
    for (CommandLine subcommand : command.getSubcommands().values()) {
      writeManPage(subcommand, version, directory);
    }
  }

  /** {@return a console for commands that are looked at and never run} */
  private static Console silent() {
    PrintStream none = new PrintStream(PrintStream.nullOutputStream());
    return new Console(InputStream.nullInputStream(), none, none, Map.of(), false);
  }

  /** Deletes a folder with all that is in it; does nothing if there is none. */
  static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    List<Path> paths;
    try (Stream<Path> found = Files.walk(directory)) {
      paths = found.sorted(Comparator.reverseOrder()).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    for (Path path : paths) {
      Files.delete(path);
    }
  }
}
