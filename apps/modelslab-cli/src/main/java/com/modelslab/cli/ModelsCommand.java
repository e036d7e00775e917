// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import com.modelslab.ModelSearch;
import com.modelslab.ModelSummary;
import com.modelslab.ModelsLab;
import com.modelslab.resilience.Resilience;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code modelslab models}: searches the service's models. */
@Command(
    description = {
      "List models: id, name and feature, with tabs between them.",
      "",
      "The service wants the API key for this in the address, where a proxy that sees the address"
          + " may log it."
    },
    sortOptions = false)
final class ModelsCommand implements Callable<Integer> {
  private static final int MOST_A_PAGE = 100;

  private final Console console;
  private final GlobalOptions root;

  @Option(
      names = {"-s", "--search"},
      paramLabel = "<words>",
      description = "Only models that these words describe, such as flux.")
  private @Nullable String search;

  @Option(
      names = {"-f", "--feature"},
      paramLabel = "<word>",
      description =
          "Only models for this: imagen, videofusion, audiogen, llmaster, threedverse, or another"
              + " word of the service.")
  private @Nullable String feature;

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "<number>",
      defaultValue = "100",
      description = "How many to print at most. Default: ${DEFAULT-VALUE}.")
  private int limit;

  @Option(names = "--json", description = "Print one JSON object for each model.")
  private boolean json;

  ModelsCommand(Console console, GlobalOptions root) {
    this.console = console;
    this.root = root;
  }

  @Override
  public Integer call() {
    if (limit < 1) {
      throw new IllegalArgumentException("--limit must be at least 1, was " + limit);
    }
    try (ModelsLab modelsLab =
        root.client(console).decorate(Resilience.builder().withoutSlots().build()).build()) {
      Iterator<ModelSummary> models = modelsLab.directCalls().models(wanted()).iterator();
      for (int i = 0; i < limit && models.hasNext(); i++) {
        print(models.next());
      }
      if (models.hasNext()) {
        console.err().println("There are more; --limit says how many to print");
      }
    }
    return ExitCode.OK;
  }

  private ModelSearch wanted() {
    ModelSearch wanted = ModelSearch.all().pageSize(Math.min(limit, MOST_A_PAGE));
    if (search != null) {
      wanted = wanted.text(search);
    }
    return feature == null ? wanted : wanted.feature(feature);
  }

  private void print(ModelSummary model) {
    if (!json) {
      console
          .out()
          .println(
              ErrorText.oneLine(model.id())
                  + '\t'
                  + ErrorText.oneLine(model.name())
                  + '\t'
                  + ErrorText.oneLine(model.feature()));
      return;
    }
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("id", model.id());
    object.put("name", model.name());
    object.put("provider", model.provider());
    object.put("feature", model.feature());
    object.put("fields", model.fields());
    Json.print(console.out(), object);
  }
}
