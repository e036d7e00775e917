// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck.shared;

import com.modelslab.fleet.SharedJobStore;
import com.modelslab.job.JobEntry;
import com.modelslab.job.JobEntry.State;
import com.modelslab.job.JobLedger;
import com.modelslab.job.JobReference;
import com.modelslab.spi.JobEnd;
import com.modelslab.spi.JobQuery;
import com.modelslab.spi.async.Futures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A shared store in the heap of one process, with one fault at most. */
public final class SharedMemory {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private final Fault fault;

  // All guarded by this.
  private final NavigableMap<String, Row> rows = new TreeMap<>();
  private final Set<Row> finished = new LinkedHashSet<>();
  private final List<Instance> instances = new ArrayList<>();

  /** Makes an empty one. */
  public SharedMemory(Fault fault) {
    this.fault = fault;
  }

  /** Opens an instance. */
  public synchronized SharedJobStore open() {
    Instance instance = new Instance();
    instances.add(instance);
    return instance;
  }

  /** Lets the lease of an instance run out. */
  public synchronized void kill(SharedJobStore instance) {
    if (!has(Fault.LEASES_FOR_EVER)) {
      ((Instance) instance).alive = false;
    }
  }

  private boolean has(Fault other) {
    return fault == other;
  }

  private static final class Row {
    JobEntry entry;
    @Nullable Instance submitter;
    @Nullable Instance owner;
    boolean delivered;
    boolean adopted;

    Row(JobEntry entry, @Nullable Instance owner) {
      this.entry = entry;
      this.submitter = owner;
      this.owner = owner;
    }

    String path() {
      return entry.job().map(JobReference::path).orElse("");
    }
  }

  private final class Instance implements SharedJobStore {
    boolean alive = true;
    boolean closed;
    @Nullable Consumer<String> listener;

    @Override
    public CompletableFuture<Void> intent(JobEntry entry) {
      return put(entry);
    }

    @Override
    public CompletableFuture<Void> submitted(JobEntry entry) {
      return put(entry);
    }

    @Override
    public CompletableFuture<Void> refused(JobEntry entry) {
      return forget(entry);
    }

    @Override
    public CompletableFuture<Void> unknownOutcome(JobEntry entry) {
      return put(entry);
    }

    private CompletableFuture<Void> put(JobEntry entry) {
      return run(
          () -> {
            Row row = rows.get(entry.id());
            if (row == null) {
              boolean disowned =
                  has(Fault.DISOWNS_SUBMITS_WITHOUT_INTENT) && entry.state() == State.OPEN;
              rows.put(entry.id(), new Row(entry, disowned ? null : this));
            } else {
              row.entry = entry;
            }
          });
    }

    @Override
    public CompletableFuture<Void> finished(JobEnd end) {
      return run(
          () ->
              select(row -> row.path().equals(end.job().path()))
                  .filter(row -> row.entry.state() == State.OPEN)
                  .filter(row -> !has(Fault.FINISHES_ITS_OWN_SUBMITS_ONLY) || row.submitter == this)
                  .forEach(row -> finish(row, end.seenAt())));
    }

    private void finish(Row row, Instant at) {
      row.entry = row.entry.toBuilder().state(State.FINISHED, at).build();
      finished.add(row);
      finished.stream()
          .filter(old -> old.delivered || has(Fault.REMOVES_UNDELIVERED))
          .limit(Math.max(0, finished.size() - JobLedger.FINISHED_KEPT))
          .toList()
          .forEach(this::remove);
    }

    private void remove(Row row) {
      rows.remove(row.entry.id());
      finished.remove(row);
    }

    @Override
    public CompletableFuture<List<JobEntry>> find(JobQuery query) {
      return call(
          () ->
              select(row -> state(row) == query.state())
                  .map(
                      row ->
                          row.entry.state() == state(row)
                              ? row.entry
                              : row.entry.toBuilder()
                                  .state(state(row), row.entry.changedAt())
                                  .build())
                  .filter(
                      entry -> query.after().map(id -> entry.id().compareTo(id) > 0).orElse(true))
                  .limit(query.limit())
                  .toList());
    }

    private State state(Row row) {
      boolean foreign = has(Fault.TAKES_FOREIGN_INTENTS_AS_UNKNOWN) && row.owner != this;
      return row.entry.state() == State.INTENT && (isOrphan(row) || foreign)
          ? State.UNKNOWN_OUTCOME
          : row.entry.state();
    }

    @Override
    public CompletableFuture<Void> forget(JobEntry entry) {
      return run(() -> select(row -> row.entry.id().equals(entry.id())).forEach(this::remove));
    }

    @Override
    public CompletableFuture<Integer> forgetBefore(Instant limit) {
      return call(
          () -> {
            List<Row> old =
                select(row -> row.entry.submittedAt().isBefore(limit))
                    .filter(row -> state(row) != State.INTENT)
                    .toList();
            old.forEach(this::remove);
            return old.size();
          });
    }

    @Override
    public CompletableFuture<List<JobEntry>> adopt(int most) {
      if (has(Fault.ADOPTS_WITHOUT_A_LOCK)) {
        CompletableFuture<List<Row>> seen = call(() -> candidates(most));
        LockSupport.parkNanos(5_000_000);
        return Futures.map(seen, all -> take(all));
      }
      return call(() -> take(candidates(most)));
    }

