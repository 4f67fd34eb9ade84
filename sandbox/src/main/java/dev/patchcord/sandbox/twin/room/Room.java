package dev.patchcord.sandbox.twin.room;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One conference. Guarded by {@link Rooms}; REST reads copies. */
public final class Room {

  /** Status of the conference resource. */
  public enum State {
    INIT,
    IN_PROGRESS,
    COMPLETED;

    /** Twilio's word: {@code in-progress}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final String sid;
  private final String name;
  private final Instant created;
  private final int maxParticipants;
  private final Entrance.@Nullable Reports reports;
  private final Map<String, Participant> present = new LinkedHashMap<>();
  private volatile State state = State.INIT;
  private volatile Instant updated;
  private volatile @Nullable String reasonEnded;
  private volatile @Nullable String endedBy;
  private int reported;

  Room(String sid, Entrance first, Instant created) {
    this.sid = sid;
    this.name = first.room();
    this.created = created;
    this.updated = created;
    this.maxParticipants = first.maxParticipants();
    this.reports = first.reports();
  }

  public String sid() {
    return sid;
  }

  public String name() {
    return name;
  }

  public Instant created() {
    return created;
  }

  public Instant updated() {
    return updated;
  }

  public State state() {
    return state;
  }

  /** In Twilio's hyphenated words; empty while it lives. */
  public Optional<String> reasonEnded() {
    return Optional.ofNullable(reasonEnded);
  }

  /** CallSid of the leg whose leaving ended it, if one did. */
  public Optional<String> endedBy() {
    return Optional.ofNullable(endedBy);
  }

  Entrance.@Nullable Reports reports() {
    return reports;
  }

  /** Number of the next callback, from 1. */
  int nextReport() {
    reported++;
    return reported;
  }

  List<Participant> participants() {
    return List.copyOf(present.values());
  }

  /** Those who are in, without phones that still ring. */
  List<Participant> joined() {
    return present.values().stream().filter(Participant::joined).toList();
  }

  @Nullable Participant participant(String callSid) {
    return present.get(callSid);
  }

  boolean full(int limitOfJoiner) {
    return present.size() >= Math.min(maxParticipants, limitOfJoiner);
  }

  boolean labelTaken(@Nullable String label, String byOtherThan) {
    return label != null
        && present.values().stream()
            .anyMatch(
                other ->
                    label.equals(other.entrance().label())
                        && !other.leg().sid().equals(byOtherThan));
  }

  /** Two are in, and one of them may start it. */
  boolean canStart() {
    List<Participant> in = joined();
    return state == State.INIT
        && in.size() >= 2
        && in.stream().anyMatch(one -> one.entrance().startOnEnter());
  }

  void put(Participant participant) {
    present.put(participant.leg().sid(), participant);
  }

  @Nullable Participant remove(String callSid) {
    return present.remove(callSid);
  }

  void start(Instant now) {
    state = State.IN_PROGRESS;
    updated = now;
  }

  void complete(Instant now, String reason, @Nullable String callSid) {
    state = State.COMPLETED;
    updated = now;
    reasonEnded = reason;
    endedBy = callSid;
  }
}
