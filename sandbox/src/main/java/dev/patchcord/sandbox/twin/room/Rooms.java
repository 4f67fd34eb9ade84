package dev.patchcord.sandbox.twin.room;

import dev.patchcord.sandbox.twin.leg.CallStatus;
import dev.patchcord.sandbox.twin.leg.Leg;
import dev.patchcord.sandbox.twin.leg.LegEnd;
import dev.patchcord.sandbox.twin.leg.PartyConduct;
import dev.patchcord.sandbox.twin.party.Cue;
import dev.patchcord.sandbox.twin.record.Entry;
import dev.patchcord.sandbox.twin.record.TwinRecord;
import dev.patchcord.sandbox.twin.room.JoinResult.Gone;
import dev.patchcord.sandbox.twin.room.JoinResult.Joined;
import dev.patchcord.sandbox.twin.room.JoinResult.Refused;
import dev.patchcord.sandbox.twin.sid.Sids;
import dev.patchcord.sandbox.twin.time.TwinClock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * All conferences, behind one lock. A leg's lock may be taken under it, never the other way round.
 */
@Component
public final class Rooms {
  private static final int REMEMBERED = 10_000;

  private final Map<String, Room> bySid = new LinkedHashMap<>();
  private final Map<String, Room> liveByName = new LinkedHashMap<>();
  // Where each leg is, or is expected: in one room at most.
  private final Map<String, Room> byLeg = new HashMap<>();
  private final Sids sids;
  private final TwinClock clock;
  private final TwinRecord record;
  private final RoomReports reports;
  private final PartyConduct conduct;

  Rooms(Sids sids, TwinClock clock, TwinRecord record, RoomReports reports, PartyConduct conduct) {
    this.sids = sids;
    this.clock = clock;
    this.record = record;
    this.reports = reports;
    this.conduct = conduct;
  }

  /** All conferences, the newest first. */
  public synchronized List<Room> newestFirst() {
    return List.copyOf(bySid.values()).reversed();
  }

  public synchronized Optional<Room> find(String sid) {
    return Optional.ofNullable(bySid.get(sid));
  }

  /** The live conference with that SID or friendly name. */
  public synchronized Optional<Room> live(String sidOrName) {
    Room bySidFound = bySid.get(sidOrName);
    return bySidFound == null
        ? Optional.ofNullable(liveByName.get(sidOrName))
        : Optional.of(bySidFound).filter(room -> room.state() != Room.State.COMPLETED);
  }

  /** Active participants, ringing ones included. */
  public synchronized List<Participant> participants(Room room) {
    return room.participants();
  }

  /** A leg comes in. The conference is made if there is none of that name. */
  public synchronized JoinResult join(Leg leg, Entrance entrance) {
    if (!leg.live()) {
      return new Gone();
    }
    Room room = liveByName.get(entrance.room());
    Participant expected = room == null ? null : room.participant(leg.sid());
    if (room != null && expected == null) {
      Refused refused = refusal(room, entrance, leg.sid());
      if (refused != null) {
        return refused;
      }
    }
    if (room == null) {
      room = open(entrance);
    }
    Participant participant =
        expected == null ? new Participant(leg, entrance, clock.now()) : expected;
    put(room, participant);
    participant.join();
    reports.joined(room, participant);
    if (room.canStart()) {
      room.start(clock.now());
      reports.started(room);
    }
    tellWhoHearsWhom(room);
    return new Joined(participant);
  }

  /**
   * Keeps a place for a leg that is still to be dialled: its label is taken from now on.
   *
   * @param dial makes the leg; only called if there is a place
   */
  public synchronized Optional<Refused> invite(
      Entrance entrance, Supplier<Leg> dial, Consumer<Participant> invited) {
    Room room = liveByName.get(entrance.room());
    Refused refused = room == null ? null : refusal(room, entrance, "");
    if (refused != null) {
      return Optional.of(refused);
    }
    Leg leg = dial.get();
    Participant participant = new Participant(leg, entrance, clock.now());
    put(room == null ? open(entrance) : room, participant);
    leg.whenEnded(() -> leaveUnlessJoined(participant));
    invited.accept(participant);
    return Optional.empty();
  }

  /**
   * A leg goes. Nothing happens if it is in no conference.
   *
   * @param reason {@code participant_hung_up}, {@code participant_updated_via_api}, ...
   */
  public synchronized void leave(Leg leg, String reason) {
    Room room = byLeg.get(leg.sid());
    Participant leaver = room == null ? null : remove(room, leg.sid());
    if (room != null && leaver != null) {
      left(room, leaver, reason, "left");
    }
  }

  /** Puts a participant out. False if it is not in that conference. */
  public synchronized boolean kick(Room room, String callSid) {
    Participant kicked = remove(room, callSid);
    if (kicked == null) {
      return false;
    }
    letGo(kicked);
    left(room, kicked, "participant_updated_via_api", "kicked");
    kicked.release();
    kicked.leg().wake();
    return true;
  }

