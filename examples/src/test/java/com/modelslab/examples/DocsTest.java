// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents name what there is: modules, packages, classes, and each other. */
class DocsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern MODULE = Pattern.compile("<module>(?:[^<]*/)?([^</]+)</module>");
  private static final Pattern PARTICIPANT = Pattern.compile("participant (\\w+)");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(?:#[^)]*)?\\)");

  @Test
  void architecture_everyModuleOfTheBuild_isDrawn() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/architecture.md"));
    List<String> modules = found(MODULE, Files.readString(ROOT.resolve("pom.xml")));

    assertThat(modules).hasSizeGreaterThan(10);
    assertThat(modules).allSatisfy(module -> assertThat(page).contains("[\"" + module + "\"]"));
  }

  @Test
  void architecture_everyPackageOfTheApi_isInTheTable() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/architecture.md"));
    Set<String> listed = Set.copyOf(found(Pattern.compile("(?m)^\\| `([\\w.]+)` \\|"), page));

    assertThat(listed).isEqualTo(packages("modelslab-api"));
  }

  @Test
  void architecture_everyClassOnAWay_isThere() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/architecture.md"));
    Set<String> classes;
    try (Stream<Path> files = Files.walk(ROOT.resolve("modelslab-api/src/main/java"))) {
      classes =
          files
              .map(file -> file.getFileName().toString().replace(".java", ""))
              .collect(Collectors.toSet());
    }

    assertThat(found(PARTICIPANT, page))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(classes).contains(name));
  }

  @Test
  void documents_everyLinkToAFile_leadsSomewhere() throws IOException {
    List<Path> documents;
    try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
      documents =
          Stream.concat(
                  files,
                  Stream.of(
                          "README.md",
                          "CONTRIBUTING.md",
                          "SECURITY.md",
                          "RELEASING.md",
                          "VERSIONING.md")
                      .map(ROOT::resolve))
              .filter(file -> file.toString().endsWith(".md"))
              .toList();
    }

    for (Path document : documents) {
      for (String link : found(LINK, Files.readString(document))) {
        if (!link.contains("://") && !link.startsWith("mailto:")) {
          assertThat(document.resolveSibling(link).normalize())
              .as("%s in %s", link, document)
              .exists();
        }
      }
    }
  }

  private static Set<String> packages(String module) throws IOException {
    Path sources = ROOT.resolve(module).resolve("src/main/java");
    try (Stream<Path> files = Files.walk(sources)) {
      return files
          .filter(file -> file.endsWith("package-info.java"))
          .map(
              file ->
                  sources
                      .relativize(file.getParent())
                      .toString()
                      .replace('/', '.')
                      .replace('\\', '.'))
          .collect(Collectors.toSet());
    }
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult match) -> match.group(1)).toList();
  }
}
