package dev.patchcord.sandbox.twin.twiml;

import dev.patchcord.sandbox.twin.leg.Leg;
import dev.patchcord.sandbox.twin.leg.LegInterrupted;
import dev.patchcord.sandbox.twin.leg.LegPlan.Hook;
import dev.patchcord.sandbox.twin.leg.TwimlSource;
import dev.patchcord.sandbox.twin.party.PartyScripts;
import dev.patchcord.sandbox.twin.recording.Recording;
import dev.patchcord.sandbox.twin.recording.RecordingPlan;
import dev.patchcord.sandbox.twin.recording.Recordings;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Records a message. The party speaks as long as its script says; then the silence timeout ends the
 * recording, unless a key, a hang-up or the maximum length does so before. Nothing said: no action
 * is asked, the leg falls through to the next verb (Twilio, TwiML Record, second example).
 */
@Component
final class RecordVerb implements Verb {
  private static final String ANY_KEY = "1234567890*#";
  private final Recordings recordings;
  private final PartyScripts scripts;
  private final Documents documents;

  RecordVerb(Recordings recordings, PartyScripts scripts, Documents documents) {
    this.recordings = recordings;
    this.scripts = scripts;
    this.documents = documents;
  }

  @Override
  public String name() {
    return "Record";
  }

  @Override
  public Next perform(Element verb, Walk walk) throws LegInterrupted, TwimlProblem {
    Leg leg = walk.leg();
    Duration longest = Duration.ofSeconds(verb.number("maxLength", 3600));
    Duration spoken = shorter(scripts.ofCall(leg.sid()).message(), longest);
    Duration timeout = Duration.ofSeconds(verb.number("timeout", 5));
    // Silence before the first word counts like silence after the last one.
    Duration lasts = shorter(spoken.plus(timeout), longest);
    walk.hear("recording", "the party speaks after the tone");
    Recording message = recordings.beginMessage(leg, plan(verb, walk));
    Instant from = walk.clock().now();
    leg.listen(true);
    try {
      Optional<String> key = leg.await(lasts, () -> finishing(verb, leg));
      Duration lasted = key.isEmpty() ? lasts : shorter(since(from, walk), lasts);
      recordings.endMessage(message, kept(verb, spoken, lasted));
      return key.isEmpty() && spoken.isZero()
          ? new Next.Verb()
          : new Next.Document(after(verb, walk, message, key.orElse("")));
    } catch (LegInterrupted e) {
      recordings.endMessage(message, kept(verb, spoken, shorter(since(from, walk), lasts)));
      if (!leg.live() && after(verb, walk, message, "hangup") instanceof TwimlSource.Fetch fetch) {
        documents.discard(leg, fetch);
      }
      throw e;
    } finally {
      leg.listen(false);
    }
  }

  private static @Nullable String finishing(Element verb, Leg leg) {
    String finish = verb.attribute("finishOnKey").orElse(ANY_KEY);
    for (String key = leg.takeKey(); key != null; key = leg.takeKey()) {
      if (finish.contains(key)) {
        return key;
      }
    }
    return null;
  }

  /** What is left of it: silence at the end is cut off, unless {@code trim} forbids it. */
  private static Duration kept(Element verb, Duration spoken, Duration lasted) {
    boolean trims = !verb.attribute("trim").orElse("trim-silence").equals("do-not-trim");
    return trims || spoken.isZero() ? shorter(spoken, lasted) : lasted;
  }

  private static Duration since(Instant from, Walk walk) {
    return walk.clock().callTime(from, walk.clock().now());
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static RecordingPlan plan(Element verb, Walk walk) throws TwimlProblem {
    return new RecordingPlan(
        1,
        "inbound",
        walk.url(verb, "recordingStatusCallback")
            .map(url -> new Hook(url, Walk.method(verb, "recordingStatusCallbackMethod")))
            .orElse(null),
        verb.attribute("recordingStatusCallbackEvent")
            .map(words -> Set.copyOf(Arrays.asList(words.strip().split("\\s+"))))
            .orElse(RecordingPlan.ONLY_COMPLETED));
  }

  private TwimlSource after(Element verb, Walk walk, Recording message, String digits)
      throws TwimlProblem {
    Map<String, String> extra = new LinkedHashMap<>();
    extra.put("RecordingSid", message.sid());
    extra.put("RecordingUrl", recordings.url(message));
    extra.put(
        "RecordingDuration", Long.toString(message.length().orElse(Duration.ZERO).toSeconds()));
    extra.put("Digits", digits);
    return walk.actionOrSelf(verb, extra);
  }
}
