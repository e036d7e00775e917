// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import com.modelslab.error.LedgerException;
import com.modelslab.job.JobEntry;
import com.modelslab.job.JobEntry.State;
import com.modelslab.job.JobReference;
import com.modelslab.spi.JobQuery;
import com.modelslab.spi.JobStore;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LedgerFileTest {
  private static final Instant MORNING = Instant.parse("2026-11-22T08:00:00Z");
  private static final String PATH = "/image_editing/inpaint";

  @TempDir private Path directory;

  @Test
  void open_lineOfALaterVersionAboutAKnownEntry_keepsItThroughEveryRewrite() throws Exception {
    String line = "billed 00000000001 1795334400000 0.0047";
    write(
        "intent 00000000001 1795334400000 /image_editing/inpaint t-1",
        "job 00000000001 1795334400000 7 /image_editing/inpaint /image_editing/fetch/7",
        line);

    try (JobStore store = open()) {
      assertThat(find(store, State.OPEN)).extracting(JobEntry::trackId).containsExactly("t-1");
      makeItRewrite(store);
    }

    assertThat(Files.readString(file())).contains(line);
    try (JobStore store = open()) {
      assertThat(find(store, State.OPEN)).extracting(JobEntry::trackId).containsExactly("t-1");
    }
  }

  @Test
  void open_lineOfALaterVersionAboutSomethingUnknown_reportsItUntilItIsForgotten()
      throws Exception {
    String line = "lease 4f1c 1795334400000 host-3";
    write(line);

    try (JobStore store = open()) {
      assertThat(find(store, State.UNKNOWN_OUTCOME))
          .singleElement()
          .satisfies(entry -> assertThat(entry.note()).contains("cannot read", line));
      makeItRewrite(store);
    }
    try (JobStore store = open()) {
      assertThat(find(store, State.UNKNOWN_OUTCOME)).hasSize(1);
      assertThat(Files.readString(file())).contains(line);

      get(store.forget(find(store, State.UNKNOWN_OUTCOME).get(0)));
    }

    try (JobStore store = open()) {
      assertThat(find(store, State.UNKNOWN_OUTCOME)).isEmpty();
    }
  }

  @Test
  void open_linesThatMakeNoSense_locksNoOtherJobOut() throws Exception {
    write(
        "job 00000000001 1795334400000 7 /image_editing/inpaint /image_editing/fetch/7",
        "",
        " ",
        "job",
        "job 00000000002",
        "job 00000000002 noon 8 /image_editing/inpaint /image_editing/fetch/8",
        "job 00000000003 1795334400000 %zz /image_editing/inpaint /image_editing/fetch/9",
        "job 00000000004 1795334400000 .. /image_editing/inpaint /image_editing/fetch/..",
        "job 00000000005 1795334400000 9 /image_editing/inpaint /image_editing/clear_queue",
        "job Grün 1795334400000 9 /image_editing/inpaint /image_editing/fetch/9",
        "intent 00000000006 99999999999999999999 /x t",
        "note 00000000007 1795334400000",
        "end 00000000008 1795334400000",
        "none");

    try (JobStore store = open()) {
      assertThat(find(store, State.OPEN)).extracting(JobEntry::id).containsExactly("00000000001");
      // Each line that says something, but for the end of a job that is not there.
      assertThat(find(store, State.UNKNOWN_OUTCOME)).hasSize(12);
    }
  }

  @Test
  void open_secondNameOfAFileInUse_isRefused() throws Exception {
    Path link = Files.createSymbolicLink(directory.resolve("link"), file());
    Path hard = directory.resolve("hard");
    try (JobStore store = open()) {
      Files.createLink(hard, file());

      for (Path name : List.of(link, hard)) {
        assertThatThrownBy(() -> FileJobStore.open(name, Clock.systemUTC()))
            .as("%s", name)
            .isInstanceOf(LedgerException.class)
            .hasMessageContaining("in use by another client");
      }
      get(store.submitted(entry(1)));
      assertThat(find(store, State.OPEN)).hasSize(1);
    }
  }

  @Test
  void open_danglingSymbolicLink_makesTheFileThatItLeadsTo() throws Exception {
    Path link = Files.createSymbolicLink(directory.resolve("link"), file());
    try (JobStore store = FileJobStore.open(link, Clock.systemUTC())) {
      get(store.submitted(entry(1)));
    }

    assertThat(link).isSymbolicLink();
    try (JobStore store = open()) {
      assertThat(find(store, State.OPEN)).hasSize(1);
    }
  }

  @Test
  void submitted_anotherProgramWroteToTheFile_failsAndOverwritesNothing() throws Exception {
    try (JobStore store = open()) {
      get(store.submitted(entry(1)));
      byte[] foreign = LedgerLines.encode(List.of("note 00000000009 1795334400000 theirs"));
      Files.write(file(), foreign, StandardOpenOption.APPEND);

      CompletableFuture<Void> second = store.submitted(entry(2));

      assertThatThrownBy(() -> get(second))
          .hasMessageContaining("has changed since it was opened: another program wrote to it");
      assertThat(Files.readString(file())).endsWith(new String(foreign, UTF_8));
    }
    try (JobStore store = open()) {
      assertThat(find(store, State.OPEN)).hasSize(1);
      assertThat(find(store, State.UNKNOWN_OUTCOME))
          .extracting(JobEntry::note)
          .containsExactly("theirs");
    }
  }

  @Test
  void submitted_fileWasReplacedOrRemoved_fails() throws Exception {
    try (JobStore store = open()) {
      Files.move(file(), directory.resolve("away"));
      assertThatThrownBy(() -> get(store.submitted(entry(1)))).hasMessageContaining("was removed");

      Files.createFile(file());
      assertThatThrownBy(() -> get(store.submitted(entry(2))))
          .hasMessageContaining("another file is in its place");
    }
  }

  @Test
  void intent_diskIsFull_failsUntilThereIsRoomAgain() throws Exception {
    try (FileSystem small =
        Jimfs.newFileSystem(
            Configuration.unix().toBuilder().setBlockSize(512).setMaxSize(64 << 10).build())) {
      Path ledger = small.getPath("jobs.ledger").toAbsolutePath();
      Path ballast = small.getPath("/ballast");
      try (JobStore store = FileJobStore.open(ledger, Clock.systemUTC())) {
        get(store.submitted(entry(1)));
        fill(ballast);

        // Each is too long for what may be left of the last block.
        String trackId = "x".repeat(2000);
        CompletableFuture<Void> refused = store.intent(intent(2, trackId));
        CompletableFuture<Void> paid =
            store.submitted(entry(3).toBuilder().trackId(trackId).build());

        assertThatThrownBy(() -> get(refused)).hasMessageContaining("out of disk space");
        assertThatThrownBy(() -> get(paid)).hasMessageContaining("out of disk space");
        // What is paid is known all the same, and written as soon as there is room.
        assertThat(find(store, State.OPEN)).hasSize(2);
        Files.delete(ballast);
        get(store.intent(intent(4, "t-4")));
      }

      try (JobStore store = FileJobStore.open(ledger, Clock.systemUTC())) {
        assertThat(find(store, State.OPEN)).extracting(JobEntry::id).containsExactly(id(1), id(3));
        assertThat(find(store, State.UNKNOWN_OUTCOME))
            .extracting(JobEntry::id)
            .containsExactly(id(4));
      }
    }
  }

  @Test
  void rewrite_diskIsFull_keepsTheOldFileAndGoesOn() throws Exception {
    try (FileSystem small =
        Jimfs.newFileSystem(
            Configuration.unix().toBuilder().setBlockSize(512).setMaxSize(5 << 19).build())) {
      Path ledger = small.getPath("jobs.ledger").toAbsolutePath();
      try (JobStore store = FileJobStore.open(ledger, Clock.systemUTC())) {
        get(store.submitted(entry(1)));
        // All of it matters, so there is no room for a second file of that length.
        for (int number = 2; number <= 80; number++) {
          get(store.intent(intent(number, "x".repeat(20_000))));
        }

        assertThat(find(store, State.INTENT)).hasSize(79);
        assertThat(small.getPath("jobs.ledger.new").toAbsolutePath()).doesNotExist();
      }
      try (JobStore store = FileJobStore.open(ledger, Clock.systemUTC())) {
        assertThat(find(store, State.OPEN)).hasSize(1);
        assertThat(find(store, State.UNKNOWN_OUTCOME)).hasSize(79);
      }
    }
  }

  /** Writes until nothing is left of the disk. */
  private static void fill(Path ballast) {
    try (var out = Files.newOutputStream(ballast)) {
      for (int i = 0; i < 1000; i++) {
        out.write(new byte[512]);
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("out of disk space");
    }
  }

  /** Records and forgets until the file has shrunk once. */
  private void makeItRewrite(JobStore store) throws Exception {
    long before;
    int number = 1000;
    do {
      before = Files.size(file());
      List<CompletableFuture<Void>> steps = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        JobEntry intent = intent(number++, "x".repeat(2000));
        steps.add(store.intent(intent));
        steps.add(store.refused(intent));
      }
      for (CompletableFuture<Void> step : steps) {
        get(step);
      }
    } while (Files.size(file()) >= before);
  }

  private void write(String... texts) throws IOException {
    List<String> all = new ArrayList<>(List.of("modelslab-ledger 1"));
    all.addAll(List.of(texts));
    Files.write(file(), LedgerLines.encode(all));
  }

  private JobStore open() {
    return FileJobStore.open(file(), Clock.systemUTC());
  }

  private Path file() {
    return directory.resolve("jobs.ledger");
  }

  private static String id(int number) {
    return String.format(Locale.ROOT, "%011d", number);
  }

  private static JobEntry intent(int number, String trackId) {
    return JobEntry.builder(id(number), MORNING.plusMillis(number))
        .path(PATH)
        .trackId(trackId)
        .build();
  }

  private static JobEntry entry(int number) {
    return intent(number, "t-" + number).toBuilder()
        .job(JobReference.submitted("" + number, PATH))
        .state(State.OPEN, MORNING)
        .build();
  }

  private static List<JobEntry> find(JobStore store, State state) throws Exception {
    return get(store.find(JobQuery.of(state)));
  }

  private static <T> T get(CompletableFuture<T> step) throws Exception {
    return step.get(30, TimeUnit.SECONDS);
  }
}
