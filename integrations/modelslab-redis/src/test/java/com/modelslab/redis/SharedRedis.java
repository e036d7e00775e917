// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.redis;

import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One server and one client for the tests of a class. */
final class SharedRedis implements BeforeAllCallback, AfterAllCallback {
  private final String[] options;
  private Path directory;
  private RedisServer server;
  private RedisClient client;
  private StatefulRedisConnection<String, String> connection;

  SharedRedis(String... options) {
    this.options = options;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    directory = Files.createTempDirectory("redis");
    server = RedisServer.start(directory, options);
    client = server.client();
    connection = client.connect();
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    if (client != null) {
      client.shutdown(0, 1, TimeUnit.SECONDS);
    }
    if (server != null) {
      server.close();
    }
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
    }
  }

  RedisServer server() {
    return server;
  }

  RedisClient client() {
    return client;
  }

  RedisCommands<String, String> commands() {
    return connection.sync();
  }

  /** {@return how many connections there are, but for the one of this class} */
  long connections() {
    return commands().clientList().lines().count() - 1;
  }

  /** Ends all connections but the one of this class. */
  void cutOthers() {
    commands().clientKill(KillArgs.Builder.typeNormal().skipme());
    commands().clientKill(KillArgs.Builder.typePubsub().skipme());
  }

  /** {@return how many scripts have run, with success or not} */
  long scripts() {
    return commands()
        .info("commandstats")
        .lines()
        .filter(line -> line.startsWith("cmdstat_evalsha:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll(".*:calls=|,.*", "")))
        .sum();
  }

  /** {@return how many connections hear a channel} */
  long listeners(String channel) {
    return commands().pubsubNumsub(channel).get(channel);
  }

  /** Lets all that an instance of slots waits for or holds end now. */
  void endSlots(String prefix, RedisQueueSlots dead) {
    commands()
        .eval(
            "for _, id in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do"
                + " if cjson.decode(redis.call('HGET', KEYS[2], id)).h == ARGV[1] then"
                + " redis.call('ZADD', KEYS[1], 0, id) end end",
            ScriptOutputType.STATUS,
            new String[] {prefix + ":ends", prefix + ":slots"},
            dead.toString().replaceAll(".*\\[|\\]", ""));
  }

  /** Lets the leases of jobs and unknown outcomes end earlier, as if so much time had passed. */
  void endEarlier(String prefix, Duration time) {
    commands()
        .eval(
            "for _, id in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do"
                + " local state = cjson.decode(redis.call('HGET', KEYS[2], id)).s"
                + " if state == 'B' or state == 'U' then"
                + " redis.call('ZINCRBY', KEYS[1], -ARGV[1], id) end end",
            ScriptOutputType.STATUS,
            new String[] {prefix + ":ends", prefix + ":slots"},
            "" + time.toMillis());
  }
}
