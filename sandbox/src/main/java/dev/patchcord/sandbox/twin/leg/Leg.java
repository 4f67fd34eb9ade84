package dev.patchcord.sandbox.twin.leg;

import dev.patchcord.sandbox.twin.leg.LegPlan.Hook;
import dev.patchcord.sandbox.twin.time.TwinClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One leg: its status, and what interrupts it. A single thread walks the leg; REST, timers, rooms
 * and the party act on it from others. Its own lock makes each change atomic: a leg cannot be
 * answered and cancelled at once.
 */
public final class Leg {

  private final String sid;
  private final LegPlan plan;
  private final TwinClock clock;
  private final LegWatcher watcher;
  private final Instant created;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition woken = lock.newCondition();
  private final AtomicReference<@Nullable TwimlSource> redirect = new AtomicReference<>();
  private final StatusHistory history = new StatusHistory();
  private final LegAgenda agenda;
  private final Keypad keypad = new Keypad();

  private boolean initiated;
  private volatile @Nullable Hook fallback;
  private volatile @Nullable Hook statusCallback;
  private volatile @Nullable Instant answeredAt;
  private volatile @Nullable Instant endedAt;
  private volatile @Nullable LegEnd end;
  private volatile @Nullable String answeredBy;
  private volatile Duration queueTime = Duration.ZERO;
  private volatile CallStatus status;

  Leg(String sid, LegPlan plan, CallStatus first, TwinClock clock, LegWatcher watcher) {
    this.sid = sid;
    this.plan = plan;
    this.clock = clock;
    this.agenda = new LegAgenda(clock);
    this.watcher = watcher;
    this.created = clock.now();
    this.status = first;
    this.fallback = plan.fallback();
    this.statusCallback = plan.statusCallback();
    history.add(created, first);
  }

  public String sid() {
    return sid;
  }

  public LegPlan plan() {
    return plan;
  }

  public CallStatus status() {
    return status;
  }

  public boolean live() {
    return !status.isFinal();
  }

  public Instant created() {
    return created;
  }

  public Optional<Instant> answeredAt() {
    return Optional.ofNullable(answeredAt);
  }

  public Optional<Instant> endedAt() {
    return Optional.ofNullable(endedAt);
  }

  /** How it ended; empty while it lives. */
  public Optional<LegEnd> end() {
    return Optional.ofNullable(end);
  }

  /** Machine detection's verdict, once there is one. */
  public Optional<String> answeredBy() {
    return Optional.ofNullable(answeredBy);
  }

  /** How long the carrier's own queue held the create request back. */
  public Duration queueTime() {
    return queueTime;
  }

  /** Talking time in call time; zero if nobody ever answered. */
  public Duration talked() {
    Instant from = answeredAt;
    Instant to = endedAt;
    return from == null ? Duration.ZERO : clock.callTime(from, to == null ? clock.now() : to);
  }

  /** The status as of a moment; empty if there was no leg yet. */
  public Optional<CallStatus> statusAt(Instant moment) {
    return history.at(moment);
  }

  public @Nullable Hook statusCallback() {
    return statusCallback;
  }

  public @Nullable Hook fallback() {
    return fallback;
  }

  /** Replaces where progress is told, and where to turn when a document fails; by REST. */
  public void replace(Optional<Hook> newStatusCallback, Optional<Hook> newFallback) {
    statusCallback = newStatusCallback.orElse(statusCallback);
    fallback = newFallback.orElse(fallback);
  }

  /** Whether {@code initiated} has been reached: before it, nothing is told of the leg. */
  boolean wasInitiated() {
    return initiated;
  }

  void queueTime(Duration wait) {
    queueTime = wait;
  }

  void answeredBy(String verdict) {
    answeredBy = verdict;
  }

  boolean initiate() {
    return change(
        () -> status == CallStatus.QUEUED && !initiated,
        () -> {
          initiated = true;
          watcher.changed(this, "initiated", null);
        });
  }

  boolean ring() {
    return change(() -> status == CallStatus.QUEUED, () -> reach(CallStatus.RINGING, null));
  }

  /** The call is taken. False if it had ended, or was taken before. */
  public boolean answer() {
    return change(
        () -> status == CallStatus.RINGING || status == CallStatus.QUEUED,
        () -> {
          answeredAt = clock.now();
          reach(CallStatus.IN_PROGRESS, null);
        });
  }

