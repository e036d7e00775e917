// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.redis;

import static java.util.Objects.requireNonNull;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.function.Consumer;

/** One connection for commands and one that hears a channel, of a client that stays the user's. */
final class Connections implements AutoCloseable {
  private final StatefulConnection<String, String> connection;
  private final StatefulRedisPubSubConnection<String, String> pubSub;
  private final RedisClusterAsyncCommands<String, String> commands;

  private Connections(
      StatefulConnection<String, String> connection,
      RedisClusterAsyncCommands<String, String> commands,
      StatefulRedisPubSubConnection<String, String> pubSub) {
    this.connection = connection;
    this.commands = commands;
    this.pubSub = pubSub;
  }

  /** {@return the client, if a lost connection comes back by itself} */
  static <C extends AbstractRedisClient> C checked(C client) {
    requireNonNull(client, "client");
    if (!client.getOptions().isAutoReconnect()) {
      throw new IllegalArgumentException(
          "client must reconnect by itself: leave autoReconnect of its ClientOptions on");
    }
    return client;
  }

  /** Opens both, blocking. The listener is called on a thread of Lettuce and must be quick. */
  static Connections open(AbstractRedisClient client, String channel, Consumer<String> listener) {
    Connections opened = open(client);
    try {
      opened.pubSub.addListener(
          new RedisPubSubAdapter<>() {
            @Override
            public void message(String heardOn, String message) {
              listener.accept(message);
            }
          });
      opened.pubSub.sync().subscribe(channel);
      return opened;
    } catch (RedisException e) {
      opened.close();
      throw e;
    }
  }

  private static Connections open(AbstractRedisClient client) {
    if (client instanceof RedisClusterClient cluster) {
      StatefulRedisClusterConnection<String, String> connection = cluster.connect(StringCodec.UTF8);
      return new Connections(
          connection,
          connection.async(),
          orClose(connection, () -> cluster.connectPubSub(StringCodec.UTF8)));
    }
    if (client instanceof RedisClient single) {
      StatefulRedisConnection<String, String> connection = single.connect(StringCodec.UTF8);
      return new Connections(
          connection,
          connection.async(),
          orClose(connection, () -> single.connectPubSub(StringCodec.UTF8)));
    }
    throw new IllegalArgumentException(
        "client must be a RedisClient or a RedisClusterClient, was " + client.getClass().getName());
  }

  private static StatefulRedisPubSubConnection<String, String> orClose(
      StatefulConnection<String, String> first, Second second) {
    try {
      return second.connect();
    } catch (RedisException e) {
      first.close();
      throw e;
    }
  }

  /** {@return the commands, which are the same for one server and for a cluster} */
  RedisClusterAsyncCommands<String, String> commands() {
    return commands;
  }

  @Override
  public void close() {
    pubSub.close();
    connection.close();
  }

  /** Opens the connection that hears. */
  private interface Second {
    StatefulRedisPubSubConnection<String, String> connect();
  }
}
