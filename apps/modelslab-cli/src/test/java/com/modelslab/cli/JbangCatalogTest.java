// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.json.jackson.JacksonJsonCodec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** The catalog for JBang at the root of the repository. */
class JbangCatalogTest {
  private static final XPath XPATH = XPathFactory.newInstance().newXPath();

  private static Map<?, ?> alias() throws Exception {
    byte[] json = Files.readAllBytes(Path.of("../../jbang-catalog.json"));
    Map<?, ?> catalog = new JacksonJsonCodec().decode(json);
    return (Map<?, ?>) ((Map<?, ?>) catalog.get("aliases")).get("modelslab");
  }

  private static Document pom(String path) throws Exception {
    return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(Path.of(path).toFile());
  }

  @Test
  void alias_modelslab_namesTheModuleOfThisVersion() throws Exception {
    Document pom = pom("pom.xml");
    String coordinates =
        XPATH.evaluate("/project/parent/groupId", pom)
            + ":"
            + XPATH.evaluate("/project/artifactId", pom)
            + ":"
            + XPATH.evaluate("/project/parent/version", pom);

    assertThat(alias().get("script-ref")).isEqualTo(coordinates);
  }

  @Test
  void alias_modelslab_namesTheMainClassOfTheJar() throws Exception {
    assertThat(alias().get("main"))
        .isEqualTo(XPATH.evaluate("//transformer/mainClass", pom("pom.xml")))
        .isEqualTo(Main.class.getName());
  }

  @Test
  void alias_modelslab_asksForTheJavaOfTheBuild() throws Exception {
    String release = XPATH.evaluate("//properties/maven.compiler.release", pom("../../pom.xml"));

    assertThat(alias().get("java")).isEqualTo(release + "+");
  }
}
