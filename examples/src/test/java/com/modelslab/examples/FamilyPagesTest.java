// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.examples;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.audio.AudioModels;
import com.modelslab.images.ImageModels;
import com.modelslab.request.Endpoint;
import com.modelslab.request.ModelCatalog;
import com.modelslab.video.VideoBatch;
import com.modelslab.video.VideoModels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The pages of the families: one for each request and no other, linked by its title from the index
 * of its family. What a page says about paths, setters, words and models is what the classes say,
 * and what it shows compiles. That the service takes what it shows is in {@link
 * FamilyRequestsTest}, that the command does is in the tests of the command.
 */
class FamilyPagesTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path PAGES = ROOT.resolve("docs/families");
  private static final Map<String, String> PACKAGES =
      Map.of("images", "images", "video", "video", "audio", "audio", "3d", "threed");
  private static final Map<String, String> EXAMPLES =
      Map.of("images", "Image", "video", "Video", "audio", "Audio", "3d", "3d");
  private static final Pattern TITLE = Pattern.compile("\\A# (\\w+s .*)\n");
  private static final Pattern REQUEST =
      Pattern.compile("(?m)^`(\\w+)`, `POST ([^`]+)`\\. .* `await\\(\\)` waits up to (\\d+) min");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| \\[([\\w-]+)]\\(([^)]+)\\) \\| (.*) \\| `(\\w+)` \\|$");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```java\n(.*?)^```");
  private static final Pattern EXAMPLE =
      Pattern.compile(
          "(?ms)^  public static void \\w+\\(ModelsLab modelsLab\\)[^{]* \\{\n(.*?)^  }");
  private static final List<ModelCatalog> CATALOGS =
      List.of(ImageModels.catalog(), VideoModels.catalog(), AudioModels.catalog());

  @ParameterizedTest
  @ValueSource(strings = {"images", "video", "audio", "3d"})
  void pages_ofAFamily_areOneForEachRequest(String family) throws IOException {
    List<String> classes = new ArrayList<>(classes(family));
    String count = "| `modelslab-" + family + "` | " + classes.size() + " |";
    if (family.equals("video")) {
      classes.add("VideoBatch");
    }

    assertThat(pages(family))
        .extracting(Page::className)
        .containsExactlyInAnyOrderElementsOf(classes);
    assertThat(Files.readString(ROOT.resolve("README.md"))).contains(count);
  }

  @ParameterizedTest
  @ValueSource(strings = {"images", "video", "audio", "3d"})
  void index_ofAFamily_linksEachPageByItsTitle(String family) throws IOException {
    List<String> rows =
        ROW.matcher(Files.readString(PAGES.resolve(family + ".md")))
            .results()
            .map(MatchResult::group)
            .toList();

    assertThat(rows)
        .containsExactlyInAnyOrderElementsOf(
            pages(family).stream()
                .map(
                    page ->
                        String.format(
                            "| [%s](%s/%1$s.md) | %s | `%s` |",
                            page.tool(), family, page.title(), page.className()))
                .toList());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void page_ofARequest_saysWhereItGoesAndHowLongItIsWaitedFor(Page page) throws Exception {
    Endpoint endpoint = (Endpoint) page.request().getField("ENDPOINT").get(null);
    String coverage = Files.readString(ROOT.resolve("docs/coverage.md"));
    Matcher said = REQUEST.matcher(page.text());

    assertThat(said.find()).isTrue();
    assertThat(said.group(2)).isEqualTo(endpoint.path());
    assertThat(said.group(3)).isEqualTo("" + endpoint.defaultTimeout().toMinutes());
    assertThat(coverage)
        .containsPattern(
            Pattern.quote("| `" + endpoint.path() + "` | `" + page.className()) + "`[ ,]");
  }

  @ParameterizedTest
  @MethodSource("requests")
  void page_ofARequest_showsEachSetterAsItIsDocumented(Page page) throws Exception {
    assertThat(SetterTable.shown(page.text()))
        .containsExactlyEntriesOf(SetterTable.documented(page.request()));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void page_ofARequest_namesTheWordsOfClosedLists(Page page) throws Exception {
    assertThat(SetterTable.words(page.request()).values().stream().flatMap(List::stream))
        .allSatisfy(word -> assertThat(page.text()).contains("`" + word + "`"));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void page_ofARequest_namesItsModelsAndWhatTheyNeed(Page page) {
    Map<String, String> setters = SetterTable.shown(page.text());

    assertThat(CATALOGS.stream().flatMap(catalog -> catalog.all().stream()))
        .filteredOn(model -> model.requestClass().equals(page.className()))
        .allSatisfy(
            model -> {
              String name = "`" + model.modelId() + "`";
              String needs =
                  model.required().stream()
                      .map(field -> "`" + setter(setters, field) + "`")
                      .collect(joining(", "));
              assertThat(page.text()).contains(needs.isEmpty() ? name : name + " | " + needs);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"images", "video", "audio", "3d"})
  void pages_ofAFamily_showEachExampleOnceAndAsItCompiles(String family) throws IOException {
    String source = "families/Each" + EXAMPLES.get(family) + "Request.java";
    List<String> examples =
        EXAMPLE
            .matcher(
                Files.readString(Path.of("src/main/java/com/modelslab/examples").resolve(source)))
            .results()
            .map(example -> example.group(1).replaceAll("(?m)^    ", ""))
            .toList();
    List<String> blocks =
        pages(family).stream()
            .filter(page -> page.request() != VideoBatch.class)
            .flatMap(page -> blocks(page).stream())
            .toList();

    assertThat(blocks).containsExactlyInAnyOrderElementsOf(examples);
  }

  private static List<String> blocks(Page page) {
    List<String> blocks =
        BLOCK.matcher(page.text()).results().map(block -> block.group(1)).toList();
    assertThat(blocks)
        .isNotEmpty()
        .allMatch(block -> block.startsWith(page.className() + " request ="));
    return blocks;
  }

  private static String setter(Map<String, String> setters, String field) {
    return setters.entrySet().stream()
        .filter(row -> row.getValue().startsWith(field + ": "))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  static List<Page> pages() {
    return PACKAGES.keySet().stream().sorted().flatMap(family -> pages(family).stream()).toList();
  }

  static List<Page> requests() {
    return pages().stream().filter(page -> page.request() != VideoBatch.class).toList();
  }

  private static List<Page> pages(String family) {
    try (Stream<Path> files = Files.list(PAGES.resolve(family))) {
      return files.sorted().map(file -> Page.read(family, file)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> classes(String family) throws IOException {
    Path sources =
        ROOT.resolve("families/modelslab-" + family + "/src/main/java/com/modelslab")
            .resolve(PACKAGES.get(family));
    try (Stream<Path> files = Files.list(sources)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith("Request.java"))
          .map(name -> name.substring(0, name.length() - 5))
          .toList();
    }
  }

  /** A page: the word for its tool, its title, the request that it is about, all of it. */
  record Page(String tool, String title, Class<?> request, String text) {
    static Page read(String family, Path file) {
      try {
        String text = Files.readString(file);
        Matcher title = TITLE.matcher(text);
        Matcher request = REQUEST.matcher(text);
        assertThat(title.find() && request.find())
            .as("%s has a title and a request", file)
            .isTrue();
        return new Page(
            file.getFileName().toString().replace(".md", ""),
            title.group(1),
            Class.forName("com.modelslab." + PACKAGES.get(family) + "." + request.group(1)),
            text);
      } catch (IOException | ClassNotFoundException e) {
        throw new IllegalStateException(file.toString(), e);
      }
    }

    String className() {
      return request.getSimpleName();
    }

    @Override
    public String toString() {
      return tool;
    }
  }
}