  /** Ends the leg. False if it had ended before. */
  public boolean end(LegEnd how) {
    return change(this::live, () -> finish(how));
  }

  /** Ends the leg as its document wants it. False if it had ended, or if a redirect waits. */
  public boolean hangUp() {
    LegEnd how = LegEnd.completed(LegEnd.Cause.DOCUMENT);
    return change(() -> live() && redirect.get() == null, () -> finish(how));
  }

  /** Stops ringing. False if it is no longer queued or ringing. */
  public boolean cancel(LegEnd.Cause cause) {
    return change(
        () -> status == CallStatus.QUEUED || status == CallStatus.RINGING,
        () -> finish(new LegEnd(CallStatus.CANCELED, cause, 487)));
  }

  /** Gives the leg another document. False if it is not in progress. */
  public boolean redirect(TwimlSource target) {
    return change(
        () -> status == CallStatus.IN_PROGRESS,
        () -> {
          redirect.set(target);
          woken.signalAll();
        });
  }

  /** Takes the redirect that interrupted the walk; empty if the leg has ended instead. */
  public Optional<TwimlSource> takeRedirect() {
    return Optional.ofNullable(redirect.getAndSet(null)).filter(target -> live());
  }

  /**
   * Waits for something; only the leg's own thread may.
   *
   * @param callTime how long at most; null = without limit
   * @param poll asked now and at each {@link #wake}, under the leg's lock; null = not yet
   * @return what the poll gave; empty when the time is over
   * @throws LegInterrupted when the leg ends or is redirected, at once and every time
   */
  public <T> Optional<T> await(@Nullable Duration callTime, Supplier<@Nullable T> poll)
      throws LegInterrupted {
    long left = callTime == null ? Long.MAX_VALUE : clock.real(callTime).toNanos();
    lock.lock();
    try {
      while (true) {
        if (!live() || redirect.get() != null) {
          throw new LegInterrupted();
        }
        T found = poll.get();
        if (found != null) {
          return Optional.of(found);
        }
        if (left <= 0) {
          return Optional.empty();
        }
        left = woken.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      // Only the twin's own end interrupts its threads: the leg ends with it.
      end = new LegEnd(CallStatus.FAILED, LegEnd.Cause.UNANSWERED, 503);
      status = CallStatus.FAILED;
      throw new LegInterrupted();
    } finally {
      lock.unlock();
    }
  }

  /** Lets time pass on the leg. */
  public void pause(Duration callTime) throws LegInterrupted {
    await(callTime, () -> null);
  }

  /** Makes the leg's thread look again at what it waits for. */
  public void wake() {
    change(() -> true, woken::signalAll);
  }

  /** Begins or ends listening for keys; both forget keys not yet taken. */
  public void listen(boolean on) {
    change(() -> true, () -> keypad.listen(on));
  }

  /** Takes a key that was pressed while listening; null if there is none. */
  public @Nullable String takeKey() {
    return keypad.take();
  }

  /** A key is pressed. False if nothing listens: it is lost. */
  boolean press(String digit) {
    return change(
        () -> keypad.listens() && status == CallStatus.IN_PROGRESS,
        () -> {
          keypad.press(digit);
          woken.signalAll();
        });
  }

  /** Does something later, unless the leg has ended by then. */
  public void later(Duration callTime, Runnable task) {
    change(this::live, () -> agenda.later(callTime, task));
  }

  /** Does something once the leg has ended, or at once if it has. Runs on a thread of its own. */
  public void whenEnded(Runnable task) {
    if (!change(this::live, () -> agenda.atEnd(task))) {
      clock.soon(task);
    }
  }

  private void finish(LegEnd how) {
    end = how;
    endedAt = clock.now();
    reach(how.status(), how);
    agenda.end();
    woken.signalAll();
  }

  private void reach(CallStatus next, @Nullable LegEnd how) {
    status = next;
    history.add(clock.now(), next);
    watcher.changed(this, next.word(), how);
  }

  private boolean change(Supplier<Boolean> allowed, Runnable change) {
    lock.lock();
    try {
      if (!allowed.get()) {
        return false;
      }
      change.run();
      return true;
    } finally {
      lock.unlock();
    }
  }
}
