// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.compat;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A program that does what an application server does: loads an application, runs it and forgets
 * it, many times, and then says what of it is left.
 */
final class LoadAndUnload {
  private static final long LONGEST_LOOK_MILLIS = 100;

  static final String NOTHING_LEFT = "Nothing is left of ";

  private LoadAndUnload() {}

  /** Takes the class path, how often, how many seconds to wait, and what the use takes. */
  public static void main(String[] arguments) throws Exception {
    int times = Integer.parseInt(arguments[1]);
    Set<Thread> before = threads();
    ReferenceQueue<ClassLoader> freed = new ReferenceQueue<>();
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      loaders.add(runOnce(arguments, freed));
    }
    long deadline = System.nanoTime() + Duration.ofSeconds(Long.parseLong(arguments[2])).toNanos();
    while (left(loaders) > 0 || !started(before).isEmpty()) {
      if (System.nanoTime() > deadline) {
        System.out.println(
            left(loaders) + " of " + times + " loaders are left, and " + started(before));
        System.exit(1);
      }
      System.gc();
      freed.remove(LONGEST_LOOK_MILLIS);
    }
    System.out.println(NOTHING_LEFT + times);
  }

  private static WeakReference<ClassLoader> runOnce(
      String[] arguments, ReferenceQueue<ClassLoader> freed) throws Exception {
    try (URLClassLoader loader =
        new URLClassLoader(urls(arguments[0]), ClassLoader.getPlatformClassLoader())) {
      Thread.currentThread().setContextClassLoader(loader);
      loader
          .loadClass("com.example.app.ShortUse")
          .getMethod("run", String.class, String.class, String.class)
          .invoke(null, arguments[3], arguments[4], arguments[5]);
      return new WeakReference<>(loader, freed);
    } finally {
      Thread.currentThread().setContextClassLoader(ClassLoader.getSystemClassLoader());
    }
  }

  static URL[] urls(String classPath) throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (String entry : classPath.split(java.io.File.pathSeparator, -1)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    return urls.toArray(URL[]::new);
  }

  private static long left(List<WeakReference<ClassLoader>> loaders) {
    return loaders.stream().filter(loader -> loader.get() != null).count();
  }

  private static Set<Thread> threads() {
    return Set.copyOf(Thread.getAllStackTraces().keySet());
  }

  /** {@return the names of the threads that an application started and that run on} */
  private static List<String> started(Set<Thread> before) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !before.contains(thread))
        .map(Thread::getName)
        // The JVM's own, whoever is the first to use them.
        .filter(name -> !name.startsWith("ForkJoinPool.commonPool"))
        .filter(name -> !name.equals("Common-Cleaner") && !name.equals("process reaper"))
        .filter(name -> !name.startsWith("CompletableFutureDelayScheduler"))
        .collect(Collectors.toList());
  }
}
