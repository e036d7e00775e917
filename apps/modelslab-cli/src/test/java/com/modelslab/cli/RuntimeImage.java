// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import com.modelslab.simulator.Simulator;
import com.modelslab.simulator.model.Oddities;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;

/**
 * A Java runtime with the command inside, and an archive of loaded classes with which it starts
 * quickly.
 *
 * <p>The command is a module of the image, made from the jar of everything: classes of an image are
 * found in the archive wherever the image is moved, while JDK 17 to 18 refuse an archive for a jar
 * that is at another place than before.
 */
final class RuntimeImage {
  private static final String MODULE = "com.modelslab.command";
  private static final String MAIN = MODULE + "/" + Main.class.getName();
  private static final String SERVICES = "META-INF/services/";

  /** The folder that WireMock's server asks its class loader for; an image has files only. */
  private static final String ASSETS = "assets/recorder/";

  private final Path jar;
  private final Path work;
  private final Path runtime;

  private RuntimeImage(Path jar, Path work, Path runtime) {
    this.jar = jar;
    this.work = work;
    this.runtime = runtime;
  }

  /** Makes the image at {@code runtime}, with its intermediate files in {@code work}. */
  static void write(Path jar, Path work, Path runtime) throws IOException {
    BuildDistribution.delete(work);
    Files.createDirectories(work);
    RuntimeImage image = new RuntimeImage(jar, work, runtime);
    image.link(image.module());
    image.addAssets();
    image.archive();
  }

  /** {@return a copy of the jar that is a module} */
  private Path module() throws IOException {
    Path source = Files.writeString(work.resolve("module-info.java"), declaration());
    Path classes = work.resolve("classes");
    tool("javac", "--patch-module", MODULE + "=" + jar, "-d", "" + classes, "" + source);
    Path module = Files.copy(jar, work.resolve("command.jar"));
    tool(
        "jar",
        "--update",
        "--file",
        "" + module,
        "--module-version",
        version(jar),
        "-C",
        "" + classes,
        "module-info.class");
    return module;
  }

