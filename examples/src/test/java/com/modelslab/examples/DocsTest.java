// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

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
  void documents_everyLink_leadsToAFileAndAHeading() throws IOException {
    List<Path> documents = documents();

    assertThat(documents).hasSizeGreaterThan(20);
    for (Path document : documents) {
      for (String link : found(LINK, text(document))) {
        if (!link.contains("://") && !link.startsWith("mailto:")) {
          String file = link.replaceFirst("#.*", "");
          String anchor = link.contains("#") ? link.replaceFirst(".*#", "") : "";
          Path target = file.isEmpty() ? document : document.resolveSibling(file).normalize();

          assertThat(target).as("%s in %s", link, document).exists();
          if (!anchor.isEmpty()) {
            assertThat(anchors(target)).as("%s in %s", link, document).contains(anchor);
          }
        }
      }
    }
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
        Stream<Path> root = Files.list(ROOT)) {
      return Stream.concat(docs, root).filter(file -> file.toString().endsWith(".md")).toList();
    }
  }

  /** Returns what links can name in a document: its headings, as code forges write them. */
  private static Set<String> anchors(Path document) throws IOException {
    return found(HEADING, text(document)).stream()
        .map(heading -> heading.replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1"))
        .map(heading -> heading.toLowerCase(Locale.ROOT).replaceAll("[^\\w\\- ]", ""))
        .map(heading -> heading.strip().replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  /** Returns a document without its blocks of code, which have neither links nor headings. */
  private static String text(Path document) throws IOException {
    return Files.readString(document).replaceAll("(?ms)^```.*?^```", "");
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
