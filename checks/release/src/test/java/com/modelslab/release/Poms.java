// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.release;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.Parent;
import org.apache.maven.model.Repository;
import org.apache.maven.model.building.DefaultModelBuilderFactory;
import org.apache.maven.model.building.DefaultModelBuildingRequest;
import org.apache.maven.model.building.FileModelSource;
import org.apache.maven.model.building.ModelBuilder;
import org.apache.maven.model.building.ModelBuildingException;
import org.apache.maven.model.building.ModelBuildingRequest;
import org.apache.maven.model.building.ModelBuildingResult;
import org.apache.maven.model.building.ModelSource;
import org.apache.maven.model.resolution.ModelResolver;
import org.apache.maven.model.resolution.UnresolvableModelException;

/** The effective POMs of this build, as Maven itself sees them. Reads files only. */
final class Poms {
  static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

  private final ModelBuilder builder = new DefaultModelBuilderFactory().newInstance();
  private final Path localRepository = Path.of(System.getProperty("release.localRepository"));

  /** Returns the parent and every module of the build, as deep as they go. */
  List<Model> all() throws ModelBuildingException {
    List<Model> models = new ArrayList<>();
    add(ROOT, models);
    return models;
  }

  private void add(Path folder, List<Model> models) throws ModelBuildingException {
    Model model = effective(folder);
    models.add(model);
    for (String module : model.getModules()) {
      add(folder.resolve(module), models);
    }
  }

  /** Returns those that a release publishes. */
  List<Model> published() throws ModelBuildingException {
    return all().stream().filter(Poms::isPublished).toList();
  }

  static boolean isPublished(Model model) {
    return !Boolean.parseBoolean(model.getProperties().getProperty("maven.deploy.skip"));
  }

  /** Returns the folder of a module, relative to the root. */
  static String folder(Model model) {
    return ROOT.relativize(model.getProjectDirectory().toPath()).toString().replace('\\', '/');
  }

  /** Reads the POM of a folder. */
  Model effective(Path folder) throws ModelBuildingException {
    return effective(folder.resolve("pom.xml").toFile());
  }

  /** Reads what a folder's POM says itself, without what it inherits. */
  Model raw(Path folder) throws ModelBuildingException {
    return build(folder.resolve("pom.xml").toFile(), localRepository).getRawModel();
  }

  /** Reads the POM of a module of this build, whose parent is beside it. */
  private Model effective(File pom) throws ModelBuildingException {
    return build(pom, localRepository).getEffectiveModel();
  }

  /** Reads a POM as users get it, whose parent is in the same repository. */
  Model published(File pom, Path repository) throws ModelBuildingException {
    return build(pom, repository).getEffectiveModel();
  }

  private ModelBuildingResult build(File pom, Path repository) throws ModelBuildingException {
    ModelBuildingRequest request =
        new DefaultModelBuildingRequest()
            .setPomFile(pom)
            .setModelResolver(new LocalModels(List.of(repository, localRepository)))
            .setSystemProperties(System.getProperties())
            .setValidationLevel(ModelBuildingRequest.VALIDATION_LEVEL_STRICT);
    return builder.build(request);
  }

  /** Finds imported POMs where Maven has put them when it read this build. */
  @SuppressWarnings("deprecation") // The interface has no other type.
  private record LocalModels(List<Path> repositories) implements ModelResolver {
    @Override
    public ModelSource resolveModel(String groupId, String artifactId, String version)
        throws UnresolvableModelException {
      String path =
          String.join("/", groupId.replace('.', '/'), artifactId, version)
              + "/%s-%s.pom".formatted(artifactId, version);
      Path file =
          repositories.stream()
              .map(repository -> repository.resolve(path))
              .filter(Files::exists)
              .findFirst()
              .orElseThrow(
                  () -> new UnresolvableModelException("No " + path, groupId, artifactId, version));
      return new FileModelSource(file.toFile());
    }

    @Override
    public ModelSource resolveModel(Parent parent) throws UnresolvableModelException {
      return resolveModel(parent.getGroupId(), parent.getArtifactId(), parent.getVersion());
    }

    @Override
    public ModelSource resolveModel(Dependency dependency) throws UnresolvableModelException {
      return resolveModel(
          dependency.getGroupId(), dependency.getArtifactId(), dependency.getVersion());
    }

    @Override
    public void addRepository(Repository repository) {
      // Nothing is fetched.
    }

    @Override
    public void addRepository(Repository repository, boolean replace) {
      // Nothing is fetched.
    }

    @Override
    public ModelResolver newCopy() {
      return this;
    }
  }
}
