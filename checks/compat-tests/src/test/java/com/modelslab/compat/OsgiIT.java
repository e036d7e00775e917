// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.compat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.modelslab.simulator.Simulator;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

/** The jars as bundles of an OSGi framework, Felix, with SPI Fly as the service loader mediator. */
@ExtendWith(SharedSimulator.class)
class OsgiIT {
  private static final Path BUNDLES = Path.of("target", "bundles");
  private static final Pattern SERVICE_LOADER =
      Pattern.compile("osgi\\.serviceloader=\"?([\\w.]+)\"?");

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(names = {"JDK", "OKHTTP"})
  void run_withSpiFly_doesTheJob(Consumer consumer, Simulator simulator) throws Exception {
    try (Osgi osgi = new Osgi()) {
      osgi.start(platform());
      osgi.start(consumer);

      assertThat(osgi.runMainJob(simulator, consumer.transport()))
          .containsPattern(MainJobs.done(consumer.transport()));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"JDK", "OKHTTP"})
  void run_withoutSpiFly_saysWhatToStart(Consumer consumer, Simulator simulator) throws Exception {
    try (Osgi osgi = new Osgi()) {
      osgi.start(platform().stream().filter(jar -> !jar.toString().contains("spifly")).toList());
      osgi.start(consumer);

      assertThatThrownBy(() -> osgi.runMainJob(simulator, consumer.transport()))
          .hasMessageContaining(
              "In OSGi, start a service loader mediator such as Apache Aries SPI Fly");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"JDK", "OKHTTP", "APACHE", "JACKSON3"})
  void headers_everyJar_offerExactlyItsServiceFiles(Consumer consumer) throws IOException {
    for (Path jar : consumer.ownJars()) {
      Attributes headers = headers(jar);

      assertThat(headers.getValue(Constants.BUNDLE_SYMBOLICNAME)).as("%s", jar).isNotBlank();
      assertThat(SERVICE_LOADER.matcher(header(headers, Constants.PROVIDE_CAPABILITY)).results())
          .extracting(match -> match.group(1))
          .as("capabilities of %s", jar)
          .containsExactlyInAnyOrderElementsOf(
              Jars.list(jar, "META-INF/services").stream()
                  .map(file -> file.getFileName().toString())
                  .toList());
      assertThat(header(headers, Constants.EXPORT_PACKAGE)).doesNotContain(".internal");
    }
  }

  private static String header(Attributes headers, String name) {
    String value = headers.getValue(name);
    return value == null ? "" : value;
  }

  private static Attributes headers(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.getManifest().getMainAttributes();
    }
  }

  private static List<Path> platform() throws IOException {
    try (Stream<Path> jars = Files.list(BUNDLES)) {
      return jars.sorted().toList();
    }
  }

  /** A framework that runs in this JVM, with nothing of this test's class path but the JDK. */
  private final class Osgi implements AutoCloseable {
    private final Framework framework;

    Osgi() throws Exception {
      framework =
          new FrameworkFactory()
              .newFramework(
                  Map.of(
                      Constants.FRAMEWORK_STORAGE,
                      folder.resolve("bundles").toString(),
                      Constants.FRAMEWORK_STORAGE_CLEAN,
                      Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT,
                      Constants.FRAMEWORK_BUNDLE_PARENT,
                      Constants.FRAMEWORK_BUNDLE_PARENT_EXT));
      framework.start();
    }

    void start(List<Path> jars) throws Exception {
      List<Bundle> installed = new ArrayList<>();
      for (Path jar : jars) {
        installed.add(
            framework.getBundleContext().installBundle(jar.toAbsolutePath().toUri().toString()));
      }
      for (Bundle bundle : installed) {
        bundle.start();
      }
    }

    /**
     * Starts an application: its own code has no headers, and Kotlin is a bundle by another name.
     */
    void start(Consumer consumer) throws Exception {
      List<Path> jars = new ArrayList<>();
      for (Path jar : consumer.classPath()) {
        String name = jar.getFileName().toString();
        if (name.startsWith("modelslab-compat-application")) {
          jars.add(asBundle(jar));
        } else if (!name.startsWith("kotlin-stdlib") && !name.startsWith("annotations-")) {
          jars.add(jar);
        }
      }
      start(jars);
    }

    String runMainJob(Simulator simulator, String transport) throws Exception {
      Bundle application =
          Stream.of(framework.getBundleContext().getBundles())
              .filter(bundle -> bundle.getSymbolicName().equals("application"))
              .findFirst()
              .orElseThrow();
      try {
        return (String)
            application
                .loadClass(Consumer.MAIN)
                .getMethod("run", String.class, String.class, String.class, Path.class)
                .invoke(
                    null,
                    simulator.baseUri().toString(),
                    simulator.key(),
                    transport,
                    folder.resolve("images"));
      } catch (InvocationTargetException e) {
        throw (Exception) e.getCause();
      }
    }

    @Override
    public void close() throws Exception {
      framework.stop();
      framework.waitForStop(TimeUnit.SECONDS.toMillis(30));
    }
  }

  private Path asBundle(Path jar) throws IOException {
    Path bundle = Files.copy(jar, folder.resolve("application.jar"));
    Manifest manifest = new Manifest();
    Attributes headers = manifest.getMainAttributes();
    headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    headers.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
    headers.putValue(Constants.BUNDLE_SYMBOLICNAME, "application");
    headers.putValue(
        Constants.IMPORT_PACKAGE,
        "com.modelslab,com.modelslab.error,com.modelslab.image,com.modelslab.job,com.modelslab.request");
    try (FileSystem files = FileSystems.newFileSystem(bundle);
        OutputStream out = Files.newOutputStream(files.getPath(JarFile.MANIFEST_NAME))) {
      manifest.write(out);
    }
    return bundle;
  }
}
