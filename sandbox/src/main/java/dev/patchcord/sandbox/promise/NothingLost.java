package dev.patchcord.sandbox.promise;

import dev.patchcord.contract.callback.Webhook;
import dev.patchcord.sandbox.twin.record.Entry;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every webhook that was answered with success is in the log, and every command ends in an outcome.
 */
final class NothingLost implements Promise {
  /**
   * Documents that tell nothing, or nothing that the next one does not: music plays on while the
   * log is away, and is fetched again and again.
   */
  private static final Set<String> TELL_NOTHING = Set.of(Webhook.SAFE, Webhook.WAIT);

  @Override
  public List<String> broken(CallEvidence call) {
    Stream<String> unlogged =
        call.of(Entry.WebhookSent.class)
            .filter(sent -> sent.status() >= 200 && sent.status() < 300)
            .filter(sent -> !TELL_NOTHING.contains(URI.create(sent.url()).getPath()))
            .filter(sent -> !call.logged().contains(sent.token()))
            .map(
                sent ->
                    "%s %s for %s was answered %d at %s and is not in the log"
                        .formatted(
                            sent.kind(), sent.url(), sent.callSid(), sent.status(), sent.at()));
    Stream<String> unended =
        call.commands().stream()
            .filter(command -> !call.ended().contains(command.commandId()))
            .map(
                command ->
                    "%s %s has no outcome"
                        .formatted(command.getClass().getSimpleName(), command.commandId()));
    return Stream.concat(unlogged, unended).toList();
  }
}
