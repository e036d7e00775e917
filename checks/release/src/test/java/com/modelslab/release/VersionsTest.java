// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.apache.maven.model.building.ModelBuildingException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The version stands in more places than the POMs; {@code checks/release/set-version} sets all. */
class VersionsTest {

  @ParameterizedTest
  @CsvSource({
    "README.md, <version>@</version>",
    "docs/simulator.md, modelslab-simulator-@-app.jar",
    "jbang-catalog.json, :modelslab-cli:@",
    "modelslab-api/src/main/java/com/modelslab/internal/Version.java, 'VALUE = \"@\"'",
  })
  void version_besideThePoms_isThatOfTheBuild(String file, String text)
      throws IOException, ModelBuildingException {
    String version = new Poms().published().get(0).getVersion();

    assertThat(Files.readString(Poms.ROOT.resolve(file))).contains(text.replace("@", version));
  }
}
