package dev.patchcord.sandbox.twin.vapi;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sessions of this twin, oldest first; the oldest that are over are forgotten. */
final class Sessions {
  private final int kept;
  private final Map<String, Session> byId = new LinkedHashMap<>();
  private final Map<String, Integer> streamsOfLeg = new HashMap<>();

  /**
   * An empty store.
   *
   * @param kept sessions that it remembers; those that live are not forgotten
   */
  Sessions(int kept) {
    this.kept = kept;
  }

  synchronized void add(Session session) {
    byId.put(session.id(), session);
    if (byId.size() > kept) {
      byId.values().stream().filter(old -> !old.isLive()).findFirst().ifPresent(this::forget);
    }
  }

  private void forget(Session old) {
    byId.remove(old.id());
    String callSid = old.view().callSid();
    if (callSid != null) {
      streamsOfLeg.remove(callSid);
    }
  }

  synchronized Optional<Session> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The session whose assistant hears the caller on that leg. */
  Optional<Session> heardBy(String callSid) {
    return all().stream()
        .filter(session -> session.isHeard() && callSid.equals(session.callSid()))
        .findFirst();
  }

  synchronized List<Session> all() {
    return List.copyOf(byId.values());
  }

  /** 1 when a stream of this leg reaches a session for the first time, 2 for the second, ... */
  synchronized int nextNumber(String callSid) {
    return streamsOfLeg.merge(callSid, 1, Integer::sum);
  }

  int live() {
    return (int) all().stream().filter(Session::isLive).count();
  }
}
