package dev.patchcord.sandbox.twin.leg;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Which status a leg had when: GET requests may look a little into the past. */
final class StatusHistory {
  private final List<Reached> all = new CopyOnWriteArrayList<>();

  private record Reached(Instant at, CallStatus status) {}

  void add(Instant at, CallStatus status) {
    all.add(new Reached(at, status));
  }

  Optional<CallStatus> at(Instant moment) {
    return all.reversed().stream()
        .filter(reached -> !reached.at().isAfter(moment))
        .map(Reached::status)
        .findFirst();
  }
}
