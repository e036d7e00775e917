// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.release;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.maven.model.Model;

/** The elements that a POM needs on Maven Central. */
final class PomRules {
  private PomRules() {}

  /** Fails unless {@code model}, which is an effective one, has every element with a value. */
  static void check(Model model) {
    String id = model.getArtifactId();
    assertThat(model.getGroupId()).as("%s: groupId", id).isEqualTo("com.modelslab");
    assertThat(model.getName()).as("%s: name", id).isNotBlank();
    assertThat(model.getDescription()).as("%s: description", id).isNotBlank();
    assertThat(model.getUrl()).as("%s: url", id).startsWith("https://").doesNotContain("${");
    assertThat(model.getLicenses())
        .as("%s: licenses", id)
        .singleElement()
        .satisfies(license -> assertThat(license.getName()).isEqualTo("Apache-2.0"))
        .satisfies(license -> assertThat(license.getUrl()).startsWith("https://"));
    assertThat(model.getDevelopers())
        .as("%s: developers", id)
        .isNotEmpty()
        .allSatisfy(developer -> assertThat(developer.getName()).isNotBlank());
    assertThat(model.getScm()).as("%s: scm", id).isNotNull();
    assertThat(model.getScm().getConnection()).as("%s: scm", id).startsWith("scm:git:https://");
    assertThat(model.getScm().getDeveloperConnection()).as("%s: scm", id).startsWith("scm:git:");
    assertThat(model.getScm().getUrl()).as("%s: scm", id).startsWith("https://");
  }
}
