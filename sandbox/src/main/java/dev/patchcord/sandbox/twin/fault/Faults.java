package dev.patchcord.sandbox.twin.fault;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The failures that are still to happen, each used up in the order in which it was asked for. */
@Component
public final class Faults {

  private record Pending(Fault fault, CallbackFate fate, int left) {}

  private final Deque<Pending> rest = new ArrayDeque<>();
  private final Deque<Pending> callbacks = new ArrayDeque<>();

  /** Asks for a failure. */
  public synchronized void add(Fault fault) {
    if (fault.on().equals("callback")) {
      boolean sameToken = Boolean.TRUE.equals(fault.sameToken());
      addCallback(fault, CallbackFate.LOST, fault.lose());
      addCallback(fault, CallbackFate.twice(sameToken), fault.duplicate());
      if (fault.delay() != null) {
        addCallback(fault, CallbackFate.later(fault.delay()), times(fault));
      }
    } else {
      rest.addLast(new Pending(fault, CallbackFate.NONE, times(fault)));
    }
  }

  /** What has not happened yet, or not as often as it was asked for. */
  public synchronized List<Fault> pending() {
    return Stream.concat(rest.stream(), callbacks.stream()).map(Pending::fault).toList();
  }

  /** Forgets all that has not happened yet. */
  public synchronized void clear() {
    rest.clear();
    callbacks.clear();
  }

  /**
   * Uses up the failure of a REST request.
   *
   * @param operation method and resource, as in {@link Fault#on}
   */
  public synchronized Optional<Fault> nextRest(String operation) {
    Pending used = use(rest, operation, null);
    return used == null ? Optional.empty() : Optional.of(used.fault());
  }

  /** Uses up the failure of a callback of that kind; empty if none is asked for. */
  public synchronized Optional<CallbackFate> nextCallback(String kind) {
    return Optional.ofNullable(use(callbacks, "callback", kind)).map(Pending::fate);
  }

  private static int times(Fault fault) {
    return fault.times() == null ? 1 : fault.times();
  }

  private void addCallback(Fault fault, CallbackFate fate, @Nullable Integer count) {
    if (count != null && count > 0) {
      callbacks.addLast(new Pending(fault, fate, count));
    }
  }

  private static @Nullable Pending use(Deque<Pending> queue, String on, @Nullable String kind) {
    for (Iterator<Pending> all = queue.iterator(); all.hasNext(); ) {
      Pending pending = all.next();
      String wanted = pending.fault().kind();
      if (pending.fault().on().equals(on) && (wanted == null || wanted.equals(kind))) {
        all.remove();
        if (pending.left() > 1) {
          queue.addFirst(new Pending(pending.fault(), pending.fate(), pending.left() - 1));
        }
        return pending;
      }
    }
    return null;
  }
}
