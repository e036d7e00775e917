// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One line of the table of endpoints that make jobs. Built once, then only read. */
final class EndpointSpec {

  /** How a field takes its pictures. */
  enum Source {
    /** Links only, whatever the flags say. */
    LINK,
    /** Links; base64 when {@code base64} is true. */
    FLAGGED,
    /** Links and base64. */
    ANY,
    /** Base64 only. */
    DATA
  }

  /** What else is special. */
  enum Trait {
    /** {@code base64} true makes links to base64 text. */
    BASE64_RESULT,
    /** Results live for a day, always. */
    TEMPORARY,
    /** Results live for a day unless {@code temp} is false. */
    TEMPORARY_UNLESS_REFUSED,
    /** Success says whether the safety checker found something. */
    TELLS_NSFW,
    /** The picture field must be a list. */
    LIST_ONLY,
    /** Seen to answer with a bare link as output. */
    BARE_OUTPUT,
    /** Answered at once, never queued. */
    UPLOAD
  }

  static final int MAX_PICTURES = 4;

  private final String path;
  private final ImageRenderer maker;
  private final List<String> required = new ArrayList<>();
  private final Map<String, Source> pictures = new LinkedHashMap<>();
  private final Map<String, Set<String>> choices = new LinkedHashMap<>();
  private final Set<Trait> traits = EnumSet.noneOf(Trait.class);

  EndpointSpec(String path, ImageRenderer maker) {
    this.path = path;
    this.maker = maker;
  }

  /** {@return the same description under another path} */
  EndpointSpec at(String other) {
    EndpointSpec copy = new EndpointSpec(other, maker);
    copy.required.addAll(required);
    copy.pictures.putAll(pictures);
    copy.choices.putAll(choices);
    copy.traits.addAll(traits);
    return copy;
  }

  EndpointSpec needs(String... fields) {
    required.addAll(List.of(fields));
    return this;
  }

  /** A picture that must be there. */
  EndpointSpec picture(String field, Source source) {
    required.add(field);
    return mayHavePicture(field, source);
  }

  EndpointSpec mayHavePicture(String field, Source source) {
    pictures.put(field, source);
    return this;
  }

  EndpointSpec choice(String field, String... values) {
    choices.put(field, Set.of(values));
    return this;
  }

  EndpointSpec is(Trait... others) {
    traits.addAll(List.of(others));
    return this;
  }

  String path() {
    return path;
  }

  /** {@return the path that the fetch address of its jobs begins with} */
  String family() {
    return path.substring(0, path.lastIndexOf('/'));
  }

  /** {@return the last part of the path} */
  String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  ImageRenderer maker() {
    return maker;
  }

  List<String> required() {
    return required;
  }

  Map<String, Source> pictures() {
    return pictures;
  }

  Map<String, Set<String>> choices() {
    return choices;
  }

  boolean has(Trait trait) {
    return traits.contains(trait);
  }
}
