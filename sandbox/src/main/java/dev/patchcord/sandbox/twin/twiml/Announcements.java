package dev.patchcord.sandbox.twin.twiml;

import dev.patchcord.sandbox.twin.leg.Leg;
import dev.patchcord.sandbox.twin.leg.LegInterrupted;
import dev.patchcord.sandbox.twin.leg.LegPlan.Hook;
import dev.patchcord.sandbox.twin.leg.TwimlSource;
import dev.patchcord.sandbox.twin.record.Entry;
import dev.patchcord.sandbox.twin.record.TwinRecord;
import dev.patchcord.sandbox.twin.time.TwinClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Speaks a document to people in a conference (AnnounceUrl): Say, Play and Pause only. */
@Component
public final class Announcements {
  private final Documents documents;
  private final TwinRecord record;
  private final TwinClock clock;

  Announcements(Documents documents, TwinRecord record, TwinClock clock) {
    this.documents = documents;
    this.record = record;
    this.clock = clock;
  }

  /**
   * Fetches the document for the first of them, and lets all of them hear it; returns at once.
   *
   * @param done runs when it has been spoken
   */
  public void announce(List<Leg> listeners, Hook url, Runnable done) {
    clock.soon(
        () ->
            listeners.stream().findFirst().ifPresent(first -> speak(first, listeners, url, done)));
  }

  private void speak(Leg first, List<Leg> listeners, Hook url, Runnable done) {
    Duration lasts = Duration.ZERO;
    try {
      for (Element element :
          documents.load(first, new TwimlSource.Fetch(url.url(), url.method(), Map.of()))) {
        Optional<Sound> sound = Sound.of(element);
        if (sound.isEmpty()) {
          record.notify(
              clock.now(),
              first.sid(),
              13238,
              "<" + element.name() + "> is not allowed in an announceUrl document");
          continue;
        }
        lasts = lasts.plus(sound.get().lasts());
        for (Leg listener : listeners) {
          record.add(
              new Entry.Heard(clock.now(), listener.sid(), "announcement", sound.get().content()));
        }
      }
      var _ = clock.after(lasts, done);
    } catch (TwimlProblem problem) {
      record.notify(
          clock.now(), first.sid(), problem.code(), "announceUrl: " + problem.getMessage());
    } catch (LegInterrupted gone) {
      record.add(new Entry.Note(clock.now(), first.sid(), "left before the announcement"));
    }
  }
}
