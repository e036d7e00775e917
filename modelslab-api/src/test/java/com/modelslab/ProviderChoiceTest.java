// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.modelslab.error.ProviderException;
import com.modelslab.spi.JsonCodec;
import com.modelslab.spi.JsonCodecProvider;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportConfig;
import com.modelslab.spi.TransportProvider;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each test has a class path of its own: a folder with the service file that names its providers.
 */
class ProviderChoiceTest {
  @TempDir private Path folder;

  @Test
  void build_noTransport_namesTheArtifactsAndTheBuilderCall() throws IOException {
    try (URLClassLoader loader = classPath()) {
      assertThatThrownBy(() -> build(loader))
          .isInstanceOf(ProviderException.class)
          .hasMessageContaining("No Transport on the class path")
          .hasMessageContaining("modelslab-transport-jdk")
          .hasMessageContaining("ModelsLab.builder().transport(…)");
    }
  }

  @Test
  void build_noCodec_namesTheArtifactAndTheBuilderCall() throws IOException {
    try (URLClassLoader loader = classPath(Low.class)) {
      assertThatThrownBy(() -> ModelsLab.builder().apiKey("k").classLoader(loader).build())
          .isInstanceOf(ProviderException.class)
          .hasMessageContaining("No JsonCodec on the class path")
          .hasMessageContaining("modelslab-json-jackson")
          .hasMessageContaining("ModelsLab.builder().codec(…)");
    }
  }

  @Test
  void build_oneTransport_usesAndOwnsIt() throws IOException {
    try (URLClassLoader loader = classPath(Low.class)) {
      Low.open = 0;

      ModelsLab modelsLab = build(loader);
      int whileOpen = Low.open;
      modelsLab.close();

      assertThat(whileOpen).isEqualTo(1);
      assertThat(Low.open).isZero();
    }
  }

  @Test
  void build_severalTransports_usesTheHighest() throws IOException {
    try (URLClassLoader loader = classPath(Low.class, High.class)) {
      Low.open = 0;

      build(loader).close();

      assertThat(Low.open).isZero();
      assertThat(High.made).isPositive();
    }
  }

  @Test
  void build_twoOfEqualPriority_namesIdsClassesAndTheWayOut() throws IOException {
    try (URLClassLoader loader = classPath(High.class, AlsoHigh.class)) {
      assertThatThrownBy(() -> build(loader))
          .isInstanceOf(ProviderException.class)
          .hasMessageContaining("Found 2 Transports of equal priority")
          .hasMessageContaining("high (" + High.class.getName() + " in /")
          .hasMessageContaining("also-high (" + AlsoHigh.class.getName() + " in /")
          .hasMessageContaining("ModelsLab.builder().transport(\"");
    }
  }

  @Test
  void build_namedTransport_isTakenWhateverItsPriority() throws IOException {
    try (URLClassLoader loader = classPath(Low.class, High.class, AlsoHigh.class)) {
      Low.open = 0;

      ModelsLab modelsLab = build(loader, "low");

      assertThat(Low.open).isEqualTo(1);
      modelsLab.close();
    }
  }

  @Test
  void build_unknownName_namesThoseThatWereFound() throws IOException {
    try (URLClassLoader loader = classPath(Low.class)) {
      assertThatThrownBy(() -> build(loader, "okhttp"))
          .isInstanceOf(ProviderException.class)
          .hasMessageContaining("No Transport named \"okhttp\"")
          .hasMessageContaining("low (" + Low.class.getName() + " in /")
          .hasMessageContaining("modelslab-transport-okhttp");
    }
  }

  @Test
  void build_twoOfTheNameAsked_namesClassesAndJarsAndIsSettledByTheClass() throws IOException {
    try (URLClassLoader loader = classPath(High.class, OtherHigh.class)) {
      assertThatThrownBy(() -> build(loader, "high"))
          .isInstanceOf(ProviderException.class)
          .hasMessageStartingWith("Found 2 Transports named \"high\": high (")
          .hasMessageContaining(High.class.getName() + " in /")
          .hasMessageContaining(OtherHigh.class.getName() + " in /")
          .hasMessageEndingWith("ModelsLab.builder().transport(\"" + High.class.getName() + "\")");
      int before = High.made;

      build(loader, High.class.getName()).close();

      assertThat(High.made).isEqualTo(before + 1);
    }
  }

