// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.building.ModelBuildingException;
import org.junit.jupiter.api.Test;

/** What Maven Central asks of POMs, and which modules it gets; the quick part of {@code run}. */
class PublishedPomsTest {
  private final Poms poms = new Poms();

  @Test
  void published_everyPom_saysWhatCentralAsksFor() throws ModelBuildingException {
    List<Model> published = poms.published();

    assertThat(published).hasSizeGreaterThan(10);
    assertThat(published).allSatisfy(PomRules::check);
  }

  @Test
  void published_everyPom_namesTheRepositoryAndNoPathInIt() throws ModelBuildingException {
    List<Model> published = poms.published();
    Model root = published.get(0);

    assertThat(published)
        .allSatisfy(
            model -> {
              assertThat(model.getUrl()).as(model.getArtifactId()).isEqualTo(root.getUrl());
              assertThat(model.getScm())
                  .as(model.getArtifactId())
                  .usingRecursiveComparison()
                  .ignoringFields("locations")
                  .isEqualTo(root.getScm());
            });
  }

  @Test
  void published_examplesAndChecks_areNot() throws ModelBuildingException {
    for (Model model : poms.all()) {
      boolean inside = Poms.folder(model).matches("(examples|checks)(/.*)?");

      assertThat(Poms.isPublished(model)).as(Poms.folder(model)).isEqualTo(!inside);
    }
  }

  @Test
  void bom_managedModules_areThePublishedLibraries() throws ModelBuildingException {
    Model bom = poms.raw(Poms.ROOT.resolve("modelslab-bom"));
    List<String> managed =
        bom.getDependencyManagement().getDependencies().stream()
            .map(Dependency::getArtifactId)
            .toList();

    assertThat(managed)
        .containsExactlyInAnyOrderElementsOf(
            poms.published().stream()
                .filter(model -> !model.getPackaging().equals("pom"))
                .filter(model -> !Poms.folder(model).startsWith("apps/"))
                .map(Model::getArtifactId)
                .toList());
  }
}
