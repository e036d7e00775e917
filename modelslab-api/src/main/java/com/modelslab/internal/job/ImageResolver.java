// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.job;

import com.modelslab.error.ApiException;
import com.modelslab.error.ResponseFormatException;
import com.modelslab.error.UploadException;
import com.modelslab.internal.json.JsonFields;
import com.modelslab.internal.json.Outputs;
import com.modelslab.media.AudioInput;
import com.modelslab.media.MediaInput;
import com.modelslab.media.VideoInput;
import com.modelslab.request.ImageTransfer;
import com.modelslab.request.JobRequest;
import com.modelslab.spi.Call;
import com.modelslab.spi.Channel;
import com.modelslab.spi.ClientObserver.Origin;
import com.modelslab.spi.Operation;
import com.modelslab.spi.async.Futures;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Turns the files of a request into what its endpoint takes: links as they are, bytes as base64
 * inside the request, or links to bytes that were uploaded before.
 */
public final class ImageResolver {
  public static final String UPLOAD_PATH = "/image_editing/base64_to_url";

  private final Channel channel;
  private final String uploadPath;

  public ImageResolver(Channel channel, String uploadPath) {
    this.channel = channel;
    this.uploadPath = uploadPath;
  }

  /**
   * {@return the fields of {@code request}, with links in the place of what was uploaded; other
   * files are read when they are sent. Fails with a refusal or an {@link UploadException};
   * cancelling it ends the uploads}
   *
   * @param origin where the request comes from; null if nobody observes it
   */
  public CompletableFuture<Map<String, @Nullable Object>> resolve(
      JobRequest request, @Nullable Origin origin) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>(request.fields());
    boolean base64 = JsonFields.of(fields).flag("base64").orElse(false);
    Map<MediaInput, String> uploads = new LinkedHashMap<>();
    bytes(fields)
        .forEach(
            (field, images) -> {
              ImageTransfer transfer = request.endpoint().imageTransfer(field);
              if (transfer == ImageTransfer.BASE64_WITH_FLAG) {
                fields.put("base64", true);
              } else if (transfer == ImageTransfer.UPLOAD
                  || (transfer == ImageTransfer.BASE64_IF_REQUESTED && !base64)) {
                images.forEach(image -> uploads.putIfAbsent(image, field));
              }
            });
    return uploads.isEmpty()
        ? CompletableFuture.completedFuture(withLinks(fields, Map.of()))
        : uploadAll(fields, uploads, origin);
  }

  /**
   * {@return a link to an uploaded file; {@code field} is what it is for}
   *
   * @param origin where it comes from; null if nobody observes it
   */
  public CompletableFuture<URI> upload(String field, MediaInput file, @Nullable Origin origin) {
    String path;
    Map<String, Object> fields;
    if (file instanceof VideoInput) {
      path = "/v6/video/base64_to_url";
      fields = Map.of("init_obj", file);
    } else if (file instanceof AudioInput) {
      path = "/v6/voice/base64_to_url";
      fields = Map.of("init_audio", file);
    } else {
      path = uploadPath;
      fields = Map.of("init_image", file);
    }
    CompletableFuture<URI> link =
        Futures.map(
            channel.call(Call.of(Operation.QUERY, path, fields).withOrigin(origin)),
            response ->
                Outputs.of(JsonFields.of(response.body())).links().stream()
                    .findFirst()
                    .orElseThrow(
                        () ->
                            new ResponseFormatException(
                                path, "it names no link to the file", null, null)));
    return Futures.recover(
        link,
        failure ->
            Futures.failed(
                failure instanceof ApiException ? failure : new UploadException(field, failure)));
  }

  private CompletableFuture<Map<String, @Nullable Object>> uploadAll(
      Map<String, @Nullable Object> fields,
      Map<MediaInput, String> bytes,
      @Nullable Origin origin) {
    Map<MediaInput, CompletableFuture<URI>> uploads = new LinkedHashMap<>();
    bytes.forEach((image, field) -> uploads.put(image, upload(field, image, origin)));
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
          Map<MediaInput, URI> links = new LinkedHashMap<>();
          uploads.forEach((image, upload) -> links.put(image, upload.join()));
          return withLinks(fields, links);
        });
  }

  /** {@return the images that are not links, by field} */
  private static Map<String, List<MediaInput>> bytes(Map<String, @Nullable Object> fields) {
    Map<String, List<MediaInput>> bytes = new LinkedHashMap<>();
    fields.forEach(
        (name, value) -> {
          List<?> values = value instanceof List<?> list ? list : Collections.singletonList(value);
          for (Object inner : values) {
            if (inner instanceof MediaInput image && image.link().isEmpty()) {
              bytes.computeIfAbsent(name, key -> new ArrayList<>()).add(image);
            }
          }
        });
    return bytes;
  }

  private static Map<String, @Nullable Object> withLinks(
      Map<String, @Nullable Object> fields, Map<MediaInput, URI> links) {
    Map<String, @Nullable Object> wire = new LinkedHashMap<>();
    fields.forEach((name, value) -> wire.put(name, linked(value, links)));
    return wire;
  }

  private static @Nullable Object linked(@Nullable Object value, Map<MediaInput, URI> links) {
    if (value instanceof MediaInput image) {
      URI link = links.get(image);
      return link == null ? image : link.toString();
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> wire = new ArrayList<>(list.size());
      list.forEach(inner -> wire.add(linked(inner, links)));
      return wire;
    }
    return value;
  }
}
