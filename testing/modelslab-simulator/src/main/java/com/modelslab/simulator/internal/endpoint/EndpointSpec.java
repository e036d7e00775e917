// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.endpoint;

import com.modelslab.simulator.internal.media.ResultKind;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One endpoint that makes jobs or takes uploads.
 *
 * @param path the whole path that requests are posted to
 * @param family the path that its jobs are fetched under, with {@code /fetch/{id}} after it
 * @param models the values of {@code model_id} that it serves, empty for all; with a star at the
 *     end for all that start so, with an exclamation mark before for those that it does not serve
 * @param required the fields that must be given, in the order in which they are checked
 * @param media the fields that take media
 * @param numbers its fields that must be numbers, beside those that are numbers everywhere
 * @param choices the fields with a closed list of values
 * @param result what its jobs make
 * @param traits what else is special
 */
public record EndpointSpec(
    String path,
    String family,
    List<String> models,
    List<String> required,
    Map<String, MediaField> media,
    Set<String> numbers,
    Map<String, Set<String>> choices,
    ResultKind result,
    Set<Trait> traits) {

  /** What is special about an endpoint. */
  public enum Trait {
    /** With {@code base64} true its links lead to base64 text. */
    BASE64_RESULT,
    /** Its results are deleted after a day. */
    EXPIRES,
    /** Its results are deleted after a day unless {@code temp} is false. */
    EXPIRES_UNLESS_TEMP_IS_FALSE,
    /** Its success responses say whether the safety checker found something. */
    REPORTS_NSFW,
    /** Its {@code output} may be one link instead of a list. */
    BARE_OUTPUT,
    /** Its finished jobs are told without a status, with their results in {@code links}. */
    LINKS_WITHOUT_STATUS,
    /** It responds at once and queues no job. */
    UPLOAD
  }

  public boolean has(Trait trait) {
    return traits.contains(trait);
  }

  /** {@return whether it serves requests with this {@code model_id}} */
  boolean serves(String model) {
    boolean others = false;
    for (String name : models) {
      boolean prefix = name.endsWith("*");
      String text = name.substring(name.startsWith("!") ? 1 : 0, name.length() - (prefix ? 1 : 0));
      boolean matches = prefix ? model.startsWith(text) : model.equals(text);
      if (matches) {
        return !name.startsWith("!");
      }
      others |= name.startsWith("!");
    }
    return others || models.isEmpty();
  }

  /** {@return the part of the path that names the tool, such as inpaint or super_resolution} */
  public String tool() {
    String[] parts = path.split("/", -1);
    String last = parts[parts.length - 1];
    return last.startsWith("make") ? parts[parts.length - 2] : last;
  }
}
