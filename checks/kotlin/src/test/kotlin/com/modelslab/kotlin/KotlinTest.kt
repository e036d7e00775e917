// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.kotlin

import com.modelslab.ModelsLab
import com.modelslab.image.ImageInput
import com.modelslab.job.JobProgress
import com.modelslab.job.PollSchedule
import com.modelslab.request.JobRequest
import com.modelslab.request.RemoveBackgroundRequest
import com.modelslab.simulator.Simulator
import com.modelslab.simulator.model.AccountPlan
import com.modelslab.simulator.model.CallKind
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import java.util.concurrent.ConcurrentLinkedQueue
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.future.await
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeoutOrNull
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

/** The functions of the guide, against the simulator. */
class KotlinTest {
  @Test
  fun edit_oneImage_isDownloaded(@TempDir directory: Path) = withSimulator { _, modelsLab ->
    val files = edit(modelsLab, request(), directory)

    assertThat(files).hasSize(1).allSatisfy { assertThat(it).isNotEmptyFile() }
  }

  @Test
  fun editAll_moreThanTheAccountTakes_eachEndsAndTheLimitIsKept() =
      withSimulator { simulator, modelsLab ->
        val results = editAll(modelsLab, List(12) { request() })

        assertThat(results).hasSize(12).allSatisfy { assertThat(it.outputs()).hasSize(1) }
        assertThat(simulator.journal().maxQueuedSeen()).isLessThanOrEqualTo(5)
      }

  @Test
  fun follow_jobIsSlow_progressIsReported() = withSimulator { _, modelsLab ->
    val reports = ConcurrentLinkedQueue<JobProgress>()

    val result = follow(modelsLab.submitAsync(request()).await(), reports::add)

    assertThat(reports).isNotEmpty().allSatisfy { assertThat(it.jobId()).isEqualTo(result.id()) }
  }

  @Test
  fun outcome_jobDone_isItsLinks() = withSimulator { _, modelsLab ->
    assertThat(outcome(modelsLab, request())).startsWith("http")
  }

  @Test
  fun describe_eachResult_isOneOfThree() = withSimulator { _, modelsLab ->
    val job = modelsLab.submitAsync(request()).await()

    assertThat(describe(job.submitted().orElseThrow())).isEqualTo("processing")
    assertThat(describe(job.awaitAsync().await())).startsWith("done: ")
  }

  @Test
  fun await_coroutineIsCancelled_pollsEndAndTheJobDoesNot() =
      withSimulator(typical = Duration.ofHours(1)) { simulator, modelsLab ->
        val job = modelsLab.submitAsync(request()).await()
        val polled = CompletableDeferred<Unit>()
        val waiting = launch { follow(job) { if (it.polls() > 1) polled.complete(Unit) } }
        polled.await()

        waiting.cancelAndJoin()

        assertNotPolled(job.id(), simulator, modelsLab)
        assertThat(describe(job.fetchAsync().await())).isEqualTo("processing")
      }

  @Test
  fun await_timeoutOfTheCoroutinePasses_pollsEnd() =
      withSimulator(typical = Duration.ofHours(1)) { simulator, modelsLab ->
        val job = modelsLab.submitAsync(request()).await()

        val result = withTimeoutOrNull(200) { job.awaitAsync().await() }

        assertThat(result).isNull()
        assertNotPolled(job.id(), simulator, modelsLab)
      }

  @Test
  fun await_anotherCoroutineOfTheScopeFails_pollsEnd() =
      withSimulator(typical = Duration.ofHours(1)) { simulator, modelsLab ->
        val job = modelsLab.submitAsync(request()).await()

        val scope = runCatching {
          coroutineScope {
            val polled = CompletableDeferred<Unit>()
            launch { follow(job) { if (it.polls() > 1) polled.complete(Unit) } }
            polled.await()
            error("another part of the work")
          }
        }

        assertThat(scope.exceptionOrNull()).hasMessage("another part of the work")
        assertNotPolled(job.id(), simulator, modelsLab)
      }

  @Test
  fun submitAndKeep_coroutineIsCancelled_tokenOfTheJobIsKept() =
      withSimulator { simulator, modelsLab ->
        val tokens = ConcurrentLinkedQueue<String>()
        val submitting =
            launch(start = CoroutineStart.UNDISPATCHED) {
              submitAndKeep(modelsLab, request(), tokens::add)
            }

        submitting.cancelAndJoin()

        assertThat(tokens).hasSize(simulator.journal().jobs().size).hasSize(1)
      }

  @Test
  fun guide_everyBlockOfKotlin_standsInTheSnippets() {
    val root = Path.of("..", "..")
    val code = plain(Files.readString(Path.of("src/test/kotlin/com/modelslab/kotlin/Snippets.kt")))
    val guide = Files.readString(root.resolve("docs/guides/kotlin.md"))
    val blocks = Regex("(?ms)^```kotlin\\R(.*?)^```").findAll(guide).map { it.groupValues[1] }

    assertThat(blocks.toList()).hasSizeGreaterThan(3).allSatisfy { assertThat(code).contains(plain(it)) }
  }
}

private fun plain(code: String) = code.replace(Regex("\\s+"), "")

private fun request(): JobRequest =
    RemoveBackgroundRequest.builder().image(ImageInput.url("https://example.com/cat.png")).build()

private fun withSimulator(
    typical: Duration = Duration.ofSeconds(4),
    test: suspend CoroutineScope.(Simulator, ModelsLab) -> Unit,
) {
  Simulator.builder()
      .plan(AccountPlan.PAY_AS_YOU_GO)
      .speed(50.0)
      .typicalTime(typical)
      .synchronous(0.0)
      .start()
      .use { simulator ->
        ModelsLab.builder()
            .apiKey(simulator.key())
            .baseUri(simulator.baseUri())
            .pollSchedule(PollSchedule.fixed(Duration.ofMillis(20)))
            .build()
            .use { modelsLab -> runBlocking { test(simulator, modelsLab) } }
      }
}

/** Another job of the same client is polled on, and the first is not. */
private suspend fun assertNotPolled(id: String, simulator: Simulator, modelsLab: ModelsLab) {
  fun polls() = simulator.journal().calls().count { it.kind() == CallKind.FETCH && it.jobId() == id.toLong() }
  // A poll under way at the cancellation may still arrive.
  pollAnother(modelsLab, times = 3)
  val before = polls()
  pollAnother(modelsLab, times = 6)
  assertThat(polls()).isEqualTo(before)
}

private suspend fun pollAnother(modelsLab: ModelsLab, times: Int) {
  val polled = CompletableDeferred<Unit>()
  val job = modelsLab.submitAsync(request()).await()
  val waiting =
      job.awaitAsync(Duration.ofMinutes(1)) { if (it.polls() >= times) polled.complete(Unit) }
  polled.await()
  waiting.cancel(false)
}
