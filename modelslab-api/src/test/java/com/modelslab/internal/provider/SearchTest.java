// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.modelslab.error.ProviderException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A class that several loaders have, each from a jar of its own. */
class SearchTest {
  @TempDir private Path folder;
  private final List<URLClassLoader> loaders = new ArrayList<>();
  private final List<String> discarded = new ArrayList<>();

  @AfterEach
  void close() throws IOException {
    for (URLClassLoader loader : loaders) {
      loader.close();
    }
  }

  @Test
  void among_equalClassesFromEqualJars_areOne() throws Exception {
    Supplier<?> one = provider("one/provider.jar", "build 1");
    Supplier<?> copy = provider("two/renamed.jar", "build 1");

    String made = search(null).among(List.<Supplier<?>>of(one, copy).iterator());

    assertThat(one.getClass()).isNotSameAs(copy.getClass());
    assertThat(made).isEqualTo("made");
    assertThat(discarded).isEmpty();
  }

  @Test
  void among_equalClassesFromOtherJars_namesBothJarsAndDiscardsWhatWasMade() throws Exception {
    Supplier<?> one = provider("one/provider.jar", "build 1");
    Supplier<?> other = provider("two/provider.jar", "build 2");

    assertThatThrownBy(() -> search("fixed").among(List.<Supplier<?>>of(one, other).iterator()))
        .isInstanceOf(ProviderException.class)
        .hasMessageStartingWith("Found 2 Things named \"fixed\": ")
        .hasMessageContaining("one/provider.jar")
        .hasMessageContaining("two/provider.jar")
        .hasMessageEndingWith("Keep one of these jars");
    assertThat(discarded).containsExactly("made", "made");
  }

  @Test
  void among_nameFoundInTheSecondLook_isTakenFromThere() throws Exception {
    Supplier<?> provider = provider("one/provider.jar", "");
    Search<Supplier<?>, String> search = search(provider.getClass().getName());
    Supplier<?> another = () -> "another";

    assertThat(search.among(List.<Supplier<?>>of(another).iterator())).isNull();
    assertThat(search.failure())
        .hasMessageStartingWith("No Thing named \"" + provider.getClass().getName() + "\" among");
    assertThat(search.among(List.<Supplier<?>>of(provider).iterator())).isEqualTo("made");
  }

  private Search<Supplier<?>, String> search(String name) {
    return new Search<>(
        new Kind<>(
            supplierType(),
            "Thing",
            "thing",
            "modelslab-thing",
            provider -> "fixed",
            provider -> 1,
            provider -> Optional.empty(),
            provider -> (String) provider.get(),
            discarded::add),
        name);
  }

  @SuppressWarnings("unchecked") // there is no class literal with a wildcard
  private static Class<Supplier<?>> supplierType() {
    return (Class<Supplier<?>>) (Class<?>) Supplier.class;
  }

  private Supplier<?> provider(String name, String comment) throws Exception {
    Path jar = folder.resolve(name);
    Files.createDirectories(jar.getParent());
    String entry = Provider.class.getName().replace('.', '/') + ".class";
    try (InputStream code = getClass().getClassLoader().getResourceAsStream(entry);
        JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.setComment(comment);
      JarEntry jarEntry = new JarEntry(entry);
      jarEntry.setTime(0); // the two jars are compared byte for byte
      out.putNextEntry(jarEntry);
      code.transferTo(out);
    }
    URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null);
    loaders.add(loader);
    return (Supplier<?>)
        loader.loadClass(Provider.class.getName()).getDeclaredConstructor().newInstance();
  }

  /** A provider that needs nothing but the JDK. */
  public static final class Provider implements Supplier<String> {
    public Provider() {}

    @Override
    public String get() {
      return "made";
    }
  }
}