  /** Ends a conference by REST. */
  public synchronized void end(Room room) {
    if (room.state() != Room.State.COMPLETED) {
      end(room, "conference-ended-via-api", "conference_ended_via_api", null);
    }
  }

  /** Changes a participant by REST; null leaves a property as it is. */
  public synchronized void update(
      Room room,
      Participant who,
      @Nullable Boolean muted,
      @Nullable Boolean hold,
      @Nullable Boolean endOnExit) {
    if (muted != null && muted != who.muted()) {
      who.mute(muted);
      reports.changed(room, "mute", muted ? "mute" : "unmute", who);
    }
    if (endOnExit != null && endOnExit != who.endOnExit()) {
      who.endOnExit(endOnExit);
      reports.changed(room, "modify", "modify", who);
    }
    if (hold != null && hold != who.hold()) {
      who.hold(hold);
      reports.changed(room, "hold", hold ? "hold" : "unhold", who);
    }
  }

  /** Everybody in the room has heard an announcement. */
  public synchronized void announced(Room room, String url) {
    reports.announced(room, url);
  }

  /** An announcement could not be spoken. */
  public synchronized void notAnnounced(Room room, String url, String why) {
    reports.notAnnounced(room, url, why);
  }

  /** A leg that came in leaves by its own document, which knows why. */
  private synchronized void leaveUnlessJoined(Participant invited) {
    if (!invited.joined()) {
      leave(invited.leg(), "participant_add_failed");
    }
  }

  private void put(Room room, Participant participant) {
    room.put(participant);
    byLeg.put(participant.leg().sid(), room);
  }

  private @Nullable Participant remove(Room room, String callSid) {
    byLeg.remove(callSid, room);
    return room.remove(callSid);
  }

  private Room open(Entrance first) {
    Room room = new Room(sids.next("CF"), first, clock.now());
    bySid.put(room.sid(), room);
    liveByName.put(room.name(), room);
    if (bySid.size() > REMEMBERED) {
      bySid.values().stream()
          .filter(old -> old.state() == Room.State.COMPLETED)
          .findFirst()
          .ifPresent(old -> bySid.remove(old.sid()));
    }
    return room;
  }

  private void left(Room room, Participant leaver, String reason, String how) {
    // Whoever never came in cannot take the conference along.
    boolean takesAll = leaver.joined() && leaver.endOnExit();
    reports.left(room, leaver, reason);
    if (takesAll) {
      end(
          room,
          "participant-with-end-conference-on-exit-" + how,
          "moderator_ended_conference",
          leaver);
    } else if (room.participants().isEmpty()) {
      end(room, "last-participant-" + how, "moderator_ended_conference", leaver);
    } else {
      tellWhoHearsWhom(room);
    }
  }

  private void end(Room room, String reason, String reasonForOthers, @Nullable Participant by) {
    liveByName.remove(room.name());
    for (Participant other : room.participants()) {
      remove(room, other.leg().sid());
      letGo(other);
      reports.left(room, other, reasonForOthers);
      other.release();
      other.leg().wake();
    }
    room.complete(clock.now(), reason, by == null ? null : by.leg().sid());
    reports.ended(room, reason, by);
  }

  /** A leg that was dialled for this room and is not in yet has nowhere to go. */
  private static void letGo(Participant participant) {
    Leg leg = participant.leg();
    if (!participant.joined() && !leg.cancel(LegEnd.Cause.API)) {
      leg.end(new LegEnd(CallStatus.COMPLETED, LegEnd.Cause.API, 200));
    }
  }

  private static @Nullable Refused refusal(Room room, Entrance entrance, String callSid) {
    if (room.labelTaken(entrance.label(), callSid)) {
      return new Refused(16025, "Participant label is already in use: " + entrance.label());
    }
    if (room.full(entrance.maxParticipants())) {
      return new Refused(16020, "Conference is full: " + room.name());
    }
    return null;
  }

  /** Records who is bridged with whom, and gives the parties their cues. */
  private void tellWhoHearsWhom(Room room) {
    List<Participant> in = room.joined();
    boolean started = room.state() == Room.State.IN_PROGRESS;
    for (Participant one : in) {
      if (started) {
        one.start();
      }
      List<String> others =
          in.stream().filter(other -> other != one).map(other -> other.leg().sid()).toList();
      if (started && !others.isEmpty()) {
        one.bridge();
        record.add(new Entry.Bridged(clock.now(), one.leg().sid(), others, room.name()));
        record.add(new Entry.Heard(clock.now(), one.leg().sid(), "people", room.name()));
        conduct.cue(one.leg(), Cue.BRIDGED);
      } else if (others.isEmpty()) {
        if (started) {
          record.add(new Entry.Heard(clock.now(), one.leg().sid(), "silence", "alone in the room"));
        }
        conduct.cue(one.leg(), Cue.HELD);
      }
      one.leg().wake();
    }
  }
}
