// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.cli.Child.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The launcher for sh, on programs that only say how they were called. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  private static final Path SOURCE = Path.of("src/main/dist/bin/modelslab").toAbsolutePath();

  @TempDir Path directory;

  private Path home;
  private Path launcher;

  @BeforeEach
  void install() throws IOException {
    home = directory.toRealPath().resolve("a place with blanks");
    launcher = home.resolve("bin/modelslab");
    Files.createDirectories(launcher.getParent());
    Files.copy(SOURCE, launcher);
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void installJar() throws IOException {
    Files.createDirectories(home.resolve("lib"));
    Files.createFile(home.resolve("lib/modelslab.jar"));
  }

  /** Makes a program that prints its name and each of its arguments on a line. */
  private static Path java(Path javaHome, String version) throws IOException {
    Path java = javaHome.resolve("bin/java");
    Files.createDirectories(java.getParent());
    Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' \"$0\" \"$@\"\nexit 7\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    if (!version.isEmpty()) {
      Files.writeString(javaHome.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    }
    return java;
  }

  private Child child() {
    return new Child(directory);
  }

  @Test
  void launcher_runtimeBesideIt_takesItWithTheArgumentsUnchanged() throws Exception {
    Path java = java(home.resolve("runtime"), "");
    Path other = directory.resolve("other");
    java(other, "17");

    Ended ended = child().with("JAVA_HOME", "" + other).run("" + launcher, "edit", "a b", "*", "");

    assertThat(ended.code()).isEqualTo(7);
    assertThat(ended.out().lines())
        .startsWith("" + java)
        .contains("-Xshare:auto", "" + home.resolve("runtime/lib/modelslab-assets.jar"))
        .endsWith("com.modelslab.command/com.modelslab.cli.Main", "edit", "a b", "*", "");
  }

  @Test
  void launcher_javaHome_takesItsJava() throws Exception {
    installJar();
    Path javaHome = directory.resolve("java home");
    Path java = java(javaHome, "17.0.1");

    Ended ended = child().with("JAVA_HOME", "" + javaHome).run("" + launcher, "demo");

    assertThat(ended.out().lines())
        .startsWith("" + java)
        .endsWith("-jar", "" + home.resolve("lib/modelslab.jar"), "demo");
  }

  @Test
  void launcher_noJavaHome_takesTheJavaOfThePath() throws Exception {
    installJar();
    Path java = java(directory.resolve("jdk"), "25");

    Ended ended =
        child().with("PATH", java.getParent() + ":" + System.getenv("PATH")).run("" + launcher);

    assertThat(ended.out().lines()).startsWith("" + java);
  }

  @Test
  void launcher_linkToALink_findsItsFolder() throws Exception {
    Path java = java(home.resolve("runtime"), "");
    Path links = Files.createDirectories(directory.resolve("some links"));
    Files.createSymbolicLink(links.resolve("real"), launcher);
    Path link = Files.createSymbolicLink(links.resolve("modelslab"), Path.of("real"));

    Ended ended = child().run("" + link);

    assertThat(ended.out().lines()).as(ended.err()).startsWith("" + java);
  }

  @Test
  void launcher_javaOpts_comeAfterItsOwnOptions() throws Exception {
    java(home.resolve("runtime"), "");

    Ended ended = child().with("JAVA_OPTS", "-Xmx64m *").run("" + launcher);

    assertThat(ended.out().lines())
        .containsSubsequence("-XX:TieredStopAtLevel=1", "-Xmx64m", "*", "-cp");
  }

  @Test
  void launcher_alone_saysWhatIsMissing() throws Exception {
    Ended ended = child().run("" + launcher);

    assertThat(ended.code()).isEqualTo(127);
    assertThat(ended.err()).startsWith("modelslab: there is neither ").contains("whole folder");
  }

  @Test
  void launcher_wrongJavaHome_saysSo() throws Exception {
    installJar();

    Ended ended = child().with("JAVA_HOME", "/nowhere").run("" + launcher);

    assertThat(ended.code()).isEqualTo(127);
    assertThat(ended.err()).contains("no bin/java in JAVA_HOME, /nowhere", "Java 17 or later");
  }

  @Test
  void launcher_noJava_saysSo() throws Exception {
    installJar();
    Path tools = Files.createDirectories(directory.resolve("tools"));
    for (String tool : new String[] {"dirname", "readlink", "sed"}) {
      String script = "#!/bin/sh\nPATH='" + System.getenv("PATH") + "' exec " + tool + " \"$@\"\n";
      Files.writeString(tools.resolve(tool), script);
      Files.setPosixFilePermissions(
          tools.resolve(tool), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    Ended ended = child().with("PATH", "" + tools).run("/bin/sh", "" + launcher);

    assertThat(ended.code()).isEqualTo(127);
    assertThat(ended.err())
        .isEqualToIgnoringNewLines(
            "modelslab: there is no Java: JAVA_HOME is not set, and PATH has no java."
                + " Install a Java 17 or later");
  }

  @ParameterizedTest
  @CsvSource({"1.8.0_402, 127", "11.0.2, 127", "17, 7", "25.0.3, 7"})
  void launcher_release_decidesWhetherJavaIsOldEnough(String version, int code) throws Exception {
    installJar();
    java(directory.resolve("jdk"), version);

    Ended ended = child().with("JAVA_HOME", "" + directory.resolve("jdk")).run("" + launcher);

    assertThat(ended.code()).isEqualTo(code);
    assertThat(ended.err().contains("too old")).isEqualTo(code == 127);
  }

  @Test
  void launchers_both_giveJavaTheSameOptions() throws Exception {
    String sh = Files.readString(SOURCE);
    String cmd = Files.readString(SOURCE.resolveSibling("modelslab.cmd"));

    for (String option :
        new String[] {
          "-Xshare:auto -XX:+UseSerialGC -XX:TieredStopAtLevel=1",
          "-m com.modelslab.command/" + Main.class.getName(),
          "modelslab-assets.jar",
          "-jar"
        }) {
      assertThat(sh).contains(option);
      assertThat(cmd).contains(option);
    }
  }
}
