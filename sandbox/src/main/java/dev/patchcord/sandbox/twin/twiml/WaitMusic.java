package dev.patchcord.sandbox.twin.twiml;

import dev.patchcord.sandbox.twin.leg.LegInterrupted;
import dev.patchcord.sandbox.twin.leg.TwimlSource.Fetch;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a participant hears until the conference starts. A waitUrl document may Say, Play, Pause and
 * Redirect; it is not repeated by itself: after its last verb there is silence.
 */
@Component
final class WaitMusic {
  // A document that only redirects would be asked for without end.
  private static final Duration SILENT_ROUND = Duration.ofSeconds(1);

  private final Documents documents;

  WaitMusic(Documents documents) {
    this.documents = documents;
  }

  /** The document that waitUrl names; empty if it names none. */
  static Optional<Fetch> document(Element conference, Walk walk) throws TwimlProblem {
    return walk.url(conference, "waitUrl")
        .map(url -> new Fetch(url, Walk.method(conference, "waitMethod"), Map.of()));
  }

  /**
   * Plays until the conference starts or ends.
   *
   * @return false if the first document cannot be had: then Twilio establishes no conference
   */
  boolean play(Element conference, Optional<Fetch> document, Stay stay, Walk walk)
      throws LegInterrupted {
    if (stay.waitedEnough()) {
      return true;
    }
    if (conference.attribute("waitUrl").isEmpty()) {
      walk.hear("play", "Twilio's classical playlist");
    } else if (document.isEmpty()) {
      walk.hear("silence", "waitUrl is empty");
    } else {
      try {
        playDocuments(document.get(), stay, walk);
      } catch (TwimlProblem problem) {
        walk.warn(problem.code(), "waitUrl: " + problem.getMessage());
        return false;
      }
    }
    rest(null, stay, walk);
    return true;
  }

  private void playDocuments(Fetch first, Stay stay, Walk walk)
      throws LegInterrupted, TwimlProblem {
    Fetch next = first;
    boolean established = false;
    while (next != null && !stay.waitedEnough()) {
      Optional<List<Element>> document;
      try {
        document = documents.load(walk.leg(), next, () -> stay.waitedEnough());
      } catch (TwimlProblem problem) {
        if (!established) {
          throw problem;
        }
        walk.warn(problem.code(), "waitUrl: " + problem.getMessage());
        break;
      }
      established = true;
      next = document.isEmpty() ? null : playOne(document.get(), next, stay, walk);
    }
    if (!stay.waitedEnough()) {
      walk.hear("silence", "the waiting document has run out");
    }
  }

  /** Plays one document; null when it does not lead on. */
  private static @Nullable Fetch playOne(List<Element> document, Fetch self, Stay stay, Walk walk)
      throws LegInterrupted, TwimlProblem {
    boolean heard = false;
    for (Element element : document) {
      Optional<Sound> sound = Sound.of(element);
      if (sound.isPresent()) {
        heard = true;
        walk.hear(sound.get());
        rest(sound.get().lasts(), stay, walk);
        walk.ended(sound.get(), "nothing");
      } else if (element.name().equals("Redirect")) {
        if (!heard) {
          rest(SILENT_ROUND, stay, walk);
        }
        String target =
            element.text().isEmpty() ? self.url() : resolveAgainst(self, element.text(), walk);
        return new Fetch(target, Walk.method(element, "method"), Map.of());
      } else if (!element.text().equals(Documents.IMPLIED)) {
        walk.warn(13238, "<" + element.name() + "> is not allowed in a waitUrl document");
      }
      if (stay.waitedEnough()) {
        return null;
      }
    }
    return null;
  }

  private static String resolveAgainst(Fetch self, String reference, Walk walk)
      throws TwimlProblem {
    int fragmentAt = self.url().indexOf('#');
    String bare = fragmentAt < 0 ? self.url() : self.url().substring(0, fragmentAt);
    return new Walk(
            walk.leg(),
            URI.create(bare),
            self.url(),
            "POST",
            walk.record(),
            walk.ears(),
            walk.clock())
        .resolve(reference);
  }

  private static void rest(@Nullable Duration lasts, Stay stay, Walk walk) throws LegInterrupted {
    walk.leg().await(lasts, () -> stay.waitedEnough() ? Boolean.TRUE : null);
  }
}
