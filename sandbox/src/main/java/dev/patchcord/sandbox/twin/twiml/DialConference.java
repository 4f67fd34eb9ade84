package dev.patchcord.sandbox.twin.twiml;

import dev.patchcord.sandbox.twin.leg.Leg;
import dev.patchcord.sandbox.twin.leg.LegInterrupted;
import dev.patchcord.sandbox.twin.leg.TwimlSource.Fetch;
import dev.patchcord.sandbox.twin.room.Entrance;
import dev.patchcord.sandbox.twin.room.JoinResult.Gone;
import dev.patchcord.sandbox.twin.room.JoinResult.Joined;
import dev.patchcord.sandbox.twin.room.JoinResult.Refused;
import dev.patchcord.sandbox.twin.room.Participant;
import dev.patchcord.sandbox.twin.room.Rooms;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/** Puts the leg into a conference until it leaves, is put out, or the conference ends. */
@Component
final class DialConference implements DialNoun {
  private static final int MAX_NAME = 128;

  private final Rooms rooms;
  private final WaitMusic music;

  DialConference(Rooms rooms, WaitMusic music) {
    this.rooms = rooms;
    this.music = music;
  }

  @Override
  public boolean takes(Element dial) {
    return noun(dial).isPresent();
  }

  @Override
  public DialOutcome dial(Element dial, Walk walk, AtomicReference<DialOutcome> soFar)
      throws LegInterrupted, TwimlProblem {
    Element conference = noun(dial).orElseThrow();
    // A document at fault must be found out before anybody is in the room.
    Optional<Fetch> waiting = WaitMusic.document(conference, walk);
    return switch (rooms.join(walk.leg(), entrance(conference, walk))) {
      case Refused(int code, String message) -> {
        walk.warn(code, message);
        yield DialOutcome.skipped();
      }
      case Gone() -> {
        walk.leg().pause(Duration.ZERO);
        yield DialOutcome.skipped();
      }
      case Joined(Participant participant) ->
          stay(dial, conference, waiting, participant, walk, soFar);
    };
  }

  private DialOutcome stay(
      Element dial,
      Element conference,
      Optional<Fetch> waiting,
      Participant participant,
      Walk walk,
      AtomicReference<DialOutcome> soFar)
      throws LegInterrupted {
    Leg leg = walk.leg();
    String reason = "participant_hung_up";
    Duration limit = Duration.ofSeconds(dial.number("timeLimit", 14_400));
    Stay stay = new Stay(leg, participant, dial.flag("hangupOnStar", false));
    stay.begin();
    try {
      if (!music.play(conference, waiting, stay, walk)) {
        reason = "participant_add_failed";
        return DialOutcome.failed();
      }
      leg.await(limit, () -> stay.over() ? Boolean.TRUE : null);
      return DialOutcome.conference(participant.bridged());
    } catch (LegInterrupted e) {
      soFar.set(DialOutcome.conference(participant.bridged()));
      if (leg.live()) {
        reason = "participant_updated_via_api";
      }
      throw e;
    } finally {
      stay.end();
      rooms.leave(leg, reason);
    }
  }

  private static Optional<Element> noun(Element dial) {
    return dial.children().stream().filter(child -> child.name().equals("Conference")).findFirst();
  }

  private static Entrance entrance(Element conference, Walk walk) throws TwimlProblem {
    String name = conference.text();
    if (name.isEmpty() || name.length() > MAX_NAME) {
      throw new TwimlProblem(13232, "<Conference> needs a name of 1 to 128 characters");
    }
    Optional<String> callback = walk.url(conference, "statusCallback");
    // Twilio documents no default for the events in TwiML; its sample code always names them.
    Set<String> events =
        conference
            .attribute("statusCallbackEvent")
            .map(words -> Set.copyOf(Arrays.asList(words.strip().split("\\s+"))))
            .orElse(Set.of("start", "end"));
    int most = conference.number("maxParticipants", Entrance.MAX_PARTICIPANTS);
    if (most < 2 || most > Entrance.MAX_PARTICIPANTS) {
      walk.warn(13233, "maxParticipants must be from 2 to 250, but is " + most);
      most = Entrance.MAX_PARTICIPANTS;
    }
    return new Entrance(
        name,
        conference.attribute("participantLabel").orElse(null),
        conference.flag("muted", false),
        conference.flag("startConferenceOnEnter", true),
        conference.flag("endConferenceOnExit", false),
        most,
        callback
            .map(
                url ->
                    new Entrance.Reports(
                        url, Walk.method(conference, "statusCallbackMethod"), events))
            .orElse(null));
  }
}
