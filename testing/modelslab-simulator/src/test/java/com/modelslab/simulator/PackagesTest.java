// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The packages of the simulator: which may use which, and what leaves the module. */
class PackagesTest {

  private static final String ROOT = "com.modelslab.simulator";
  private static final String INTERNAL = ROOT + ".internal.";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  /** The packages that each package may use, from the lowest up. */
  private static Map<String, String[]> allowed() {
    Map<String, String[]> allowed = new LinkedHashMap<>();
    allow(allowed, "internal.random");
    allow(allowed, "internal.json");
    allow(allowed, "internal.net");
    allow(allowed, "model", "internal.random");
    allow(allowed, "internal.media", "internal.json");
    allow(allowed, "internal.image", "internal.media");
    allow(allowed, "internal.clip", "internal.image", "internal.media");
    allow(
        allowed,
        "internal.endpoint",
        "internal.clip",
        "internal.image",
        "internal.media",
        "internal.json",
        "internal.net");
    allow(
        allowed, "internal.job", "model", "internal.endpoint", "internal.json", "internal.random");
    allow(
        allowed,
        "internal.service",
        "model",
        "internal.job",
        "internal.endpoint",
        "internal.image",
        "internal.media",
        "internal.net",
        "internal.json",
        "internal.random");
    allow(
        allowed,
        "internal.http",
        "model",
        "internal.service",
        "internal.job",
        "internal.endpoint",
        "internal.media",
        "internal.json",
        "internal.random");
    return allowed;
  }

  private static void allow(Map<String, String[]> allowed, String name, String... others) {
    String[] packages = new String[others.length + 1];
    packages[0] = ROOT + "." + name;
    for (int i = 0; i < others.length; i++) {
      packages[i + 1] = ROOT + "." + others[i];
    }
    allowed.put(ROOT + "." + name, packages);
  }

  @Test
  void packages_all_areFreeOfCircles() {
    slices().matching("(" + ROOT + "..)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void packages_each_usesOnlyThoseBelowIt() {
    allowed()
        .forEach(
            (name, others) ->
                classes()
                    .that()
                    .resideInAPackage(name)
                    .should()
                    .onlyDependOnClassesThat(
                        resideOutsideOfPackage(ROOT + "..").or(resideInAnyPackage(others)))
                    .check(CLASSES));
  }

  @Test
  void packages_all_haveARule() {
    TreeSet<String> found = new TreeSet<>();
    CLASSES.forEach(type -> found.add(type.getPackageName()));
    found.remove(ROOT);

    assertThat(found).containsExactlyInAnyOrderElementsOf(allowed().keySet());
  }

  @Test
  void wireMock_ofServiceAndBelow_isUsedForJsonOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackages(INTERNAL + "http", INTERNAL + "json")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.github.tomakehurst..", "wiremock..", "org.wiremock..")
        .check(CLASSES);
  }

  @Test
  void module_exportsAndPublicSignatures_showNoInternalType() throws Exception {
    TreeSet<String> exported = new TreeSet<>();
    Path output =
        Path.of(Simulator.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    ModuleFinder.of(output)
        .find(ROOT)
        .orElseThrow()
        .descriptor()
        .exports()
        .forEach(export -> exported.add(export.source()));
    TreeSet<String> shown = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      if (exported.contains(type.getPackageName())
          && type.getModifiers().contains(JavaModifier.PUBLIC)) {
        type.getMethods().stream()
            .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
            .forEach(
                method -> {
                  shown.add(method.getRawReturnType().getName());
                  method.getRawParameterTypes().forEach(used -> shown.add(used.getName()));
                });
        type.getConstructors().stream()
            .filter(constructor -> constructor.getModifiers().contains(JavaModifier.PUBLIC))
            .forEach(
                constructor ->
                    constructor.getRawParameterTypes().forEach(used -> shown.add(used.getName())));
      }
    }

    assertThat(exported).containsExactly(ROOT, ROOT + ".model");
    assertThat(shown).isNotEmpty().noneMatch(name -> name.startsWith(INTERNAL));
  }
}
