package dev.patchcord.sandbox.promise;

import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.callback.Webhook;
import dev.patchcord.contract.event.AnsweredBy;
import dev.patchcord.orchestrator.promise.Fact;
import dev.patchcord.sandbox.twin.record.Entry;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Says what the twin wrote down in the words of the promises. */
final class TwinFacts {
  /**
   * Documents that tell nothing, or nothing that the next one does not: music plays on while the
   * log is away, and is fetched again and again.
   */
  private static final Set<String> TELL_NOTHING = Set.of(Webhook.SAFE, Webhook.WAIT);

  private static final String DIAL = "POST Calls";

  private TwinFacts() {}

  static List<Fact> of(CallFile call) {
    Stream<Fact> phones =
        call.phones().values().stream()
            .map(
                each -> new Fact.Dialled(each.at(), each.legSid(), each.number(), each.callback()));
    return Stream.concat(phones, call.entries().stream().flatMap(TwinFacts::of)).toList();
  }

  private static Stream<Fact> of(Entry entry) {
    return switch (entry) {
      case Entry.LegChanged leg ->
          Stream.of(new Fact.LegChanged(leg.at(), leg.callSid(), LegStatus.ofWord(leg.status())));
      case Entry.PhoneRang ring ->
          Stream.of(new Fact.PhoneRang(ring.at(), ring.callSid(), ring.to()));
      case Entry.Bridged bridged ->
          Stream.of(new Fact.Bridged(bridged.at(), bridged.callSid(), bridged.with()));
      case Entry.KeyPressed key ->
          Stream.of(new Fact.KeyPressed(key.at(), key.callSid(), key.digit(), key.listening()));
      case Entry.Heard heard when heard.kind().equals("application-error") ->
          Stream.of(new Fact.ErrorHeard(heard.at(), heard.callSid(), heard.toString()));
      case Entry.Silence silence ->
          Stream.of(
              new Fact.Silence(
                  silence.at(),
                  silence.callSid(),
                  silence.since(),
                  silence.lasted(),
                  silence.after(),
                  silence.during(),
                  silence.written()));
      case Entry.WebhookSent sent -> Stream.concat(answered(sent), judged(sent));
      case Entry.WentWrong wrong ->
          Stream.of(
              new Fact.Trouble(
                  wrong.at(),
                  wrong.callSid(),
                  wrong.kind().equals(DIAL),
                  wrong.fault().contains("lost")));
      default -> Stream.empty();
    };
  }

  private static Stream<Fact> answered(Entry.WebhookSent sent) {
    boolean success = sent.status() >= 200 && sent.status() < 300;
    return success && !TELL_NOTHING.contains(URI.create(sent.url()).getPath())
        ? Stream.of(
            new Fact.RequestAnswered(
                sent.at(),
                sent.callSid(),
                "%s %s for %s (%d)"
                    .formatted(sent.kind(), sent.url(), sent.callSid(), sent.status()),
                sent.token()))
        : Stream.empty();
  }

  private static Stream<Fact> judged(Entry.WebhookSent sent) {
    String leg = sent.callSid();
    return leg != null
            && sent.kind().equals("amd")
            && "human".equals(sent.fields().get("AnsweredBy"))
        ? Stream.of(new Fact.Judged(sent.at(), leg, AnsweredBy.HUMAN))
        : Stream.empty();
  }
}
