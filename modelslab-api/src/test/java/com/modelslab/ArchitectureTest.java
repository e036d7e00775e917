// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The packages of this module, and who may use whom; docs/architecture.md draws the same. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("com.modelslab");

  @Test
  void packages_noneOfThem_standInACircle() {
    slices().matching("com.modelslab.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void packages_useOnlyThoseBelow() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("com.modelslab..")
        .layer("client")
        .definedBy("com.modelslab")
        .layer("engine")
        .definedBy(
            "com.modelslab.internal.job..",
            "com.modelslab.internal.download..",
            "com.modelslab.internal.ledger..",
            "com.modelslab.internal.observer..",
            "com.modelslab.internal.provider..")
        .layer("channel")
        .definedBy("com.modelslab.internal.http..", "com.modelslab.internal.response..")
        .layer("spi")
        .definedBy("com.modelslab.spi", "com.modelslab.spi.http")
        .layer("job")
        .definedBy("com.modelslab.job")
        .layer("request")
        .definedBy("com.modelslab.request")
        .layer("image")
        .definedBy("com.modelslab.image", "com.modelslab.media")
        .layer("basics")
        .definedBy(
            "com.modelslab.error",
            "com.modelslab.spi.async",
            "com.modelslab.internal",
            "com.modelslab.internal.json")
        .whereLayer("client")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("engine")
        .mayOnlyBeAccessedByLayers("client")
        .whereLayer("channel")
        .mayOnlyBeAccessedByLayers("client", "engine")
        .whereLayer("spi")
        .mayOnlyBeAccessedByLayers("client", "engine", "channel")
        .whereLayer("job")
        .mayOnlyBeAccessedByLayers("client", "engine", "channel", "spi")
        .whereLayer("request")
        .mayOnlyBeAccessedByLayers("client", "engine", "channel", "spi", "job")
        .check(CLASSES);
  }

  @Test
  void errors_useNothingElse() {
    noClasses()
        .that()
        .resideInAPackage("com.modelslab.error")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages("com.modelslab.error", "java..", "org.jspecify..")
        .check(CLASSES);
  }
}
