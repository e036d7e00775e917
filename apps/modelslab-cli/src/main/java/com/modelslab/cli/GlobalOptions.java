// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import com.modelslab.ModelsLab;
import com.modelslab.resilience.Plan;
import com.modelslab.resilience.Resilience;
import com.modelslab.resilience.ResilienceListener;
import com.modelslab.spi.Call;
import com.modelslab.spi.Channel;
import com.modelslab.spi.Operation;
import com.modelslab.spi.TransportConfig;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command without a subcommand, and the options that every subcommand takes. */
@Command(
    name = "modelslab",
    description = {
      "Edits and generates images, videos, sound and 3D models with the ModelsLab API.",
      "",
      "The API key is read from the environment variable MODELSLAB_API_KEY, never from the command"
          + " line, where every user of the machine could see it."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  modelslab demo",
      "  modelslab edit remove-background cat.png dog.png --out cut",
      "  modelslab edit super-resolution https://example.com/cat.jpg --scale 4",
      "  modelslab generate text-to-image 'a cat in a hat' --model flux",
      "  modelslab models --search flux --feature imagen",
      "  modelslab fetch 1842337 --wait --out images",
      "  modelslab explain --call fetch response.json"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      ExitCode.HELP_OK,
      ExitCode.HELP_JOB_FAILED,
      ExitCode.HELP_BAD_INPUT,
      ExitCode.HELP_REFUSED,
      ExitCode.HELP_TIMEOUT,
      ExitCode.HELP_NETWORK
    },
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    synopsisSubcommandLabel = "COMMAND",
    sortOptions = false,
    versionProvider = GlobalOptions.Version.class)
final class GlobalOptions {
  private static final String KEY = "MODELSLAB_API_KEY";
  private static final long MOST_KEY_BYTES = 4096;

  @Spec private CommandSpec spec;

  @Option(
      names = "--transport",
      scope = ScopeType.INHERIT,
      paramLabel = "<stack>",
      defaultValue = "jdk",
      description = "The HTTP stack: jdk, apache or okhttp. Default: ${DEFAULT-VALUE}.")
  private Stack transport;

  @Option(
      names = "--base-uri",
      scope = ScopeType.INHERIT,
      paramLabel = "<uri>",
      description = "Where the API is. Default: the standard API, https://modelslab.com/api/v6.")
  private @Nullable URI baseUri;

  @Option(
      names = "--system-proxy",
      scope = ScopeType.INHERIT,
      description =
          "Go through the HTTP proxy that https_proxy and no_proxy name, or the Java system"
              + " properties https.proxyHost and http.nonProxyHosts. Default: no proxy.")
  private boolean systemProxy;

  @Option(
      names = "--enterprise",
      scope = ScopeType.INHERIT,
      description = "The key is that of an enterprise account.")
  private boolean enterprise;

  @Option(
      names = "--api-key-file",
      scope = ScopeType.INHERIT,
      paramLabel = "<file>",
      description = "A file with the API key in it, instead of " + KEY + ".")
  private @Nullable Path apiKeyFile;

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Show each call, and where a failure came from.")
  private boolean verbose;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  private boolean version;

  /** {@return whether failures are shown with where they came from} */
  boolean verbose() {
    return verbose;
  }

  /** {@return the name of the HTTP stack} */
  String transport() {
    return transport.name();
  }

  /**
   * {@return what keeps calls going and holds back what the account has no room for}
   *
   * @param slots how many jobs the account takes at once
   * @param progress hears of submits that are made again
   */
  static Resilience resilience(int slots, Progress progress) {
    ResilienceListener listener =
        new ResilienceListener() {
          @Override
          public void delayed(Delay delay) {
            if (delay.call().operation() == Operation.SUBMIT) {
              progress.delayed(delay);
            }
          }
        };
    return Resilience.builder().plan(Plan.of(slots)).listener(listener).build();
  }

  /** {@return a builder of a client of the service that the options name} */
  ModelsLab.Builder client(Console console) {
    ModelsLab.Builder builder = client(console, key(console));
    return enterprise ? builder.enterprise() : builder;
  }

  private TransportConfig proxied(URI api) {
    try {
      return TransportConfig.builder().systemProxy(api).build();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  /** {@return a builder of a client with another key} */
  ModelsLab.Builder client(Console console, String key) {
    ModelsLab.Builder builder =
        ModelsLab.builder()
            .apiKey(key)
            .transport(transport.name())
            .userAgent("modelslab-command/" + Version.number());
    if (systemProxy) {
      builder.transportConfig(proxied(baseUri == null ? ModelsLab.DEFAULT_BASE_URI : baseUri));
    }
    if (baseUri != null) {
      builder.baseUri(baseUri);
    }
    return verbose ? builder.decorate(next -> shown(next, console.err())) : builder;
  }

  private String key(Console console) {
    String key = apiKeyFile == null ? console.environment().get(KEY) : read(apiKeyFile);
    if (key == null || key.isBlank()) {
      throw new ParameterException(
          spec.commandLine(),
          apiKeyFile == null
              ? "there is no API key. Set the environment variable " + KEY
              : "there is no API key in " + apiKeyFile);
    }
    return key;
  }

  private String read(Path file) {
    try {
      if (Files.size(file) > MOST_KEY_BYTES) {
        throw new ParameterException(spec.commandLine(), file + " is too long for an API key");
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new ParameterException(
          spec.commandLine(), "cannot read the API key: " + ErrorText.reason(e), e);
    }
  }

  private static Channel shown(Channel next, PrintStream err) {
    return (Call call) -> {
      long start = System.nanoTime();
      return next.call(call)
          .whenComplete(
              (response, failure) ->
                  err.printf(
                      "%s %s: %s in %d ms%n",
                      call.method(),
                      call.path(),
                      response == null ? "failed" : "HTTP " + response.status(),
                      Duration.ofNanos(System.nanoTime() - start).toMillis()));
    };
  }

  /** The HTTP stacks, by the ids of their transports. */
  enum Stack {
    jdk,
    apache,
    okhttp
  }

  /** Tells the version that the jar's manifest names, or the module of the runtime image. */
  static final class Version implements IVersionProvider {
    static String number() {
      ModuleDescriptor module = Main.class.getModule().getDescriptor();
      String number =
          module == null
              ? Main.class.getPackage().getImplementationVersion()
              : module.rawVersion().orElse(null);
      return number == null ? "development" : number;
    }

    @Override
    public String[] getVersion() {
      return new String[] {
        "modelslab " + number(),
        "Java " + Runtime.version() + " on " + System.getProperty("os.name")
      };
    }
  }
}
