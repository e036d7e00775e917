// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.compat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** Looks into jars, and changes copies of them. */
final class Jars {
  private Jars() {}

  /** {@return the files right in a folder of a jar; none if there is no such folder} */
  static List<Path> list(Path jar, String folder) throws IOException {
    try (FileSystem files = FileSystems.newFileSystem(jar)) {
      Path place = files.getPath(folder);
      if (!Files.exists(place)) {
        return List.of();
      }
      try (Stream<Path> found = Files.list(place)) {
        return found.filter(Files::isRegularFile).sorted().toList();
      }
    }
  }

  /** {@return the text of a file in a jar} */
  static String read(Path jar, String name) throws IOException {
    try (FileSystem files = FileSystems.newFileSystem(jar)) {
      return Files.readString(files.getPath(name));
    }
  }

  /** Changes the text of a file in a jar. */
  static void edit(Path jar, String name, UnaryOperator<String> change) throws IOException {
    try (FileSystem files = FileSystems.newFileSystem(jar)) {
      Path file = files.getPath(name);
      Files.writeString(file, change.apply(Files.readString(file)));
    }
  }

  /** {@return the names of the class files of a jar, of whatever version of Java} */
  static List<String> classes(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.stream()
          .map(ZipEntry::getName)
          .filter(name -> name.endsWith(".class"))
          .map(name -> name.replaceFirst("^META-INF/versions/\\d+/", ""))
          .toList();
    }
  }
}
