// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.kotlin

import com.modelslab.ModelsLab
import com.modelslab.error.InsufficientCreditsException
import com.modelslab.error.JobTimeoutException
import com.modelslab.job.Job
import com.modelslab.job.JobProgress
import com.modelslab.job.JobResult
import com.modelslab.request.JobRequest
import java.nio.file.Path
import java.time.Duration
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.future.await
import kotlinx.coroutines.sync.Semaphore
import kotlinx.coroutines.sync.withPermit
import kotlinx.coroutines.withContext

// What the guide shows; KotlinTest runs it, and holds the guide against this file.

suspend fun edit(modelsLab: ModelsLab, request: JobRequest, directory: Path): List<Path> {
  val job = modelsLab.submitAsync(request).await()
  val result = job.awaitAsync().await()
  return modelsLab.downloads().toDirectoryAsync(result, directory).await()
}

suspend fun editAll(modelsLab: ModelsLab, requests: List<JobRequest>): List<JobResult.Completed> =
    coroutineScope {
      val permits = Semaphore(5)
      requests
          .map { request ->
            async {
              permits.withPermit { modelsLab.submitAsync(request).await().awaitAsync().await() }
            }
          }
          .awaitAll()
    }

suspend fun follow(job: Job, report: (JobProgress) -> Unit): JobResult.Completed =
    job.awaitAsync(Duration.ofMinutes(2)) { progress -> report(progress) }.await()

suspend fun outcome(modelsLab: ModelsLab, request: JobRequest): String {
  val job =
      try {
        modelsLab.submitAsync(request).await()
      } catch (e: InsufficientCreditsException) {
        return "buy credits: ${e.message}"
      }
  return try {
    job.awaitAsync(Duration.ofMinutes(2)).await().outputs().joinToString()
  } catch (e: JobTimeoutException) {
    "still running, resume it with ${e.jobToken().orElse("")}"
  }
}

suspend fun submitAndKeep(modelsLab: ModelsLab, request: JobRequest, keep: (String) -> Unit): Job =
    withContext(NonCancellable) {
      modelsLab.submitAsync(request).await().also { job -> keep(job.token()) }
    }

fun describe(result: JobResult): String =
    when (result) {
      is JobResult.Completed -> "done: ${result.outputs()}"
      is JobResult.Failed -> "failed: ${result.message()}"
      is JobResult.Processing -> "processing"
    }
