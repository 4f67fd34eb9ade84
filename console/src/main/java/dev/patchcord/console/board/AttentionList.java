package dev.patchcord.console.board;

import dev.patchcord.console.board.Attention.Kind;
import dev.patchcord.console.feed.PartitionLag;
import dev.patchcord.console.projection.FiledLetter;
import dev.patchcord.console.projection.LiveCall;
import dev.patchcord.console.projection.Projection;
import dev.patchcord.contract.journal.BrokenPromise;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.orchestrator.owed.Debt;
import dev.patchcord.orchestrator.timeline.TimeWords;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which calls need a person, at most one line for each. */
final class AttentionList {
  /** What went wrong longer ago is history: it stays on the page of faults. */
  private static final Duration LATELY = Duration.ofHours(1);

  private final Projection known;
  private final Thresholds thresholds;
  private final Instant now;
  private final @Nullable Outage outage;
  private final Map<String, Attention> worst = new HashMap<>();

  private AttentionList(
      Projection known, List<PartitionLag> lags, Thresholds thresholds, Instant now) {
    this.known = known;
    this.thresholds = thresholds;
    this.now = now;
    this.outage = Outage.of(late(), known, lags).orElse(null);
    known.calls().values().forEach(this::judge);
    known.letters().values().forEach(this::judge);
    known.broken().forEach(this::judge);
  }

  static AttentionList of(
      Projection known, List<PartitionLag> lags, Thresholds thresholds, Instant now) {
    return new AttentionList(known, lags, thresholds, now);
  }

  /** The worst first, without the calls that the outage counts. */
  List<Attention> calls() {
    return worst.values().stream().sorted(Attention.WORST_FIRST).toList();
  }

  @Nullable Outage outage() {
    return outage;
  }

  private List<Outage.Late> late() {
    return known.calls().values().stream()
        .filter(call -> call.owed().counts())
        .flatMap(call -> overdue(call).map(debt -> new Outage.Late(call, by(debt, call))).stream())
        .toList();
  }

  private void judge(LiveCall call) {
    Optional<Debt> overdue = overdue(call);
    Outage line = outage;
    if (line != null && overdue.isPresent() && call.owed().counts() && line.covers(call)) {
      return;
    }
    if (call.waits() && call.wishedAt().plus(thresholds.longWait()).isBefore(now)) {
      put(
          new Attention(
              call.callId(),
              Kind.LONG_WAIT,
              call.state(),
              call.wishedAt(),
              "The caller still waits for a person; "
                  + overdue
                      .or(() -> call.owed().first(now))
                      .map(AttentionList::expected)
                      .orElse("nothing is expected next")
                  + ".",
              overdue.isPresent()
                  ? "Look at the stream's lag: no orchestrator seems to serve this call."
                  : "Open the call: try the next specialist, or take the caller back to the AI."));
    } else if (overdue.isPresent() && call.owed().counts()) {
      put(
          new Attention(
              call.callId(),
              Kind.OVERDUE,
              call.state(),
              by(overdue.get(), call),
              "The deadline has passed and nothing was decided: " + expected(overdue.get()) + ".",
              "Look at the stream's lag: the call goes on by itself once it is served again."));
    }
  }

  private Optional<Debt> overdue(LiveCall call) {
    Instant limit = now.minus(thresholds.overdueGrace());
    return call.owed().isOverdue(limit) ? call.owed().first(limit) : Optional.empty();
  }

  private static Instant by(Debt debt, LiveCall call) {
    Instant by = debt.by();
    return by == null ? call.snapshot().since() : by;
  }

  private static String expected(Debt debt) {
    Instant by = debt.by();
    return "%s is to %s%s"
        .formatted(debt.who(), debt.what(), by == null ? "" : " by " + seconds(by) + " UTC");
  }

  private static String seconds(Instant moment) {
    return TimeWords.clock(moment).substring(0, "HH:mm:ss".length());
  }

  private void judge(FiledLetter letter) {
    if (letter.isOpen() && isLately(letter.content().at())) {
      String key = letter.content().key();
      known
          .call(key)
          .filter(LiveCall::lives)
          .ifPresent(
              call ->
                  put(
                      new Attention(
                          key,
                          Kind.UNREADABLE,
                          call.state(),
                          letter.content().at(),
                          "A record of this call was given up: " + letter.content().cause() + ".",
                          "Open the faults: the record can be put back once it can be read.")));
    }
  }

  private void judge(BrokenPromise promise) {
    if (isLately(promise.at())) {
      put(
          new Attention(
              promise.callId(),
              Kind.BROKEN_PROMISE,
              known.call(promise.callId()).map(LiveCall::state).orElse(CallState.ENDED),
              promise.at(),
              "The promise %s was not kept%s."
                  .formatted(
                      promise.promise(),
                      promise.evidence().isEmpty() ? "" : ": " + promise.evidence().getFirst()),
              "Open the call and read what led to it."));
    }
  }

  private boolean isLately(Instant at) {
    return at.plus(LATELY).isAfter(now);
  }

  private void put(Attention attention) {
    worst.merge(
        attention.callId(),
        attention,
        (left, right) -> Attention.WORST_FIRST.compare(left, right) <= 0 ? left : right);
  }
}
