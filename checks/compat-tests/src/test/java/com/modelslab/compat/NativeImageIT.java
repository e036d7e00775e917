// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.compat;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.modelslab.simulator.Simulator;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What native images need to know stands in the jars, and nothing else would be needed. */
@ExtendWith(SharedSimulator.class)
class NativeImageIT {
  private static final Pattern NAME = Pattern.compile("\"name\": \"(com\\.[\\w.]+)\"");
  private static final Pattern RESOURCE = Pattern.compile("\\\\\\\\Q([^\\\\]+)\\\\\\\\E");
  private static final Set<String> REFLECTIVE =
      Set.of("forName", "newInstance", "getResource", "getResourceAsStream", "getResources");

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(names = {"JDK", "OKHTTP", "APACHE", "RESILIENCE", "JACKSON3"})
  void metadata_everyJar_namesItsServiceFilesAndProviders(Consumer consumer) throws IOException {
    for (Path jar : consumer.ownJars()) {
      Set<String> files = new TreeSet<>();
      Set<String> providers = new TreeSet<>();
      for (Path file : Jars.list(jar, "META-INF/services")) {
        files.add("META-INF/services/" + file.getFileName());
        Jars.read(jar, file.toString())
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .forEach(providers::add);
      }

      assertThat(found(jar, RESOURCE, "resource-config.json")).as("%s", jar).isEqualTo(files);
      assertThat(found(jar, NAME, "reflect-config.json")).as("%s", jar).isEqualTo(providers);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"JDK", "OKHTTP", "APACHE", "RESILIENCE", "JACKSON3"})
  void code_everyJar_hasNoReflectionResourcesOrProxies(Consumer consumer) throws IOException {
    List<JarFile> jars = new ArrayList<>();
    for (Path jar : consumer.ownJars()) {
      jars.add(new JarFile(jar.toFile()));
    }
    noClasses()
        .should()
        .accessTargetWhere(
            describe(
                "is reflection, a resource or a proxy", access -> isReflective(access.getTarget())))
        .check(new ClassFileImporter().importJars(jars));
  }

  /** Run by the profile {@code native}. */
  @Tag("native")
  @ParameterizedTest
  @EnumSource(names = {"JDK", "OKHTTP"})
  void run_nativeImage_doesTheJob(Consumer consumer, Simulator simulator) throws Exception {
    Optional<Path> tool = nativeImage();
    if (tool.isEmpty()) {
      System.out.println(
          "NOT RUN: no native image was built, because there is no native-image in GRAALVM_HOME,"
              + " JAVA_HOME or PATH");
    }
    assumeTrue(tool.isPresent(), "no native-image in GRAALVM_HOME, JAVA_HOME or PATH");
    Path program = folder.resolve("job");

    run(
        tool.orElseThrow().toString(),
        "--no-fallback",
        "-cp",
        String.join(File.pathSeparator, consumer.classPath().stream().map(Path::toString).toList()),
        "-o",
        program.toString(),
        Consumer.MAIN);
    String output =
        run(
            program.toString(),
            simulator.baseUri().toString(),
            simulator.key(),
            consumer.transport(),
            folder.toString());

    assertThat(output).containsPattern(MainJobs.done(consumer.transport()));
  }

  private static boolean isReflective(AccessTarget target) {
    String owner = target.getOwner().getName();
    String name = target.getName();
    return owner.startsWith("java.lang.reflect.")
        || (owner.startsWith("java.lang.invoke.MethodHandles") && !name.equals("lookup"))
        || ((owner.equals("java.lang.Class") || owner.equals("java.lang.ClassLoader"))
            && (REFLECTIVE.contains(name) || name.startsWith("getDeclared")));
  }

  private static Set<String> found(Path jar, Pattern pattern, String name) throws IOException {
    String folder =
        "META-INF/native-image/com.modelslab/"
            + jar.getFileName().toString().replaceFirst("-\\d.*", "");
    Set<String> found = new TreeSet<>();
    for (Path file : Jars.list(jar, folder)) {
      if (file.toString().endsWith(name)) {
        pattern
            .matcher(Jars.read(jar, file.toString()))
            .results()
            .map((MatchResult match) -> match.group(1))
            .forEach(found::add);
      }
    }
    return found;
  }

  private static Optional<Path> nativeImage() {
    List<Path> folders = new ArrayList<>();
    for (String variable : List.of("GRAALVM_HOME", "JAVA_HOME")) {
      Optional.ofNullable(System.getenv(variable))
          .ifPresent(home -> folders.add(Path.of(home, "bin")));
    }
    Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(Path::of).forEach(folders::add);
    return folders.stream()
        .map(bin -> bin.resolve("native-image"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static String run(String... command) throws Exception {
    Path output = Files.createTempFile(Path.of("target"), "native", ".txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(10, TimeUnit.MINUTES);
    process.destroyForcibly();
    String text = Files.readString(output);
    Files.delete(output);
    assertThat(ended && process.exitValue() == 0).as(text).isTrue();
    return text;
  }
}
