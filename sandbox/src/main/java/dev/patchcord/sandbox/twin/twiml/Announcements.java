package dev.patchcord.sandbox.twin.twiml;

import dev.patchcord.sandbox.twin.leg.Leg;
import dev.patchcord.sandbox.twin.leg.LegInterrupted;
import dev.patchcord.sandbox.twin.leg.LegPlan.Hook;
import dev.patchcord.sandbox.twin.leg.TwimlSource;
import dev.patchcord.sandbox.twin.record.Ears;
import dev.patchcord.sandbox.twin.record.Entry;
import dev.patchcord.sandbox.twin.record.TwinRecord;
import dev.patchcord.sandbox.twin.time.TwinClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Speaks a document to people in a conference (AnnounceUrl): Say, Play and Pause only. */
@Component
public final class Announcements {
  private final Documents documents;
  private final TwinRecord record;
  private final Ears ears;
  private final TwinClock clock;

  Announcements(Documents documents, TwinRecord record, Ears ears, TwinClock clock) {
    this.documents = documents;
    this.record = record;
    this.ears = ears;
    this.clock = clock;
  }

  /**
   * Fetches the document for the first of them, and lets all of them hear it; returns at once.
   *
   * @param done runs when it has been spoken
   * @param failed told why it cannot be
   */
  public void announce(List<Leg> listeners, Hook url, Runnable done, Consumer<String> failed) {
    clock.soon(
        () ->
            listeners.stream()
                .findFirst()
                .ifPresent(first -> speak(first, listeners, url, done, failed)));
  }

  private void speak(
      Leg first, List<Leg> listeners, Hook url, Runnable done, Consumer<String> failed) {
    try {
      Duration lasts = Duration.ZERO;
      for (Element element :
          documents.load(first, new TwimlSource.Fetch(url.url(), url.method(), Map.of()))) {
        Optional<Sound> sound = Sound.of(element);
        if (sound.isPresent()) {
          Sound next = sound.get();
          var _ = clock.after(lasts, () -> listeners.forEach(one -> heard(one, next)));
          lasts = lasts.plus(next.lasts());
        } else if (!element.text().equals(Documents.IMPLIED)) {
          record.notify(
              clock.now(),
              first.sid(),
              13238,
              "<" + element.name() + "> is not allowed in an announceUrl document");
        }
      }
      var _ = clock.after(lasts, done);
    } catch (TwimlProblem problem) {
      record.notify(
          clock.now(), first.sid(), problem.code(), "announceUrl: " + problem.getMessage());
      failed.accept(String.valueOf(problem.getMessage()));
    } catch (LegInterrupted gone) {
      record.add(new Entry.Note(clock.now(), first.sid(), "left before the announcement"));
    }
  }

  /** Over whatever is heard; after it there is that again, or silence again. */
  private void heard(Leg listener, Sound sound) {
    if (!listener.live()) {
      return;
    }
    boolean silentBefore = ears.isSilent(listener.sid());
    record.add(new Entry.Heard(clock.now(), listener.sid(), "announcement", sound.content()));
    if (silentBefore) {
      listener.later(
          sound.lasts(), () -> ears.ended(listener.sid(), "announcement", sound.content(), "room"));
    }
  }
}
