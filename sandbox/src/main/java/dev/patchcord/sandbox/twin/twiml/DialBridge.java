package dev.patchcord.sandbox.twin.twiml;

import dev.patchcord.sandbox.twin.leg.CallStatus;
import dev.patchcord.sandbox.twin.leg.Leg;
import dev.patchcord.sandbox.twin.leg.LegEnd;
import dev.patchcord.sandbox.twin.leg.LegInterrupted;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Ties a leg to those that its Dial calls: the first that comes through its whisper is bridged, the
 * others are let go.
 */
final class DialBridge {
  private final Leg parent;
  private final List<Leg> children = new CopyOnWriteArrayList<>();
  private final AtomicReference<@Nullable Leg> chosen = new AtomicReference<>();
  private volatile boolean over;
  private volatile boolean moved;

  DialBridge(Leg parent) {
    this.parent = parent;
  }

  void add(Leg child) {
    children.add(child);
    child.whenEnded(parent::wake);
  }

  /** A child came through. False if another one was faster, or the Dial is over. */
  boolean claim(Leg child) {
    boolean first = !over && chosen.compareAndSet(null, child);
    parent.wake();
    return first;
  }

  /** Keeps a child on the line until the Dial is over; its own end interrupts it. */
  void stay(Leg child) throws LegInterrupted {
    child.await(null, () -> over ? Boolean.TRUE : null);
  }

  /** Waits until the bridged child, or without one every child, has ended. */
  boolean awaitEnd(Duration limit) throws LegInterrupted {
    return parent
        .await(
            limit,
            () -> {
              Leg bridged = chosen.get();
              boolean ended = bridged == null ? noneLives() : moved || !bridged.live();
              return ended ? Boolean.TRUE : null;
            })
        .isPresent();
  }

  /** Waits until a child is bridged. */
  void awaitBridge() throws LegInterrupted {
    parent.await(null, () -> (chosen.get() != null || noneLives()) ? Boolean.TRUE : null);
  }

  /** A redirect took the bridged child out: it lives on without the Dial. */
  void movedOut(Leg child) {
    children.remove(child);
    moved = true;
    parent.wake();
  }

  Optional<Leg> bridged() {
    return Optional.ofNullable(chosen.get());
  }

  List<Leg> children() {
    return children;
  }

  /** Ends whatever rings or talks, except that child. */
  void letGo(Optional<Leg> kept) {
    children.stream().filter(child -> child != kept.orElse(null)).forEach(DialBridge::drop);
  }

  void end() {
    over = true;
    letGo(Optional.empty());
  }

  private boolean noneLives() {
    return children.stream().noneMatch(Leg::live);
  }

  /** In whatever state it is. */
  private static void drop(Leg child) {
    if (!child.cancel(LegEnd.Cause.PARENT)) {
      child.end(new LegEnd(CallStatus.COMPLETED, LegEnd.Cause.PARENT, 200));
    }
  }
}
