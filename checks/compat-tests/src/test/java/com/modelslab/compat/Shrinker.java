// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.compat;

import com.android.tools.r8.CompilationMode;
import com.android.tools.r8.JdkClassFileProvider;
import com.android.tools.r8.OutputMode;
import com.android.tools.r8.R8Command;
import com.android.tools.r8.origin.Origin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import proguard.Configuration;
import proguard.ConfigurationParser;
import proguard.ProGuard;

/**
 * The tools that take out of an application what it does not use, and rename the rest. They get the
 * rules that the jars carry: R8 looks for them itself, ProGuard is handed them as the build tools
 * of Android do it.
 */
enum Shrinker {
  R8 {
    @Override
    void shrink(List<Path> jars, List<String> rules, Path output) throws Exception {
      com.android.tools.r8.R8.run(
          R8Command.builder()
              .addProgramFiles(jars)
              .addLibraryResourceProvider(
                  JdkClassFileProvider.fromJdkHome(Path.of(System.getProperty("java.home"))))
              .addProguardConfiguration(rules, Origin.unknown())
              .setMode(CompilationMode.RELEASE)
              .setOutput(output, OutputMode.ClassFile)
              .build());
    }
  },

  PROGUARD {
    @Override
    void shrink(List<Path> jars, List<String> rules, Path output) throws Exception {
      List<String> lines = new ArrayList<>();
      for (Path jar : jars) {
        lines.add("-injars " + jar.toAbsolutePath() + "(" + CLASSES + ")");
      }
      lines.add("-outjars " + output.toAbsolutePath());
      lines.add("-libraryjars " + jdkClasses().toAbsolutePath());
      lines.add("-dontnote");
      lines.addAll(rules);
      for (Path jar : jars) {
        for (Path file : Jars.list(jar, "META-INF/proguard")) {
          lines.add(Jars.read(jar, file.toString()));
        }
      }
      Configuration configuration = new Configuration();
      try (ConfigurationParser parser =
          new ConfigurationParser(
              String.join("\n", lines),
              "rules of the test",
              Path.of("").toAbsolutePath().toFile(),
              System.getProperties())) {
        parser.parse(configuration);
      }
      new ProGuard(configuration).execute();
    }
  };

  private static final String CLASSES =
      "!META-INF/MANIFEST.MF,!module-info.class,!META-INF/versions/**,!META-INF/maven/**,"
          + "!META-INF/*LICENSE*,!META-INF/NOTICE*";

  /**
   * Makes one jar of an application.
   *
   * @param rules those of the application itself
   */
  abstract void shrink(List<Path> jars, List<String> rules, Path output) throws Exception;

  /**
   * {@return a jar of the classes of the JDK that ProGuard has to know, because it reads no jrt}
   */
  private static Path jdkClasses() throws IOException {
    Path jar = Path.of("target", "jdk-classes.jar");
    if (Files.exists(jar)) {
      return jar;
    }
    FileSystem jrt = FileSystems.getFileSystem(URI.create("jrt:/"));
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.setLevel(0);
      for (String module : List.of("java.base", "java.logging", "java.net.http")) {
        Path root = jrt.getPath("modules", module);
        try (Stream<Path> files = Files.walk(root)) {
          files
              .filter(file -> file.toString().endsWith(".class"))
              .filter(file -> !file.endsWith("module-info.class"))
              .forEach(file -> add(out, root.relativize(file).toString(), file));
        }
      }
    }
    return jar;
  }

  private static void add(JarOutputStream out, String name, Path file) {
    try {
      out.putNextEntry(new ZipEntry(name));
      Files.copy(file, out);
      out.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
