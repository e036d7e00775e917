// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.cli.Child.Ended;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The archives that people install, unpacked as they would. */
@DisabledOnOs(OS.WINDOWS)
@DisabledIfSystemProperty(named = "image.skip", matches = "true")
@EnabledIfSystemProperty(named = "archive", matches = ".+")
class ArchiveIT {
  private static final Path TAR = Path.of(System.getProperty("archive", "") + ".tar.gz");
  private static final Path ZIP = Path.of(System.getProperty("archive", "") + ".zip");
  private static final String HOME = TAR.getFileName().toString().replace(".tar.gz", "");

  @TempDir Path directory;

  private Path unpacked() throws Exception {
    Ended tar = new Child(directory).run("tar", "xzf", "" + TAR);
    assertThat(tar.code()).as(tar.err()).isZero();
    return directory.resolve(HOME);
  }

  private Ended run(Path home, String... arguments) throws Exception {
    Stream<String> words = Stream.of("" + home.resolve("bin/modelslab"));
    return new Child(directory)
        .with("JAVA_HOME", System.getProperty("java.home"))
        .run(Stream.concat(words, Stream.of(arguments)).toArray(String[]::new));
  }

  @Test
  void tar_launcher_printsTheVersionOfTheArchive() throws Exception {
    Ended ended = run(unpacked(), "--version");

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out().lines().findFirst().orElseThrow().replace(' ', '-')).isEqualTo(HOME);
  }

  @Test
  void tar_demo_makesThePageWithoutAKey() throws Exception {
    Path sheet = directory.resolve("sheet");

    Ended ended = run(unpacked(), "demo", "--out", "" + sheet, "--speed", "50");

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(sheet.resolve("index.html")).isNotEmptyFile();
  }

  @Test
  void tar_files_haveTheModesOfAnInstalledProgram() throws Exception {
    Map<String, String> modes = modes(unpacked());

    assertThat(modes)
        .containsEntry("bin/modelslab", "rwxr-xr-x")
        .containsEntry("bin/modelslab.cmd", "rw-r--r--")
        .containsEntry("lib/modelslab.jar", "rw-r--r--")
        .containsEntry("share/bash-completion/completions/modelslab", "rw-r--r--")
        .containsEntry("share/man/man1/modelslab.1", "rw-r--r--")
        .containsEntry("share/man/man1/modelslab-edit-inpaint.1", "rw-r--r--")
        .containsEntry("LICENSE", "rw-r--r--")
        .containsEntry("README.txt", "rw-r--r--");
  }

  @Test
  void zip_files_areThoseOfTheTarWithTheSameModes() throws Exception {
    try (FileSystem zip =
        FileSystems.newFileSystem(ZIP, Map.of("enablePosixFileAttributes", true))) {
      assertThat(modes(zip.getPath(HOME))).isEqualTo(modes(unpacked()));
    }
  }

  @Test
  void thirdParty_namesEachLibraryWithALicense() throws Exception {
    String list = Files.readString(unpacked().resolve("THIRD-PARTY.txt"), UTF_8);

    assertThat(list)
        .contains("wiremock-standalone", "imageio-webp", "okhttp", "jackson-core", "picocli")
        .doesNotContain("com.modelslab", "junit", "Unknown license");
  }

  /** What the README tells people to run stands in the archive. */
  @Test
  void readme_itsPlaces_exist() throws Exception {
    Path home = unpacked();
    String readme = Files.readString(home.resolve("README.txt"), UTF_8);

    assertThat(readme).contains("share/man/man1/modelslab.1", "bin/modelslab");
    for (String place : new String[] {"bin", "lib", "share/bash-completion", "share/man"}) {
      assertThat(readme).contains("  " + place + "/");
      assertThat(home.resolve(place)).isDirectory();
    }
  }

  private static Map<String, String> modes(Path home) throws IOException {
    Map<String, String> modes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        modes.put(
            home.relativize(file).toString(),
            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
      }
    }
    return modes;
  }
}
