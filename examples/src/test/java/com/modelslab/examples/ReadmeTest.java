// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds the texts against the code: every block of Java in them stands in a source file that the
 * build compiles, word by word, but for its comments and where its lines end.
 */
class ReadmeTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```java\\R(.*?)^```");
  private static final Set<String> NOT_OURS = Set.of("target", ".git", "node_modules");

  @TestFactory
  Stream<DynamicTest> javaBlock_ofAText_standsInAFileThatIsCompiled() throws IOException {
    List<String> sources = new ArrayList<>();
    for (Path source : files(".java")) {
      sources.add(normalized(Files.readString(source)));
    }
    List<DynamicTest> tests = new ArrayList<>();
    for (Path text : texts()) {
      Matcher block = BLOCK.matcher(Files.readString(text));
      while (block.find()) {
        String code = block.group(1);
        String name = ROOT.relativize(text) + ": " + code.lines().findFirst().orElse("");
        tests.add(
            dynamicTest(
                name,
                () ->
                    assertThat(sources.stream().anyMatch(file -> file.contains(normalized(code))))
                        .as("some source file has these lines of %s:%n%s", text, code)
                        .isTrue()));
      }
    }
    return tests.stream();
  }

  @Test
  void javaBlocks_ofTheReadme_areFound() throws IOException {
    assertThat(BLOCK.matcher(Files.readString(ROOT.resolve("README.md"))).results()).isNotEmpty();
  }

  private static List<Path> texts() throws IOException {
    return files(".md").stream().filter(path -> !path.toString().contains("/src/")).toList();
  }

  private static List<Path> files(String ending) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            return NOT_OURS.contains(directory.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(ending)) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }

  /** {@return the code without comments, blanks and breaks, which differ with the formatting} */
  private static String normalized(String code) {
    return code.replaceAll("(?m)(^|\\s)//.*$", "").replaceAll("\\s+", "");
  }
}