    private List<Row> candidates(int most) {
      Stream<Row> all =
          select(this::isAdoptable)
              .sorted(
                  has(Fault.ADOPTS_THE_YOUNGEST)
                      ? Comparator.comparing((Row row) -> row.entry.id()).reversed()
                      : Comparator.comparing(row -> row.entry.id()));
      return (has(Fault.IGNORES_THE_LIMIT) ? all : all.limit(most)).toList();
    }

    private boolean isAdoptable(Row row) {
      boolean wanted =
          switch (row.entry.state()) {
            case OPEN -> true;
            case FINISHED -> !row.delivered && !has(Fault.ADOPTS_OPEN_JOBS_ONLY);
            default -> has(Fault.ADOPTS_UNKNOWN_OUTCOMES);
          };
      boolean free =
          isOrphan(row)
              || has(Fault.ADOPTS_FROM_THE_LIVING)
              || (has(Fault.ADOPTS_ALL_WHEN_ONE_DIED)
                  && instances.stream().anyMatch(instance -> !instance.alive));
      return wanted && free && !(row.adopted && has(Fault.KEEPS_ADOPTED_JOBS_FOR_GOOD));
    }

    private List<JobEntry> take(List<Row> all) {
      if (!has(Fault.ADOPTS_WITHOUT_OWNING)) {
        for (Row row : all) {
          row.owner = this;
          row.adopted = true;
        }
      }
      return has(Fault.INVENTS_A_JOB)
          ? List.of(JobEntry.builder("1", NOW).build())
          : all.stream().map(row -> row.entry).toList();
    }

    @Override
    public CompletableFuture<Void> delivered(JobReference job) {
      return run(
          () -> {
            List<Row> all =
                select(row -> isOf(job, row))
                    .filter(row -> !has(Fault.DELIVERS_ITS_OWN_ONLY) || row.owner == this)
                    .limit(has(Fault.DELIVERS_ONE_ENTRY_ONLY) ? 1 : rows.size())
                    .toList();
            if (all.isEmpty() && has(Fault.FAILS_ON_UNKNOWN_JOBS)) {
              throw new IllegalStateException("No job " + job.id());
            }
            all.forEach(this::deliver);
          });
    }

    private boolean isOf(JobReference job, Row row) {
      return switch (fault) {
        case DELIVERS_BY_ID -> row.entry.job().filter(j -> j.id().equals(job.id())).isPresent();
        case DELIVERS_BY_REFERENCE -> row.entry.job().filter(job::equals).isPresent();
        default -> row.path().equals(job.path());
      };
    }

    private void deliver(Row row) {
      if (row.entry.state() == State.OPEN) {
        if (has(Fault.DELIVERS_FINISHED_JOBS_ONLY)) {
          return;
        }
        finish(row, NOW);
      }
      row.delivered = !has(Fault.IGNORES_DELIVERIES);
      if (has(Fault.REMOVES_DELIVERED)) {
        remove(row);
      }
    }

    @Override
    public CompletableFuture<Void> announce(String jobId) {
      String id = has(Fault.ANNOUNCES_IN_ASCII) ? jobId.replaceAll("[^ -~]", "?") : jobId;
      return run(
          () -> {
            if (listener == null && has(Fault.FAILS_WITHOUT_A_LISTENER)) {
              throw new IllegalStateException("No listener");
            }
            for (Instance instance : instances) {
              if (instance != this || !has(Fault.ANNOUNCES_TO_OTHERS_ONLY)) {
                instance.hear(id);
              }
            }
          });
    }

    private void hear(String id) {
      if (listener == null || (closed && !has(Fault.ANNOUNCES_TO_THE_CLOSED))) {
        return;
      }
      try {
        for (int i = 0; i < (has(Fault.ANNOUNCES_TWICE) ? 2 : 1); i++) {
          listener.accept(id);
        }
      } catch (RuntimeException e) {
        if (has(Fault.DROPS_A_LISTENER_THAT_THROWS)) {
          listener = null;
        }
      }
    }

    @Override
    public void onAnnouncement(Consumer<String> newListener) {
      synchronized (SharedMemory.this) {
        if (listener != null && !has(Fault.REPLACES_THE_LISTENER)) {
          throw new IllegalStateException("There is a listener already");
        }
        listener = newListener;
      }
    }

    @Override
    public void close() {
      synchronized (SharedMemory.this) {
        closed = true;
        alive &= has(Fault.KEEPS_JOBS_OF_CLOSED_OWNERS);
      }
    }

    private boolean isOrphan(Row row) {
      return row.owner != null && !row.owner.alive;
    }

    private Stream<Row> select(Predicate<Row> filter) {
      return List.copyOf(rows.values()).stream().filter(filter);
    }

    private CompletableFuture<Void> run(Runnable step) {
      return call(
          () -> {
            step.run();
            return null;
          });
    }

    private <T> CompletableFuture<T> call(Supplier<T> step) {
      synchronized (SharedMemory.this) {
        if (closed && !has(Fault.ANSWERS_WHEN_CLOSED)) {
          return Futures.failed(new IllegalStateException("The store is closed"));
        }
        try {
          return CompletableFuture.completedFuture(step.get());
        } catch (RuntimeException e) {
          return Futures.failed(e);
        }
      }
    }
  }
}
