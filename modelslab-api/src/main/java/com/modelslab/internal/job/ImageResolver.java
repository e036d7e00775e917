// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.job;

import com.modelslab.error.ApiException;
import com.modelslab.error.ResponseFormatException;
import com.modelslab.error.UploadException;
import com.modelslab.image.ImageInput;
import com.modelslab.internal.json.JsonFields;
import com.modelslab.internal.json.Outputs;
import com.modelslab.request.JobRequest;
import com.modelslab.spi.Call;
import com.modelslab.spi.Channel;
import com.modelslab.spi.Operation;
import com.modelslab.spi.async.Futures;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Turns the pictures of a request into what its endpoint takes: links as they are, bytes as base64
 * inside the request, or links to bytes that were uploaded before.
 */
public final class ImageResolver {
  public static final String UPLOAD_PATH = "/image_editing/base64_to_url";

  /** These take base64 in the place of a link. */
  private static final Set<String> INLINE =
      Set.of("removebg_mask", "flux_headshot", "base64_to_url");

  /** This one as well, if {@code base64} says so; the flag does not change the result. */
  private static final String INLINE_WITH_FLAG = "outpaint";

  /**
   * These take links only. Anything else takes base64 if {@code base64} is set, which turns the
   * result into base64 too: that is left to the caller.
   */
  private static final Set<String> LINKS_ONLY =
      Set.of(
          "super_resolution",
          "caption",
          "inpaint",
          "mask_creator",
          "object_removal",
          "fashion",
          "img_mixer",
          "magic_mix");

  private final Channel exchange;
  private final String uploadPath;

  public ImageResolver(Channel exchange, String uploadPath) {
    this.exchange = exchange;
    this.uploadPath = uploadPath;
  }

  /**
   * {@return the fields of {@code request} without an {@link ImageInput}; fails with a refusal or
   * an {@link UploadException}; cancelling it ends the uploads}
   */
  public CompletableFuture<Map<String, @Nullable Object>> resolve(JobRequest request) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>(request.fields());
    Map<ImageInput, String> bytes = bytes(fields);
    if (bytes.isEmpty()) {
      return CompletableFuture.completedFuture(withWireValues(fields, Map.of()));
    }
    String tool = request.path().substring(request.path().lastIndexOf('/') + 1);
    if (tool.equals(INLINE_WITH_FLAG)) {
      fields.put("base64", true);
    }
    boolean inline =
        INLINE.contains(tool)
            || tool.equals(INLINE_WITH_FLAG)
            || (!LINKS_ONLY.contains(tool) && JsonFields.of(fields).flag("base64").orElse(false));
    return inline
        ? CompletableFuture.completedFuture(withWireValues(fields, Map.of()))
        : uploadAll(fields, bytes);
  }

  /** {@return a link to an uploaded picture; {@code field} is what it is for} */
  public CompletableFuture<URI> upload(String field, ImageInput picture) {
    Map<String, Object> fields = Map.of("init_image", picture.wireValue());
    CompletableFuture<URI> link =
        Futures.map(
            exchange.call(Call.of(Operation.QUERY, uploadPath, fields)),
            reply ->
                Outputs.of(JsonFields.of(reply.body())).links().stream()
                    .findFirst()
                    .orElseThrow(
                        () ->
                            new ResponseFormatException(
                                uploadPath, "it names no link to the picture", null)));
    return Futures.recover(
        link,
        failure ->
            CompletableFuture.failedFuture(
                failure instanceof ApiException ? failure : new UploadException(field, failure)));
  }

  private CompletableFuture<Map<String, @Nullable Object>> uploadAll(
      Map<String, @Nullable Object> fields, Map<ImageInput, String> bytes) {
    Map<ImageInput, CompletableFuture<URI>> uploads = new LinkedHashMap<>();
    bytes.forEach((picture, field) -> uploads.put(picture, upload(field, picture)));
    List<CompletableFuture<URI>> all = new ArrayList<>(uploads.values());
    CompletableFuture<Void> done = new CompletableFuture<>();
    for (CompletableFuture<URI> upload : all) {
      // The first failure is the outcome; the other uploads are of no more use then.
      upload.whenComplete(
          (link, failure) -> {
            if (failure != null) {
              done.completeExceptionally(Futures.cause(failure));
            } else if (all.stream().allMatch(CompletableFuture::isDone)) {
              done.complete(null);
            }
          });
    }
    done.whenComplete(
        (nothing, failure) -> {
          if (failure != null) {
            all.forEach(upload -> upload.cancel(true));
          }
        });
    return Futures.map(
        done,
        nothing -> {
          Map<ImageInput, URI> links = new LinkedHashMap<>();
          uploads.forEach((picture, upload) -> links.put(picture, upload.join()));
          return withWireValues(fields, links);
        });
  }

  /** {@return the pictures that are no links, each once, with the field of its first use} */
  private static Map<ImageInput, String> bytes(Map<String, @Nullable Object> fields) {
    Map<ImageInput, String> bytes = new LinkedHashMap<>();
    fields.forEach(
        (name, value) -> {
          List<?> values = value instanceof List<?> list ? list : Collections.singletonList(value);
          for (Object inner : values) {
            if (inner instanceof ImageInput picture && picture.link().isEmpty()) {
              bytes.putIfAbsent(picture, name);
            }
          }
        });
    return bytes;
  }

  private static Map<String, @Nullable Object> withWireValues(
      Map<String, @Nullable Object> fields, Map<ImageInput, URI> links) {
    Map<String, @Nullable Object> wire = new LinkedHashMap<>();
    fields.forEach((name, value) -> wire.put(name, wireValue(value, links)));
    return wire;
  }

  private static @Nullable Object wireValue(@Nullable Object value, Map<ImageInput, URI> links) {
    if (value instanceof ImageInput picture) {
      URI link = links.get(picture);
      return link == null ? picture.wireValue() : link.toString();
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> wire = new ArrayList<>(list.size());
      list.forEach(inner -> wire.add(wireValue(inner, links)));
      return wire;
    }
    return value;
  }
}
