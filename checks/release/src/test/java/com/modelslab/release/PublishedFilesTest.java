// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.release;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.model.Model;
import org.apache.maven.model.building.ModelBuildingException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundle for Maven Central, file by file; {@code checks/release/run} makes it. */
@Tag("release")
class PublishedFilesTest {
  private static final Map<String, String> DIGESTS =
      Map.of("md5", "MD5", "sha1", "SHA-1", "sha256", "SHA-256", "sha512", "SHA-512");

  private final Poms poms = new Poms();
  private Bundle bundle;
  private List<Model> published;

  @BeforeEach
  void read() throws IOException, ModelBuildingException {
    bundle = Bundle.read(Path.of(System.getProperty("release.bundle")));
    published = poms.published();
  }

  @Test
  void bundle_itsFiles_areThoseOfThePublishedModulesAndNoMore() {
    List<String> expected = new ArrayList<>();
    for (Model model : published) {
      for (String file : files(model)) {
        expected.add(file);
        expected.add(file + ".asc");
        DIGESTS.keySet().forEach(digest -> expected.add(file + "." + digest));
      }
    }

    assertThat(bundle.files().keySet()).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void checksums_eachOfAFile_isItsDigest() throws GeneralSecurityException {
    int compared = 0;
    for (Map.Entry<String, byte[]> file : bundle.files().entrySet()) {
      String name = file.getKey();
      String digest = DIGESTS.get(name.substring(name.lastIndexOf('.') + 1));
      if (digest != null) {
        byte[] content = bundle.files().get(name.substring(0, name.lastIndexOf('.')));
        String expected =
            HexFormat.of().formatHex(MessageDigest.getInstance(digest).digest(content));

        assertThat(new String(file.getValue(), UTF_8).strip()).as(name).isEqualTo(expected);
        compared++;
      }
    }

    assertThat(compared).isGreaterThan(100);
  }

  @Test
  void poms_eachAsItWasPublished_saysWhatCentralAsksFor(@TempDir Path repository)
      throws IOException, ModelBuildingException {
    bundle.unpack(repository);

    for (Model model : published) {
      Path file = repository.resolve(base(model) + ".pom");
      Model read = poms.published(file.toFile(), repository);

      PomRules.check(read);
      assertThat(Files.readString(file)).as("%s", file).doesNotContain("SNAPSHOT");
      assertThat(read.getDependencies())
          .as("%s", file)
          .allSatisfy(
              dependency ->
                  assertThat(dependency.getVersion()).isNotBlank().doesNotContain("SNAPSHOT"));
    }
  }

  @Test
  void jars_each_hasTheLicense() throws IOException {
    byte[] license = Files.readAllBytes(Poms.ROOT.resolve("LICENSE"));

    for (Model model : published) {
      for (String file : files(model)) {
        if (file.endsWith(".jar")) {
          assertThat(bundle.jar(file).get("META-INF/LICENSE")).as(file).isEqualTo(license);
        }
      }
    }
  }

  @Test
  void jars_each_nameNoSnapshotOfThisVersion() {
    for (Model model : published) {
      String snapshot = model.getVersion() + "-SNAPSHOT";
      for (String file : files(model)) {
        if (file.endsWith(".jar")) {
          bundle
              .jar(file)
              .forEach(
                  (name, content) ->
                      assertThat(new String(content, ISO_8859_1).contains(snapshot))
                          .as("%s in %s", name, file)
                          .isFalse());
        }
      }
    }
  }

  @Test
  void sources_eachJar_hasASourceForEachClass() {
    for (Model model : published) {
      if (!model.getPackaging().equals("pom")) {
        List<String> sources = List.copyOf(bundle.jar(base(model) + "-sources.jar").keySet());

        assertThat(bundle.jar(base(model) + ".jar").keySet())
            .as(model.getArtifactId())
            .filteredOn(name -> name.endsWith(".class") && !name.contains("$"))
            .isNotEmpty()
            .allSatisfy(name -> assertThat(sources).contains(name.replace(".class", ".java")));
        assertThat(bundle.jar(base(model) + "-javadoc.jar")).containsKey("index.html");
      }
    }
  }

  @Test
  void sboms_each_isAboutItsModuleAndNamesNothingOfTests() {
    for (Model model : published) {
      String sbom = new String(bundle.files().get(base(model) + "-cyclonedx.json"), UTF_8);

      assertThat(sbom)
          .as(model.getArtifactId())
          .contains("pkg:maven/com.modelslab/" + model.getArtifactId() + "@" + model.getVersion())
          .doesNotContain("SNAPSHOT")
          .doesNotContain("pkg:maven/org.awaitility");
    }
  }

  @Test
  void builds_two_giveEqualFiles() throws IOException {
    Map<String, byte[]> again = Bundle.read(Path.of(System.getProperty("release.again"))).files();

    Map<String, String> once = sums(bundle.files());
    Map<String, String> twice = sums(again);

    assertThat(twice.keySet()).isEqualTo(once.keySet());
    assertThat(once.keySet())
        .filteredOn(name -> !once.get(name).equals(twice.get(name)))
        .as("files that differ")
        .isEmpty();
  }

  private static Map<String, String> sums(Map<String, byte[]> files) {
    Map<String, String> sums = new TreeMap<>();
    files.forEach(
        (name, content) -> {
          if (name.endsWith(".sha256")) {
            sums.put(name, new String(content, UTF_8));
          }
        });
    return sums;
  }

  private static List<String> files(Model model) {
    List<String> files = new ArrayList<>();
    if (!model.getPackaging().equals("pom")) {
      List.of(".jar", "-sources.jar", "-javadoc.jar")
          .forEach(ending -> files.add(base(model) + ending));
    }
    List.of(".pom", "-cyclonedx.json", "-cyclonedx.xml")
        .forEach(ending -> files.add(base(model) + ending));
    if (model.getArtifactId().equals("modelslab-simulator")) {
      files.add(base(model) + "-app.jar");
    }
    return files;
  }

  private static String base(Model model) {
    String id = model.getArtifactId();
    return "com/modelslab/" + id + "/" + model.getVersion() + "/" + id + "-" + model.getVersion();
  }
}
