package dev.patchcord.sandbox.twin.fault;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The failures that are still to happen, each used up in the order in which it was asked for. */
@Component
public final class Faults {

  /** What becomes of a callback. */
  public enum CallbackFate {
    NONE,
    LOSE,
    DUPLICATE
  }

  private record Pending(Fault fault, CallbackFate fate, int left) {}

  private final Deque<Pending> rest = new ArrayDeque<>();
  private final Deque<Pending> callbacks = new ArrayDeque<>();

  /** Asks for a failure. */
  public synchronized void add(Fault fault) {
    if (fault.on().equals("callback")) {
      addCallback(fault, CallbackFate.LOSE, fault.lose());
      addCallback(fault, CallbackFate.DUPLICATE, fault.duplicate());
    } else {
      rest.addLast(
          new Pending(fault, CallbackFate.NONE, fault.times() == null ? 1 : fault.times()));
    }
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

  /** Uses up the failure of a callback of that kind. */
  public synchronized CallbackFate nextCallback(String kind) {
    Pending used = use(callbacks, "callback", kind);
    return used == null ? CallbackFate.NONE : used.fate();
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
