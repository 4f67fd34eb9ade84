package dev.patchcord.sandbox.twin.twiml;

import dev.patchcord.sandbox.twin.callback.WebhookAnswer;
import dev.patchcord.sandbox.twin.callback.WebhookAnswer.Answered;
import dev.patchcord.sandbox.twin.callback.WebhookAnswer.Unanswered;
import dev.patchcord.sandbox.twin.callback.WebhookRequest;
import dev.patchcord.sandbox.twin.callback.Webhooks;
import dev.patchcord.sandbox.twin.leg.Leg;
import dev.patchcord.sandbox.twin.leg.LegInterrupted;
import dev.patchcord.sandbox.twin.leg.TwimlSource;
import dev.patchcord.sandbox.twin.leg.TwimlSource.Fetch;
import dev.patchcord.sandbox.twin.leg.VoiceFields;
import dev.patchcord.sandbox.twin.time.TwinClock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** Gets documents from the customer's server. */
@Component
final class Documents {
  /** Text of the Hangup that follows a response that is no TwiML. */
  static final String IMPLIED = "implied";

  private final Webhooks webhooks;
  private final VoiceFields fields;
  private final TwinClock clock;

  Documents(Webhooks webhooks, VoiceFields fields, TwinClock clock) {
    this.webhooks = webhooks;
    this.fields = fields;
    this.clock = clock;
  }

  /** The verbs of a leg's next document; a hang-up or redirect does not wait for the server. */
  List<Element> load(Leg leg, TwimlSource source) throws LegInterrupted, TwimlProblem {
    return load(leg, source, () -> false).orElse(List.of());
  }

  /**
   * As {@link #load(Leg, TwimlSource)}, but empty when something else makes it superfluous first.
   *
   * @param superfluous asked whenever the leg is woken
   */
  Optional<List<Element>> load(Leg leg, TwimlSource source, BooleanSupplier superfluous)
      throws LegInterrupted, TwimlProblem {
    return switch (source) {
      case TwimlSource.Inline inline -> Optional.of(TwimlParser.parse(inline.twiml()));
      case Fetch fetch -> {
        CompletableFuture<WebhookAnswer> asked = ask(leg, fetch);
        boolean answered =
            leg.await(
                    null,
                    () ->
                        asked.isDone()
                            ? Boolean.TRUE
                            : superfluous.getAsBoolean() ? Boolean.FALSE : null)
                .orElse(false);
        yield answered ? Optional.of(read(fetch, asked.join())) : Optional.empty();
      }
    };
  }

  /** Requests a document whose content no longer matters to the leg. */
  void discard(Leg leg, Fetch fetch) {
    clock.soon(
        () ->
            webhooks.call(
                new WebhookRequest(
                    "discarded", leg.sid(), fetch.url(), fetch.method(), form(leg, fetch))));
  }

  private CompletableFuture<WebhookAnswer> ask(Leg leg, Fetch fetch) {
    WebhookRequest request =
        new WebhookRequest("document", leg.sid(), fetch.url(), fetch.method(), form(leg, fetch));
    CompletableFuture<WebhookAnswer> answer =
        CompletableFuture.supplyAsync(() -> webhooks.call(request), clock::soon);
    // The answer itself, not the stage after this one: it must be done before the leg looks again.
    var _ = answer.whenComplete((said, failed) -> clock.soon(leg::wake));
    return answer;
  }

  private Map<String, String> form(Leg leg, Fetch fetch) {
    Map<String, String> form = fields.of(leg);
    form.putAll(fetch.extra());
    return form;
  }

  private static List<Element> read(Fetch fetch, WebhookAnswer answer) throws TwimlProblem {
    return switch (answer) {
      case Unanswered none ->
          throw new TwimlProblem(none.code(), fetch.url() + ": " + none.reason());
      case Answered said when !said.success() ->
          throw new TwimlProblem(
              11200, "Got HTTP " + said.status() + " response to " + fetch.url());
      case Answered said -> read(fetch, said);
    };
  }

  /** By content type (Twilio, TwiML, "response content types"). */
  private static List<Element> read(Fetch fetch, Answered said) throws TwimlProblem {
    String type = said.contentType();
    if (type.startsWith("audio/")) {
      return thenHangUp(new Element("Play", Map.of(), List.of(), fetch.url()));
    }
    return switch (type) {
      case "text/xml", "application/xml", "text/html" -> TwimlParser.parse(said.body());
      case "text/plain" ->
          said.body().strip().startsWith("<")
              ? TwimlParser.parse(said.body())
              : thenHangUp(new Element("Say", Map.of(), List.of(), said.body().strip()));
      default ->
          throw new TwimlProblem(
              12300, "Invalid Content-Type: '" + type + "' in the response to " + fetch.url());
    };
  }

  private static List<Element> thenHangUp(Element first) {
    return List.of(first, new Element("Hangup", Map.of(), List.of(), IMPLIED));
  }
}
