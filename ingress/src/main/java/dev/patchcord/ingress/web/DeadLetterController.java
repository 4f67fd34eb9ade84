package dev.patchcord.ingress.web;

import dev.patchcord.contract.callback.Webhook;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.ingress.config.IngressSettings;
import dev.patchcord.ingress.publish.DeadLetterDesk;
import dev.patchcord.ingress.publish.LetterStanding;
import dev.patchcord.ingress.publish.LetterStanding.Mark;
import dev.patchcord.ingress.publish.LetterStanding.Target;
import dev.patchcord.ingress.publish.LogUnavailable;
import dev.patchcord.ingress.request.Refused;
import dev.patchcord.ingress.request.WebhookRequest;
import dev.patchcord.ingress.security.Refusals;
import dev.patchcord.ingress.translate.RequeueRequests;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Operators who may put the record of a dead letter back where it was read. */
@RestController
class DeadLetterController {
  private static final Logger log = LoggerFactory.getLogger(DeadLetterController.class);

  private final DeadLetterDesk letters;
  private final List<String> mayRequeue;

  DeadLetterController(DeadLetterDesk letters, IngressSettings settings) {
    this.letters = letters;
    this.mayRequeue = settings.mayRequeue();
  }

  /** A letter that was put back before is answered so, and is not put back again. */
  @PostMapping(Webhook.DEAD_LETTERS + "/{partition}/{offset}/requeue")
  ResponseEntity<byte[]> requeue(WebhookRequest request) {
    if (!mayRequeue.contains(String.valueOf(request.sender()))) {
      throw new Refused(
          Refused.Reason.NOT_GRANTED,
          "This operator may not put dead letters back; add the name to"
              + " patchcord.ingress.may-requeue.");
    }
    RequeueRequests.Asked asked = RequeueRequests.asked(request);
    try {
      return answer(
          asked.dryRun()
              ? letters.look(asked.letter())
              : letters.putBack(asked.letter(), asked.by(), asked.why()));
    } catch (LogUnavailable e) {
      log.warn("a letter was not put back: {}", e.getMessage());
      return problem(
          503,
          "The dead letters could not be read, or not all was written; look at the letter, then try"
              + " again.",
          Map.of());
    }
  }

  /**
   * What is answered.
   *
   * @param standing {@code open} for a dry run, {@code put-back}, or {@code already}
   */
  record Answer(
      String letter,
      String standing,
      String topic,
      int partition,
      String key,
      @Nullable String eventId,
      int bytes,
      boolean rereadAtOrigin,
      @Nullable Instant at,
      @Nullable String by,
      @Nullable String why) {}

  private static ResponseEntity<byte[]> answer(LetterStanding letter) {
    Target target = letter.target();
    if (target == null) {
      String why = letter.refusal();
      return why == null
          ? problem(404, "There is no dead letter " + letter.letter() + ".", Map.of())
          : problem(409, "It is not put back: " + why + ".", Map.of("why", why));
    }
    Mark mark = letter.mark();
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(
            ContractJson.write(
                new Answer(
                    letter.letter(),
                    letter.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    target.topic(),
                    target.partition(),
                    target.key(),
                    target.eventId(),
                    target.bytes(),
                    target.rereadAtOrigin(),
                    mark == null ? null : mark.at(),
                    mark == null ? null : mark.by(),
                    mark == null ? null : mark.why())));
  }

  private static ResponseEntity<byte[]> problem(
      int status, String detail, Map<String, Object> more) {
    return Refusals.problem(status, detail, new HttpHeaders(), more);
  }
}