  /** A module is open for picocli and JSON, and names its services in its declaration. */
  private String declaration() throws IOException {
    StringBuilder text = new StringBuilder("open module " + MODULE + " {\n");
    String needed =
        tool(
            "jdeps",
            "--multi-release",
            "" + Runtime.version().feature(),
            "--ignore-missing-deps",
            "--print-module-deps",
            "" + jar);
    for (String module : needed.strip().split(",", -1)) {
      if (!module.equals("java.base")) {
        text.append("  requires ").append(module).append(";\n");
      }
    }
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry : entries(file, SERVICES)) {
        String service = entry.getName().substring(SERVICES.length()).replace('$', '.');
        text.append("  uses ").append(service).append(";\n  provides ").append(service);
        text.append(" with ").append(String.join(", ", providers(file, entry))).append(";\n");
      }
    }
    return text.append("}\n").toString();
  }

  private static Set<String> providers(JarFile file, JarEntry entry) throws IOException {
    Set<String> providers = new TreeSet<>();
    try (InputStream in = file.getInputStream(entry)) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        String name = line.replaceFirst("#.*", "").strip();
        if (!name.isEmpty()) {
          providers.add(name.replace('$', '.'));
        }
      }
    }
    return providers;
  }

  /** {@return the version that a jar's manifest names} */
  static String version(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.getManifest().getMainAttributes().getValue("Implementation-Version");
    }
  }

  private void link(Path module) {
    // Elliptic curves for TLS are a module of their own up to JDK 21.
    String curves =
        ModuleLayer.boot().findModule("jdk.crypto.ec").isPresent() ? ",jdk.crypto.ec" : "";
    tool(
        "jlink",
        "--module-path",
        "" + module,
        "--add-modules",
        MODULE + curves,
        "--strip-java-debug-attributes",
        "--no-header-files",
        "--no-man-pages",
        "--compress",
        Runtime.version().feature() < 21 ? "2" : "zip-6",
        "--output",
        "" + runtime);
  }

  private void addAssets() throws IOException {
    Path assets = runtime.resolve("lib").resolve("modelslab-assets.jar");
    try (JarFile from = new JarFile(jar.toFile());
        JarOutputStream to = new JarOutputStream(Files.newOutputStream(assets))) {
      to.putNextEntry(time(new JarEntry("assets/"), from));
      for (JarEntry entry : entries(from, ASSETS)) {
        to.putNextEntry(time(new JarEntry(entry.getName()), from));
        try (InputStream in = from.getInputStream(entry)) {
          in.transferTo(to);
        }
      }
    }
  }

  private static JarEntry time(JarEntry entry, JarFile from) {
    entry.setTime(from.getEntry("META-INF/MANIFEST.MF").getTime());
    return entry;
  }

  private static List<JarEntry> entries(JarFile file, String below) {
    List<JarEntry> entries = new ArrayList<>();
    for (Enumeration<JarEntry> all = file.entries(); all.hasMoreElements(); ) {
      JarEntry entry = all.nextElement();
      if (entry.getName().startsWith(below) && !entry.isDirectory()) {
        entries.add(entry);
      }
    }
    return entries;
  }

  /** Runs the command as users do, and archives the classes that it loaded. */
  private void archive() throws IOException {
    Set<String> loaded = new LinkedHashSet<>();
    Path picture = work.resolve("cup.png");
    try (InputStream in = Main.class.getResourceAsStream("images/cup.png")) {
      Files.copy(in, picture, StandardCopyOption.REPLACE_EXISTING);
    }
    Path response =
        Files.writeString(
            work.resolve("response.json"), "{\"status\":\"processing\",\"id\":1,\"eta\":2}");
    loaded.addAll(loadedBy("", "--help"));
    loaded.addAll(loadedBy("", "explain", "" + response));
    try (Simulator simulator = Simulator.builder().speed(50).oddities(Oddities.none()).start()) {
      String out = "" + work.resolve("out");
      loaded.addAll(
          loadedBy(
              simulator.key(),
              "edit",
              "remove-background",
              "" + picture,
              "--base-uri",
              "" + simulator.baseUri(),
              "--out",
              out));
    }
    Path list = Files.write(work.resolve("classes.txt"), loaded);
    // Goes to the place where Java looks by itself. Only G1 can write objects of the heap too.
    java("", "-Xshare:dump", "-XX:SharedClassListFile=" + list, "-XX:+UseG1GC", "-m", MAIN);
  }

  private List<String> loadedBy(String key, String... arguments) throws IOException {
    Path list = work.resolve("loaded.txt");
    List<String> command =
        new ArrayList<>(List.of("-Xshare:off", "-XX:DumpLoadedClassList=" + list, "-m", MAIN));
    command.addAll(List.of(arguments));
    java(key, command.toArray(String[]::new));
    // Newer JDKs number the classes of one run, and add those of generated class loaders.
    return Files.readAllLines(list).stream()
        .filter(line -> !line.contains(" source: "))
        .map(line -> line.replaceFirst(" id: \\d+$", ""))
        .toList();
  }

  private void java(String key, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add("" + runtime.resolve("bin").resolve("java"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(work.resolve("java.log").toFile());
    builder.environment().put("MODELSLAB_API_KEY", key);
    Process process = builder.start();
    try {
      if (process.waitFor() != 0) {
        throw new IOException(
            "Ended with " + process.exitValue() + ": " + command + ". See java.log in " + work);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted in " + command, e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static String tool(String name, String... arguments) {
    ToolProvider tool =
        ToolProvider.findFirst(name)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "There is no "
                            + name
                            + " in "
                            + System.getProperty("java.home")
                            + ". Build with a whole JDK, or without an image: -Dimage.skip"));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = tool.run(new PrintWriter(out), new PrintWriter(err), arguments);
    if (code != 0) {
      throw new IllegalStateException(name + " ended with " + code + ": " + out + err);
    }
    return out.toString();
  }
}
