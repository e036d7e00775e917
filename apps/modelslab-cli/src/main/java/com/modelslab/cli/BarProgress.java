// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import com.modelslab.cli.JobRunner.Outcome;
import com.modelslab.cli.JobRunner.Task;
import com.modelslab.job.Job;
import com.modelslab.job.JobResult;
import com.modelslab.resilience.ResilienceListener.Delay;
import com.modelslab.spi.async.Timer;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressState;

/**
 * Progress on a terminal: finished edits as lines, and below them a bar that also moves with the
 * service's own guesses while nothing is finished.
 */
final class BarProgress implements Progress {
  private static final int STEPS = 100;
  private static final int BAR_WIDTH = 32;
  private static final Duration TICK = Duration.ofMillis(200);
  private static final Duration USUAL_ETA = Duration.ofSeconds(10);

  private final LastLine lastLine;
  private final ProgressBar bar;
  private final Timer timer = Timer.daemon("modelslab-progress");
  private final Map<Task, Guess> running = new LinkedHashMap<>();
  private final int edits;
  private int finished;

  BarProgress(PrintStream out, int edits) {
    this.edits = edits;
    this.lastLine = new LastLine(out);
    this.bar =
        new ProgressBarBuilder()
            .setInitialMax((long) edits * STEPS)
            .setUpdateIntervalMillis((int) TICK.toMillis())
            .setRenderer(BarProgress::render)
            .setConsumer(lastLine)
            .build();
    tick();
  }

  @Override
  public synchronized void submitted(Task task, Job job) {
    Duration eta =
        job.submitted()
            .filter(JobResult.Processing.class::isInstance)
            .flatMap(state -> ((JobResult.Processing) state).eta())
            .orElse(USUAL_ETA);
    running.put(task, new Guess(System.nanoTime(), eta));
    show();
  }

  @Override
  public void delayed(Delay delay) {
    lastLine.above(OutcomeFormat.delayed(delay));
  }

  @Override
  public synchronized void finished(Outcome outcome) {
    running.remove(outcome.task());
    finished++;
    lastLine.above(OutcomeFormat.finished(outcome));
    show();
  }

  @Override
  public void close() {
    timer.close();
    bar.close();
  }

  private synchronized void tick() {
    show();
    timer.schedule(this::tick, TICK);
  }

  private void show() {
    double done = finished;
    for (Guess guess : running.values()) {
      done += guess.share();
    }
    bar.stepTo(Math.round(done * STEPS));
    bar.setExtraMessage(finished + " of " + edits + " done, " + running.size() + " at work");
  }

  private static String render(ProgressState state, int width) {
    int filled = (int) Math.round(state.getNormalizedProgress() * BAR_WIDTH);
    String line =
        "["
            + "#".repeat(filled)
            + ".".repeat(BAR_WIDTH - filled)
            + "] "
            + state.getExtraMessage()
            + ", "
            + state.getTotalElapsed().toSeconds()
            + " s";
    return line.length() <= width ? line : line.substring(0, width);
  }

  /** When an edit was submitted, and how long the service guessed that it takes. */
  private record Guess(long start, Duration eta) {
    /** {@return how much of it is done, by the guess; never all of it} */
    double share() {
      double elapsed = System.nanoTime() - start;
      return Math.min(0.95, elapsed / Math.max(1, eta.toNanos()));
    }
  }

  /** The line of the terminal that is written again and again, with others going above it. */
  private static final class LastLine implements ProgressBarConsumer {
    private static final int WIDTH = 78;
    private static final String CLEAR = "\r\u001b[K";

    private final PrintStream out;
    private String current = "";

    LastLine(PrintStream out) {
      this.out = out;
    }

    @Override
    public int getMaxRenderedLength() {
      return WIDTH;
    }

    @Override
    public synchronized void accept(String text) {
      current = text;
      out.print(CLEAR + text);
      out.flush();
    }

    synchronized void above(String line) {
      out.print(CLEAR + line + System.lineSeparator() + current);
      out.flush();
    }

    @Override
    public synchronized void close() {
      out.print(CLEAR);
      out.flush();
    }
  }
}
