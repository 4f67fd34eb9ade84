package dev.patchcord.sandbox.twin.twiml;

import dev.patchcord.sandbox.twin.leg.CallStatus;
import dev.patchcord.sandbox.twin.leg.LegEnd;
import org.springframework.stereotype.Component;

/** Refuses a call that nobody has taken yet; without effect once it is taken. */
@Component
final class RejectVerb implements Verb {

  @Override
  public String name() {
    return "Reject";
  }

  @Override
  public Next perform(Element verb, Walk walk) {
    if (walk.leg().status() != CallStatus.RINGING) {
      return new Next.Verb();
    }
    // Which status a plain rejection leaves is not documented; the caller hears "not in service".
    boolean busy = verb.attribute("reason").filter("busy"::equals).isPresent();
    walk.leg()
        .end(
            busy
                ? new LegEnd(CallStatus.BUSY, LegEnd.Cause.DOCUMENT, 486)
                : new LegEnd(CallStatus.FAILED, LegEnd.Cause.DOCUMENT, 404));
    return new Next.Over();
  }
}
