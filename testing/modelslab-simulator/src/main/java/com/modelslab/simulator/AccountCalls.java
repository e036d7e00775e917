// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator;

import com.modelslab.simulator.model.JobState;
import com.modelslab.simulator.model.Oddity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The calls about the account and, for enterprise accounts, about the server: answered at once, no
 * job in the queue.
 */
final class AccountCalls {

  private static final String ENTERPRISE = "/api/v1/enterprise/";

  private final Settings settings;
  private final JobBook book;
  private final Answers answers;
  private final Inputs inputs;
  private final Gallery gallery;
  private final Endpoint upload;
  private final Endpoint crop;
  private final Map<String, Call> calls = new LinkedHashMap<>();
  private final Set<String> deployTypesWithBucket = ConcurrentHashMap.newKeySet();

  /** One call. */
  private interface Call {
    Answer answer(Account account, Map<String, Object> fields);
  }

  AccountCalls(
      Settings settings,
      JobBook book,
      Endpoints endpoints,
      Inputs inputs,
      Gallery gallery,
      Answers answers) {
    this.settings = settings;
    this.book = book;
    this.answers = answers;
    this.inputs = inputs;
    this.gallery = gallery;
    this.upload =
        new Endpoint("/api/v6/base64_to_url", PictureMaker.KEEP)
            .picture("base64_string", Endpoint.Source.DATA)
            .is(Endpoint.Trait.UPLOAD, Endpoint.Trait.TEMPORARY);
    this.crop =
        new Endpoint("/api/v3/base64_crop", PictureMaker.KEEP)
            .picture("image", Endpoint.Source.DATA)
            .is(Endpoint.Trait.UPLOAD, Endpoint.Trait.TEMPORARY);
    calls.put("/api/wallet_balance", this::balance);
    calls.put("/api/v6/processing/request_count", this::requestCount);
    calls.put("/api/v6/base64_to_url", this::upload);
    calls.put("/api/v3/base64_crop", this::crop);
    calls.put("/api/v3/delete_image", this::delete);
    calls.put("/api/assets_generated", this::assets);
    calls.put("/api/v6/assets_generated", this::assets);
    calls.put("/api/subscribed_products", this::products);
    calls.put("/api/v5/clear_cache", (account, fields) -> told("message", "Cache cleared"));
    calls.put("/api/v3/nsfw_image_check", this::nsfwPicture);
    calls.put("/api/check_nsfw_cp", this::nsfwPrompt);
    calls.put(ENTERPRISE + "update_s3", this::updateBucket);
    calls.put(ENTERPRISE + "reset_s3", this::resetBucket);
    for (String family : endpoints.families()) {
      if (family.startsWith(ENTERPRISE)) {
        calls.put(family + "/system_details", this::details);
        calls.put(
            family + "/restart_server", (account, fields) -> told("message", "server restarting"));
        calls.put(
            family + "/update_server", (account, fields) -> told("message", "server updating"));
        calls.put(
            family + "/clear_cache",
            (account, fields) -> told("message", "Cache cleared successfully"));
        calls.put(family + "/clear_queue", this::clearQueue);
      }
    }
  }

  boolean has(String path) {
    return calls.containsKey(path);
  }

  /**
   * {@return whether a method other than POST is served; the documentation is of two minds about
   * some}
   */
  boolean allows(String method, String path) {
    return method.equals("GET")
        && Set.of(
                "/api/subscribed_products",
                "/api/v6/processing/request_count",
                "/api/v5/clear_cache")
            .contains(path);
  }

  Answer answer(Account account, String path, Map<String, Object> fields) {
    Call call = calls.get(path);
    if (call == null) {
      return answers.notFound();
    }
    return call.answer(account, fields);
  }

  private static Answer told(String field, String text) {
    return Answer.json(200, ordered("status", "success", field, text));
  }

  private Answer balance(Account account, Map<String, Object> fields) {
    double spent = 0.01 * account.submits.get();
    Map<String, Object> data = ordered("balance", Math.round((100 - spent) * 100) / 100.0);
    data.put("currency", "USD");
    return Answer.json(200, ordered("status", "success", "data", data));
  }

  private Answer requestCount(Account account, Map<String, Object> fields) {
    if (!account.mayCount(book.now())) {
      throw Refusal.rateLimited("Rate limit exceeded. Maximum 30 calls per minute allowed.", 60);
    }
    int count = account.queued(book.now());
    return Answer.json(
        200,
        ordered(
            "status",
            "success",
            "processing_count",
            count,
            "message",
            count + " requests are being processed"));
  }

  private Answer upload(Account account, Map<String, Object> fields) {
    Checks.required(List.of("base64_string"), fields);
    return answers.upload(book.upload(account, order(upload, inputs.read(upload, fields))));
  }

  private Answer crop(Account account, Map<String, Object> fields) {
    Checks.required(List.of("image"), fields);
    String name = inputs.read(crop, fields).get(0);
    if (Checks.isTrue(fields.get("crop"))) {
      name = gallery.squared(name);
    }
    Job job = book.upload(account, order(crop, List.of(name)));
    return Answer.json(
        200,
        ordered(
            "status",
            "success",
            "messege",
            "Image cropped",
            "link",
            answers.links(job).get(0),
            "request_id",
            job.id));
  }