  @Test
  void build_twoOfOneIdAndPriority_areSettledByTheClassToo() throws IOException {
    try (URLClassLoader loader = classPath(High.class, OtherHigh.class)) {
      assertThatThrownBy(() -> build(loader))
          .isInstanceOf(ProviderException.class)
          .hasMessageStartingWith("Found 2 Transports of equal priority: high (")
          .hasMessageEndingWith("ModelsLab.builder().transport(\"" + High.class.getName() + "\")");
    }
  }

  @Test
  void build_libraryOfTheHighestIsMissing_takesTheNext() throws IOException {
    try (URLClassLoader loader = classPath(WithoutLibrary.class, Low.class)) {
      Low.open = 0;

      ModelsLab modelsLab = build(loader);

      assertThat(Low.open).isEqualTo(1);
      modelsLab.close();
    }
  }

  @Test
  void build_libraryOfOneOfTwoEqualIsMissing_takesTheOther() throws IOException {
    try (URLClassLoader loader = classPath(WithoutLibrary.class, High.class)) {
      int before = High.made;

      build(loader).close();

      assertThat(High.made).isEqualTo(before + 1);
    }
  }

  @Test
  void build_libraryOfTheOneNamedIsMissing_takesNoOtherAndNamesTheArtifact() throws IOException {
    try (URLClassLoader loader = classPath(WithoutLibrary.class, Low.class)) {
      assertThatThrownBy(() -> build(loader, "without"))
          .isInstanceOf(ProviderException.class)
          .hasMessageStartingWith("Transport without (" + WithoutLibrary.class.getName() + " in /")
          .hasMessageContaining("cannot be used: java.lang.NoClassDefFoundError: okhttp9/Client")
          .hasMessageEndingWith("Add okhttp-jvm 9 (com.example)")
          .hasCauseInstanceOf(NoClassDefFoundError.class);
    }
  }

  @Test
  void build_librariesOfAllAreMissing_namesThemAll() throws IOException {
    try (URLClassLoader loader = classPath(WithoutLibrary.class, AlsoWithoutLibrary.class)) {
      assertThatThrownBy(() -> build(loader))
          .isInstanceOf(ProviderException.class)
          .hasMessageStartingWith("No Transport can be used, because classes are missing: ")
          .hasMessageContaining("Add okhttp-jvm 9 (com.example)")
          .hasMessageContaining("Add the library that it needs")
          .satisfies(e -> assertThat(e.getSuppressed()).hasSize(2));
    }
  }

