// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.response;

import com.modelslab.error.AuthenticationException;
import com.modelslab.error.InsufficientCreditsException;
import com.modelslab.error.InvalidRequestException;
import com.modelslab.error.NotFoundException;
import com.modelslab.error.PlanException;
import com.modelslab.error.RateLimitException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What sentences of the service mean, if there is nothing better to judge by. Stateless; all texts
 * are in lower case.
 *
 * <p>Sentences on the call and on the server are only known by how they begin. Failed jobs quote
 * errors of their own, such as "failed to download init_image: access denied", and those must not
 * be taken for what the service says to its caller.
 */
final class ServiceWords {
  private static final String START = "(?:^|[.!?] )(?:sorry, |oops[,!] )?";
  private static final String END = "(?:[.,:;!]|$)";

  private static final List<Meaning> OF_THE_CALL =
      List.of(
          starting(
              RateLimitException::new,
              "(?:you (?:have )?(?:hit|reached|exceeded) (?:the|your) |api )?rate[ _-]?limit",
              "too many (?:requests|attempts)(?! for )",
              "you (?:already )?have \\d+ queued requests",
              "(?:the |your )?(?:maximum|max\\.?)(?: of)? \\d+ (?:queued|concurrent) requests",
              "(?:the |your )?(?:request )?queue (?:limit|is full)",
              "(?:too many |maximum )?concurrent requests",
              "requests? limit"),
          starting(
              AuthenticationException::new,
              "(?:an? )?(?:invalid|wrong|incorrect|expired|unknown|missing|no)"
                  + " (?:api[ _-]?(?:key|token)|access token)",
              "(?:an? )?(?:invalid|wrong|incorrect|expired|unknown|missing|no) key" + END,
              "(?:your |the )?(?:api[ _-]?(?:key|token)|access token|key) (?:is |was |has )?(?:been )?"
                  + "(?:required|invalid|not (?:valid|found)|missing|expired|revoked|disabled)",
              "unauthenticated",
              "(?:you are )?(?:not |un)authori[sz]ed(?! for url)"),
          starting(
              InsufficientCreditsException::new,
              "(?:you have )?(?:insufficient|not enough|no|low|out of) (?:\\w+ )?"
                  + "(?:credits?|balance|funds?)\\b",
              "you (?:do not|don't) have (?:enough|sufficient) (?:\\w+ )?(?:credits?|balance|funds?)\\b",
              "(?:your |the )?(?:monthly|daily|usage|plan|account|api|calls?|generations?)"
                  + "(?: \\w+)? limit (?:was |has been |is )?(?:exceeded|reached)",
              "your (?:\\w+ )?(?:limit|quota) (?:was |has been |is )?(?:exceeded|reached|used)",
              "limit (?:was |has been |is )?(?:exceeded|reached)",
              "(?:api |usage )?quota (?:was |has been |is )?(?:exceeded|reached|used)",
              "payment (?:is )?required"),
          starting(
              PlanException::new,
              "(?:this|the|your) [\\w -]{1,40} (?:requires|needs|is (?:only )?for)"
                  + " (?:an? )?(?:active )?(?:\\w+ )?"
                  + "(?:subscription|plan|premium|enterprise)(?: |s?"
                  + END
                  + ")",
              "(?:this|the) [\\w -]{1,40} (?:is )?(?:only )?(?:available )?(?:for|to|in|on)"
                  + " (?:the )?(?:premium|enterprise)",
              "you (?:have no|need|do not have|don't have) (?:an? |any )?(?:active )?"
                  + "(?:\\w+ )?(?:subscription|plan)\\b",
              "(?:your |the )?subscription",
              "no (?:active )?subscription",
              "(?:please )?(?:subscribe to|upgrade (?:your|to))",
              "(?:you )?(?:do(?:es)? not|don't|doesn't) have (?:permission|access)",
              "(?:access|permission) denied" + END,
              "(?:premium|enterprise) (?:plans?|users?|members?|customers?)? ?only",
              "forbidden" + END),
          starting(
              NotFoundException::new,
              "request (?:id )?(?:was )?not found",
              "no (?:such )?request (?:was )?found",
              "job (?:was )?not found"));

  private static final Pattern OF_THE_SERVER =
      pattern(
          "(?:the )?service (?:is )?(?:currently |temporarily )?unavailable",
          "temporarily unavailable",
          "(?:the |our )?(?:service|server|servers|system|model) (?:is|are) (?:currently |temporarily )?"
              + "(?:unavailable|busy|down|overloaded|loading|warming up|under maintenance)",
          "(?:internal )?server error",
          "(?:under|down for) maintenance",
          "bad gateway",
          "gateway time-?out");

  /** The service's own way to say that nothing is wrong with the call or the job. */
  private static final Pattern TRY_AGAIN =
      Pattern.compile("\\btry again(?: (?:later|in .*|after .*))?[.!]*$", Pattern.MULTILINE);

  /** These find fault with the request; a failed job says so in the same words. */
  private static final Pattern OF_THE_REQUEST =
      Pattern.compile(
          "required|must (be|not|have)|invalid|not valid"
              + "|(unable to|failed to|can ?not|could not) (fetch|load|read|download)"
              + "|not found|should be|may not be|not supported|unsupported|not allowed"
              + "|too (large|big|long|small)|does(n't| not) exist|valid url|malformed"
              + "|no image|no face");

  private ServiceWords() {}

  /** {@return why the call was refused; null if the words do not say so} */
  static @Nullable RefusalKind refusal(String words) {
    for (Meaning meaning : OF_THE_CALL) {
      if (meaning.pattern.matcher(words).find()) {
        return meaning.kind;
      }
    }
    return null;
  }

  /** {@return whether the words say that the server has trouble, whatever the call} */
  static boolean blameTheServer(String words) {
    return OF_THE_SERVER.matcher(words).find();
  }

  /** {@return whether the words end in the wish to try again} */
  static boolean askToTryAgain(String words) {
    return TRY_AGAIN.matcher(words).find();
  }

  /** {@return whether the words find fault with the request} */
  static boolean blameTheRequest(String words) {
    return OF_THE_REQUEST.matcher(words).find();
  }

  /** {@return {@link InvalidRequestException} if the words find fault with the request, or null} */
  static @Nullable RefusalKind fault(String words) {
    return blameTheRequest(words) ? InvalidRequestException::new : null;
  }

  private static Meaning starting(RefusalKind kind, String... sentences) {
    return new Meaning(kind, pattern(sentences));
  }

  private static Pattern pattern(String... sentences) {
    return Pattern.compile(START + "(?:" + String.join("|", sentences) + ")", Pattern.MULTILINE);
  }

  /** How sentences of one meaning begin. */
  private static final class Meaning {
    final RefusalKind kind;
    final Pattern pattern;

    Meaning(RefusalKind kind, Pattern pattern) {
      this.kind = kind;
      this.pattern = pattern;
    }
  }
}
