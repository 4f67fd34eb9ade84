package dev.patchcord.sandbox.twin.twiml;

import dev.patchcord.sandbox.twin.TwinSettings;
import dev.patchcord.sandbox.twin.leg.Leg;
import dev.patchcord.sandbox.twin.leg.LegInterrupted;
import dev.patchcord.sandbox.twin.leg.TwimlSource;
import dev.patchcord.sandbox.twin.sid.Sids;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Records a message: the party speaks for 8 s, then the silence timeout ends it, unless a key, a
 * hang-up or the maximum length does so before.
 */
@Component
final class RecordVerb implements Verb {
  private static final Duration MESSAGE = Duration.ofSeconds(8);
  private final String accountSid;
  private final Sids sids;
  private final Documents documents;

  RecordVerb(TwinSettings settings, Sids sids, Documents documents) {
    this.accountSid = settings.accountSid();
    this.sids = sids;
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
    Duration wanted = MESSAGE.plusSeconds(verb.number("timeout", 5));
    Duration lasts = wanted.compareTo(longest) < 0 ? wanted : longest;
    walk.hear("silence", "recording");
    leg.listen(true);
    try {
      Optional<String> key = leg.await(lasts, leg::takeKey);
      return new Next.Document(after(verb, walk, lasts, key.orElse("")));
    } catch (LegInterrupted e) {
      if (!leg.live() && after(verb, walk, lasts, "hangup") instanceof TwimlSource.Fetch fetch) {
        documents.discard(leg, fetch);
      }
      throw e;
    } finally {
      leg.listen(false);
    }
  }

  private TwimlSource after(Element verb, Walk walk, Duration lasted, String digits)
      throws TwimlProblem {
    String sid = sids.next("RE");
    Map<String, String> extra = new LinkedHashMap<>();
    extra.put("RecordingSid", sid);
    extra.put(
        "RecordingUrl",
        "https://api.twilio.com/2010-04-01/Accounts/" + accountSid + "/Recordings/" + sid);
    extra.put("RecordingDuration", Long.toString(lasted.toSeconds()));
    extra.put("Digits", digits);
    return walk.actionOrSelf(verb, extra);
  }
}