  @Test
  void build_nameThatTheSdkLoaderDoesNotHave_isLookedForThroughTheContextLoader()
      throws IOException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = classPath(Low.class, High.class)) {
      thread.setContextClassLoader(loader);
      Low.open = 0;

      ModelsLab modelsLab =
          ModelsLab.builder().apiKey("k").codec(new FakeService()).transport("low").build();

      assertThat(Low.open).isEqualTo(1);
      modelsLab.close();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void build_brokenNeighbour_isPassedOver() throws IOException {
    try (URLClassLoader loader = classPath(Broken.class, Low.class)) {
      Low.open = 0;

      build(loader).close();

      assertThat(Low.open).isZero();
    }
  }

  @Test
  void build_onlyBrokenOnes_attachesWhyTheyAre() throws IOException {
    try (URLClassLoader loader = classPath(Broken.class)) {
      assertThatThrownBy(() -> build(loader))
          .isInstanceOf(ProviderException.class)
          .hasMessageContaining("1 could not be loaded, see suppressed")
          .satisfies(
              e ->
                  assertThat(e.getSuppressed())
                      .singleElement()
                      .satisfies(why -> assertThat(why).hasRootCauseMessage("broken on purpose")));
    }
  }

  @Test
  void build_sdkLoaderFindsNone_contextLoaderIsAsked() throws IOException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = classPath(Low.class)) {
      thread.setContextClassLoader(loader);
      Low.open = 0;

      ModelsLab modelsLab = ModelsLab.builder().apiKey("k").codec(new FakeService()).build();

      assertThat(Low.open).isEqualTo(1);
      modelsLab.close();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void build_noContextLoader_isAnOrdinaryNone() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try {
      thread.setContextClassLoader(null);

      assertThatThrownBy(() -> ModelsLab.builder().apiKey("k").codec(new FakeService()).build())
          .isInstanceOf(ProviderException.class)
          .hasMessageContaining("No Transport");
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void build_onACommonPoolThread_findsTheSame() throws IOException {
    try (URLClassLoader loader = classPath(High.class)) {
      int before = High.made;

      CompletableFuture.runAsync(() -> build(loader).close()).join();

      assertThat(High.made).isEqualTo(before + 1);
    }
  }

  @Test
  void build_codecFound_isUsed() throws IOException {
    try (URLClassLoader loader = classPath(Low.class)) {
      write(JsonCodecProvider.class, List.of(Codec.class));

      ModelsLab.builder().apiKey("k").classLoader(loader).build().close();

      assertThat(Codec.made).isPositive();
    }
  }

  private static ModelsLab build(ClassLoader loader) {
    return ModelsLab.builder().apiKey("k").classLoader(loader).codec(new FakeService()).build();
  }

  private static ModelsLab build(ClassLoader loader, String transport) {
    return ModelsLab.builder()
        .apiKey("k")
        .classLoader(loader)
        .codec(new FakeService())
        .transport(transport)
        .build();
  }

  private URLClassLoader classPath(Class<?>... providers) throws IOException {
    write(TransportProvider.class, List.of(providers));
    return new URLClassLoader(
        new URL[] {folder.toUri().toURL()}, ProviderChoiceTest.class.getClassLoader());
  }

  private void write(Class<?> service, List<Class<?>> providers) throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.write(
        services.resolve(service.getName()), providers.stream().map(Class::getName).toList());
  }

  /** A provider of low rank that counts what is open. */
  public static final class Low extends Fake {
    static int open;

    public Low() {
      super("low", 0);
    }

    @Override
    public Transport create(TransportConfig config) {
      open++;
      return new FakeService() {
        @Override
        public void close() {
          open--;
        }
      };
    }
  }

  /** A provider of high rank. */
  public static final class High extends Fake {
    static int made;

    public High() {
      super("high", 10);
    }

    @Override
    public Transport create(TransportConfig config) {
      made++;
      return super.create(config);
    }
  }

  /** Another of the same rank. */
  public static final class AlsoHigh extends Fake {
    public AlsoHigh() {
      super("also-high", 10);
    }
  }

  /** A third of that rank, with an id that is taken. */
  public static final class OtherHigh extends Fake {
    public OtherHigh() {
      super("high", 10);
    }
  }

  /** A provider whose library is not on the class path. */
  public static final class WithoutLibrary extends Fake {
    public WithoutLibrary() {
      super("without", 10);
    }

    @Override
    public Transport create(TransportConfig config) {
      throw new NoClassDefFoundError("okhttp9/Client");
    }

    @Override
    public Optional<String> library() {
      return Optional.of("okhttp-jvm 9 (com.example)");
    }
  }

  /** Another, which does not say what it needs. */
  public static final class AlsoWithoutLibrary extends Fake {
    public AlsoWithoutLibrary() {
      super("also-without", 5);
    }

    @Override
    public Transport create(TransportConfig config) {
      throw new NoSuchMethodError("'void okhttp9.Client.newer()'");
    }
  }

  /** A provider that cannot be made. */
  public static final class Broken extends Fake {
    public Broken() {
      super("broken", 99);
      throw new IllegalStateException("broken on purpose");
    }
  }

  /** A codec provider. */
  public static final class Codec implements JsonCodecProvider {
    static int made;

    @Override
    public String id() {
      return "fake";
    }

    @Override
    public int priority() {
      return 1;
    }

    @Override
    public JsonCodec create() {
      made++;
      return new FakeService();
    }
  }

  private abstract static class Fake implements TransportProvider {
    private final String id;
    private final int priority;

    Fake(String id, int priority) {
      this.id = id;
      this.priority = priority;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public int priority() {
      return priority;
    }

    @Override
    public Transport create(TransportConfig config) {
      return new FakeService();
    }
  }
}
