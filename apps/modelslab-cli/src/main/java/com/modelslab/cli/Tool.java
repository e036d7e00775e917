// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import static java.util.Objects.requireNonNull;

import com.modelslab.image.ImageInput;
import com.modelslab.media.AudioInput;
import com.modelslab.media.VideoInput;
import com.modelslab.request.JobRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;

/**
 * One tool of {@code modelslab edit} or {@code generate}: how the images, texts and options of a
 * command line become requests. Put together in {@link Tools} and its like, then only read.
 *
 * @param <B> the builder of its requests
 */
final class Tool<B extends JobRequest.Builder<?, B>> {
  /** Sorts the options of a tool before those that all tools have. */
  private static final int BEFORE_SHARED = -2;

  private static final String FILE_OR_LINK = ". A file or a link";

  private final String name;
  private final String summary;
  private final Supplier<B> builder;
  private final List<Setting<B, ?>> settings = new ArrayList<>();
  private @Nullable BiConsumer<B, List<ImageInput>> images;
  private boolean together;
  private @Nullable BiConsumer<B, String> text;
  private String textHelp = "";
  private boolean needsText;

  Tool(String name, String summary, Supplier<B> builder) {
    this.name = name;
    this.summary = summary;
    this.builder = builder;
  }

  /** Makes each image of the command line a job of its own. */
  Tool<B> eachImage(BiConsumer<B, ImageInput> setter) {
    images = (made, all) -> setter.accept(made, all.get(0));
    return this;
  }

  /** Makes all images of the command line one job. */
  Tool<B> allImages(BiConsumer<B, List<ImageInput>> setter) {
    images = setter;
    together = true;
    return this;
  }

  /** Makes each text of the command line a job of its own. */
  Tool<B> eachText(String help, BiConsumer<B, String> setter, boolean needed) {
    text = setter;
    textHelp = help;
    needsText = needed;
    return this;
  }

  /** Adds a switch; {@code --no-…} says the opposite of {@code --…}. */
  Tool<B> flag(String option, String help, BiConsumer<B, Boolean> setter) {
    return add(new Setting<>(option, "", boolean.class, false, help, setter));
  }

  /** Adds a text. */
  Tool<B> text(String option, String label, String help, BiConsumer<B, String> setter) {
    return add(new Setting<>(option, label, String.class, false, help, setter));
  }

  /** Adds a text without which there is no request. */
  Tool<B> needsText(String option, String label, String help, BiConsumer<B, String> setter) {
    return add(new Setting<>(option, label, String.class, true, help, setter));
  }

  /** Adds a whole number. */
  Tool<B> number(String option, String help, BiConsumer<B, Integer> setter) {
    return add(new Setting<>(option, "<n>", Integer.class, false, help, setter));
  }

  /** Adds a whole number that may need more than 32 bits. */
  Tool<B> seed(BiConsumer<B, Long> setter) {
    return add(
        new Setting<>(
            "--seed",
            "<n>",
            Long.class,
            false,
            "The same number gives the same result again. Default: random",
            setter));
  }

  /** Adds a number that may have a fraction. */
  Tool<B> fraction(String option, String help, BiConsumer<B, Double> setter) {
    return add(new Setting<>(option, "<x>", Double.class, false, help, setter));
  }

  /** Adds a number that may have a fraction, without which there is no request. */
  Tool<B> needsFraction(String option, String help, BiConsumer<B, Double> setter) {
    return add(new Setting<>(option, "<x>", Double.class, true, help, setter));
  }

  /** Adds a video: a file or a link. */
  Tool<B> video(String option, String help, boolean needed, BiConsumer<B, VideoInput> setter) {
    return add(
        new Setting<B, String>(
            option,
            "<video>",
            String.class,
            needed,
            help + FILE_OR_LINK,
            (made, given) -> setter.accept(made, Images.readVideo(given))));
  }

  /** Adds audio: a file or a link. */
  Tool<B> audio(String option, String help, boolean needed, BiConsumer<B, AudioInput> setter) {
    return add(
        new Setting<B, String>(
            option,
            "<audio>",
            String.class,
            needed,
            help + FILE_OR_LINK,
            (made, given) -> setter.accept(made, Images.readAudio(given))));
  }

  /** Adds another image: a file or a link. */
  Tool<B> image(String option, String help, BiConsumer<B, ImageInput> setter) {
    return image(option, help, false, setter);
  }

  /** Adds another image without which there is no request. */
  Tool<B> needsImage(String option, String help, BiConsumer<B, ImageInput> setter) {
    return image(option, help, true, setter);
  }

  private Tool<B> image(
      String option, String help, boolean needed, BiConsumer<B, ImageInput> setter) {
    return add(
        new Setting<B, String>(
            option,
            "<image>",
            String.class,
            needed,
            help + FILE_OR_LINK,
            (made, given) -> setter.accept(made, Images.read(given))));
  }

  private Tool<B> add(Setting<B, ?> setting) {
    settings.add(setting);
    return this;
  }

  /** {@return the word for it on the command line} */
  String name() {
    return name;
  }

  /** {@return what it does, in one sentence} */
  String summary() {
    return summary;
  }

  /** {@return whether all images of a command line make one job} */
  boolean together() {
    return together;
  }

  /** {@return whether it takes texts} */
  boolean takesText() {
    return text != null;
  }

  /** {@return what its texts are} */
  String textHelp() {
    return textHelp;
  }

  /** {@return whether there is no request without a text} */
  boolean needsText() {
    return needsText;
  }

  /** {@return its own options, for picocli} */
  List<OptionSpec> options() {
    return settings.stream().map(Setting::option).toList();
  }

  /**
   * {@return a request}
   *
   * @param images what to edit
   * @param given the value of an option by its name, null where it was not given
   * @param rest sets what every tool has
   */
  JobRequest request(
      List<ImageInput> images,
      Function<String, @Nullable Object> given,
      Consumer<JobRequest.Builder<?, ?>> rest) {
    B made = builder.get();
    requireNonNull(this.images, name).accept(made, images);
    return finished(made, given, rest);
  }

  /**
   * {@return a request}
   *
   * @param words the text; null if none was given
   * @param given the value of an option by its name, null if it was not given
   * @param rest sets what every tool has
   */
  JobRequest request(
      @Nullable String words,
      Function<String, @Nullable Object> given,
      Consumer<JobRequest.Builder<?, ?>> rest) {
    B made = builder.get();
    if (words != null) {
      requireNonNull(text, name).accept(made, words);
    }
    return finished(made, given, rest);
  }

  private JobRequest finished(
      B made, Function<String, @Nullable Object> given, Consumer<JobRequest.Builder<?, ?>> rest) {
    settings.forEach(setting -> setting.apply(made, given));
    rest.accept(made);
    return made.build();
  }

  /**
   * One option.
   *
   * @param <B> the builder that it sets
   * @param <T> what its value is
   */
  private record Setting<B, T>(
      String name,
      String label,
      Class<T> type,
      boolean needed,
      String help,
      BiConsumer<B, T> setter) {

    OptionSpec option() {
      return OptionSpec.builder(name)
          .paramLabel(label)
          .type(type)
          .required(needed)
          .order(BEFORE_SHARED)
          .negatable(type == boolean.class)
          .description(help + (needed ? ". Required." : "."))
          .build();
    }

    void apply(B made, Function<String, @Nullable Object> given) {
      Object value = given.apply(name);
      if (value != null) {
        @SuppressWarnings("unchecked") // picocli converted it to this type
        T typed = (T) value;
        setter.accept(made, typed);
      }
    }
  }
}
