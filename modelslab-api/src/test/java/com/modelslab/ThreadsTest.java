// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.image.ImageInput;
import com.modelslab.job.Job;
import com.modelslab.job.JobResult;
import com.modelslab.job.PollSchedule;
import com.modelslab.request.RemoveBackgroundRequest;
import com.modelslab.spi.Headers;
import com.modelslab.spi.TransportResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On which threads the user's code runs, and that it cannot hold up the client's own work. */
@Timeout(60)
class ThreadsTest {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0};
  private static final String LARGE = "x".repeat(300 << 10);

  private final FakeService service = new FakeService();
  private final ExecutorService one = Executors.newSingleThreadExecutor();

  @TempDir Path directory;

  @AfterEach
  void shutDown() {
    one.shutdownNow();
  }

  @Test
  void await_largeResponseOnTheOnlyThreadOfTheExecutor_completes() throws Exception {
    service.answer(200, "status", "success", "output", List.of("https://x/a.png"), "x", LARGE);
    try (ModelsLab client = service.threadedClient().executor(one).build()) {
      JobResult.Completed result =
          one.submit(() -> client.imageEditing().job("7").await(Duration.ofSeconds(30)))
              .get(30, TimeUnit.SECONDS);

      assertThat(result.outputs()).hasSize(1);
    }
  }

  @Test
  void submitAsync_largeResponseAndTheExecutorShutDown_givesTheJob() throws Exception {
    service.answer(200, "status", "processing", "id", 7L, "x", LARGE);
    one.shutdown();
    try (ModelsLab client = service.threadedClient().executor(one).build()) {
      assertThat(client.submitAsync(request()).get(30, TimeUnit.SECONDS).id()).isEqualTo("7");
    }
  }

  @Test
  void awaitAsync_thenDownloadOnTheOnlyThreadOfTheExecutor_completes() throws Exception {
    service
        .answer(200, "status", "success", "output", List.of("https://cdn.example/a.png"))
        .answerBytes(200, Headers.empty(), PNG);
    try (ModelsLab client = service.threadedClient().executor(one).build()) {
      List<Path> files =
          client
              .imageEditing()
              .job("7")
              .awaitAsync()
              .thenApply(result -> client.download(result, directory))
              .get(30, TimeUnit.SECONDS);

      assertThat(files).hasSize(1);
    }
  }

  @Test
  void submitAsync_thenSubmitOnADirectExecutorWithALedger_completesAndHoldsUpNobody()
      throws Exception {
    service.answer(200, "status", "processing", "id", 7L);
    try (ModelsLab client =
        service
            .threadedClient()
            .executor(Runnable::run)
            .ledger(directory.resolve("jobs.ledger"))
            .build()) {
      List<CompletableFuture<Job>> jobs = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        jobs.add(client.submitAsync(request()).thenApply(job -> client.submit(request())));
      }

      for (CompletableFuture<Job> job : jobs) {
        assertThat(job.get(30, TimeUnit.SECONDS).id()).isEqualTo("7");
      }
      assertThat(client.ledger().openJobs()).isNotEmpty();
    }
  }

  @Test
  void usersCode_onADirectExecutorBlocksForever_doesNotHoldUpOthers() throws Exception {
    CountDownLatch forever = new CountDownLatch(1);
    CountDownLatch attached = new CountDownLatch(1); // or this thread would run what it attaches
    service.answer(200, "status", "success", "output", List.of("https://x/a.png"), "x", LARGE);
    try (ModelsLab client =
        service
            .threadedClient()
            .executor(
                task -> {
                  await(attached);
                  task.run();
                })
            .pollSchedule(PollSchedule.fixed(Duration.ofMillis(10)))
            .build()) {
      List<CompletableFuture<Void>> blocked = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        blocked.add(
            client
                .imageEditing()
                .job("7")
                .awaitAsync(Duration.ofMinutes(1), progress -> await(forever))
                .thenAccept(result -> await(forever)));
      }
      attached.countDown();

      assertThat(client.imageEditing().job("8").await(Duration.ofSeconds(30)).outputs()).hasSize(1);
      assertThat(client.imageEditing().fetchAsync("9").get(30, TimeUnit.SECONDS)).isNotNull();
      assertThat(blocked).noneMatch(CompletableFuture::isDone);
      forever.countDown();
    }
  }

  @Test
  void usersCode_onADirectExecutor_runsOnNoThreadThatTimesOrWritesTheLedger() throws Exception {
    service.answer(200, "status", "processing", "id", 7L);
    AtomicReference<String> thread = new AtomicReference<>("");
    CountDownLatch attached = new CountDownLatch(1);
    try (ModelsLab client =
        service
            .threadedClient()
            .executor(
                task -> {
                  await(attached);
                  task.run();
                })
            .ledger(directory.resolve("jobs.ledger"))
            .build()) {
      CompletableFuture<Void> done =
          client
              .submitAsync(request())
              .thenAccept(job -> thread.set(Thread.currentThread().getName()));
      attached.countDown();
      done.get(30, TimeUnit.SECONDS);

      assertThat(thread.get()).startsWith("modelslab-client");
    }
  }

  @Test
  void threads_startedByAThreadWithAClassLoaderOfItsOwn_keepNothingOfIt() throws Exception {
    InheritableThreadLocal<String> local = new InheritableThreadLocal<>();
    AtomicReference<ClassLoader> loader = new AtomicReference<>();
    AtomicReference<String> inherited = new AtomicReference<>("");
    service.answer(200, "status", "success", "output", List.of("https://x/a.png"), "x", LARGE);
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (URLClassLoader own = new URLClassLoader(new URL[0], before);
        ModelsLab client = service.threadedClient().executor(Runnable::run).build()) {
      Thread.currentThread().setContextClassLoader(own);
      local.set("of the web application");
      client
          .imageEditing()
          .job("7")
          .awaitAsync()
          .thenAccept(
              result -> {
                loader.set(Thread.currentThread().getContextClassLoader());
                inherited.set(local.get());
              })
          .get(30, TimeUnit.SECONDS);

      assertThat(loader.get()).isNotNull().isNotSameAs(own);
      assertThat(inherited.get()).isNull();
    } finally {
      Thread.currentThread().setContextClassLoader(before);
      local.remove();
    }
  }

  @Test
  void close_hundredClientsUnderLoad_leaveNoThreadFileOrLock() throws Exception {
    byte[] half = Arrays.copyOf(PNG, 300 << 10);
    for (int i = 0; i < 100; i++) {
      FakeService busy = new FakeService();
      CompletableFuture<TransportResponse> never = new CompletableFuture<>();
      busy.answer(200, "status", "processing", "id", 7L, "x", LARGE)
          .answerBytes(200, Headers.empty(), half)
          .answerWith(never);
      ModelsLab client =
          busy.threadedClient().ledger(directory.resolve("jobs-" + i + ".ledger")).build();
      Path images = Files.createDirectory(directory.resolve("images-" + i));
      List<CompletableFuture<?>> work = new ArrayList<>();
      for (int job = 0; job < 5; job++) {
        work.add(client.submitAsync(request()).thenCompose(Job::awaitAsync));
        work.add(
            client
                .downloads()
                .toDirectoryAsync(URI.create("https://cdn.example/" + job + ".png"), images));
      }
      client.close();
      for (CompletableFuture<?> each : work) {
        each.exceptionally(failure -> null).get(30, TimeUnit.SECONDS);
      }
    }

    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              assertThat(Thread.getAllStackTraces().keySet())
                  .extracting(Thread::getName)
                  .noneMatch(name -> name.startsWith("modelslab-"));
              assertThat(openFiles()).isEmpty();
            });
    try (Stream<Path> files = Files.walk(directory)) {
      assertThat(files.filter(Files::isRegularFile))
          .allMatch(file -> file.toString().matches(".*\\.(ledger(\\.lock)?|png)"));
    }
    for (int i = 0; i < 100; i++) {
      service.client().ledger(directory.resolve("jobs-" + i + ".ledger")).build().close();
    }
  }

  /** {@return the files below the directory that this process has open, where that can be seen} */
  private List<Path> openFiles() throws IOException {
    Path own = Path.of("/proc/self/fd");
    List<Path> open = new ArrayList<>();
    if (Files.isDirectory(own)) {
      try (DirectoryStream<Path> all = Files.newDirectoryStream(own)) {
        for (Path descriptor : all) {
          try {
            Path file = Files.readSymbolicLink(descriptor);
            if (file.startsWith(directory.toRealPath())) {
              open.add(file);
            }
          } catch (NoSuchFileException e) {
            // It was closed meanwhile.
          }
        }
      }
    }
    return open;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static RemoveBackgroundRequest request() {
    return RemoveBackgroundRequest.builder()
        .image(ImageInput.url("https://cdn.example/cat.png"))
        .build();
  }
}
