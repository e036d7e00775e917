// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ModuleTest {

  @Test
  void start_asAModuleBesideWireMock_listens() throws Exception {
    ModuleFinder finder = ModuleFinder.of(place(Simulator.class), place(WireMockServer.class));
    ModuleLayer boot = ModuleLayer.boot();
    Configuration configuration =
        boot.configuration().resolve(finder, ModuleFinder.of(), Set.of("com.modelslab.simulator"));
    ModuleLayer layer =
        boot.defineModulesWithOneLoader(configuration, ClassLoader.getPlatformClassLoader());
    Class<?> simulator =
        layer.findLoader("com.modelslab.simulator").loadClass(Simulator.class.getName());

    Object builder = simulator.getMethod("builder").invoke(null);
    try (AutoCloseable running =
        (AutoCloseable) builder.getClass().getMethod("start").invoke(builder)) {
      URI page = (URI) simulator.getMethod("page").invoke(running);
      assertThat(simulator.getModule().isNamed()).isTrue();
      try (var in = page.toURL().openStream()) {
        assertThat(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
            .contains("ModelsLab simulator");
      }
    }
  }

  private static Path place(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