  private static Job.Order order(Endpoint endpoint, List<String> pictures) {
    return new Job.Order(endpoint, Map.of(), List.copyOf(pictures), null, null, null);
  }

  private Answer delete(Account account, Map<String, Object> fields) {
    Checks.required(List.of("request_id"), fields);
    Job job = find(account, fields.get("request_id"));
    if (job == null) {
      return answers.notFound();
    }
    job.delete();
    return told("messege", "image deleted");
  }

  private @Nullable Job find(Account account, @Nullable Object id) {
    String text = String.valueOf(id);
    Job job = text.matches("\\d{1,18}") ? book.find(Long.parseLong(text)) : null;
    return job == null || job.account != account ? null : job;
  }

  private Answer assets(Account account, Map<String, Object> fields) {
    Object type = fields.getOrDefault("type", "image");
    int perPage = Math.min(30, positive(fields, "per_page", 10));
    int page = positive(fields, "page", 1);
    List<Job> finished = new ArrayList<>();
    for (Job job : book.newestFirst()) {
      if (type.equals("image")
          && job.account == account
          && !job.isUpload()
          && !job.isDeleted()
          && job.state(book.now()) == JobState.SUCCESS) {
        finished.add(job);
      }
    }
    int first = (int) Math.min(finished.size(), (page - 1L) * perPage);
    List<Job> shown = finished.subList(first, Math.min(finished.size(), first + perPage));
    List<Map<String, Object>> data = new ArrayList<>();
    for (Job job : shown) {
      data.add(ordered("id", job.id, "output", answers.links(job)));
    }
    Map<String, @Nullable Object> pagination = new LinkedHashMap<>();
    pagination.put("current_page", page);
    pagination.put("per_page", perPage);
    pagination.put("total", finished.size());
    pagination.put("last_page", Math.max(1, (finished.size() + perPage - 1) / perPage));
    pagination.put("from", shown.isEmpty() ? null : first + 1);
    pagination.put("to", shown.isEmpty() ? null : first + shown.size());
    return Answer.json(
        200, ordered("status", "success", "type", type, "data", data, "pagination", pagination));
  }

  private static int positive(Map<String, Object> fields, String name, int otherwise) {
    Object value = fields.getOrDefault(name, otherwise);
    try {
      int number = Integer.parseInt(value.toString());
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // refused below, like zero
    }
    throw Refusal.invalid(name, "The " + name.replace('_', ' ') + " must be at least 1.");
  }

  private Answer products(Account account, Map<String, Object> fields) {
    long used = account.submits.get();
    Map<String, Object> product =
        ordered(
            "total_api_call",
            10_000,
            "api_call_remaining",
            Math.max(0, 10_000 - used),
            "percentage_used",
            used / 100.0);
    return Answer.json(
        200, ordered("status", "success", "data", ordered("image_editing", product)));
  }

  private Answer nsfwPicture(Account account, Map<String, Object> fields) {
    Checks.required(List.of("init_image"), fields);
    Endpoint check =
        new Endpoint("/api/v3/nsfw_image_check", PictureMaker.KEEP)
            .picture("init_image", Endpoint.Source.ANY);
    inputs.read(check, fields);
    boolean found = settings.oddities().share(Oddity.NSFW) >= 1;
    return Answer.json(200, ordered("images", "checked", "has_nsfw_concept", List.of(found)));
  }

  private Answer nsfwPrompt(Account account, Map<String, Object> fields) {
    Checks.required(List.of("prompt"), fields);
    String prompt = String.valueOf(fields.get("prompt"));
    boolean found = prompt.matches("(?is).*\\bnsfw\\b.*");
    return Answer.json(
        200,
        ordered(
            "is_cp",
            false,
            "is_nsfw",
            found,
            "original_prompt",
            prompt,
            "filtered_prompt",
            prompt.replaceAll("(?i)\\bnsfw\\b", "").trim()));
  }

  private Answer updateBucket(Account account, Map<String, Object> fields) {
    Checks.required(
        List.of(
            "public_url",
            "region_name",
            "endpoint_url",
            "aws_access_key_id",
            "aws_secret_access_key"),
        fields);
    deployTypesWithBucket.add(deployType(fields));
    return told("message", "S3 details updated for " + deployType(fields));
  }

  private Answer resetBucket(Account account, Map<String, Object> fields) {
    boolean had = deployTypesWithBucket.remove(deployType(fields));
    return told("message", had ? "S3 details reset" : "S3 details were not set");
  }

  private static String deployType(Map<String, Object> fields) {
    return fields.getOrDefault("deploy_type", "text_to_image").toString();
  }

  private Answer details(Account account, Map<String, Object> fields) {
    return Answer.json(
        200, ordered("model_count", 0, "queue_time", account.queued(book.now()), "status", "ok"));
  }

  private Answer clearQueue(Account account, Map<String, Object> fields) {
    account.loseQueue(book.now());
    return told("message", "Queue cleared, server is restarting");
  }

  /** {@return a map of names and values by turns, in this order} */
  private static Map<String, Object> ordered(Object... namesAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
    }
    return map;
  }
}
