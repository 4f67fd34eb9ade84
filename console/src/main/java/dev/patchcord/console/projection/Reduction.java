package dev.patchcord.console.projection;

import dev.patchcord.console.projection.Fact.CallEnded;
import dev.patchcord.console.projection.Fact.CallForgotten;
import dev.patchcord.console.projection.Fact.CallSeen;
import dev.patchcord.console.projection.Fact.Decided;
import dev.patchcord.console.projection.Fact.LetterFiled;
import dev.patchcord.console.projection.Fact.LetterPutBack;
import dev.patchcord.console.projection.Fact.PromiseBroken;
import dev.patchcord.console.projection.Fact.SpecialistForgotten;
import dev.patchcord.console.projection.Fact.SpecialistSeen;
import dev.patchcord.console.projection.Fact.Unreadable;
import dev.patchcord.console.projection.History.Stretch;
import dev.patchcord.console.projection.Rates.Arrow;
import dev.patchcord.contract.journal.BrokenPromise;
import dev.patchcord.contract.journal.CallIndex;
import dev.patchcord.contract.journal.CallSnapshot;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.SpecialistStanding;
import dev.patchcord.contract.wire.DeadLetterRequeued;
import dev.patchcord.orchestrator.owed.Owed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One batch of facts in the making of the next projection. Used once, by one thread. */
final class Reduction {
  private final Projection before;
  private final Map<String, LiveCall> calls;
  private final Map<String, CallIndex> ended;
  private final Map<String, SpecialistStanding> specialists;
  private final List<BrokenPromise> broken;
  private final Map<String, FiledLetter> letters;
  private final Map<Long, Map<Arrow, Integer>> changes = new HashMap<>();
  private final Map<Long, Stretch> happened = new HashMap<>();
  private final Map<Integer, Instant> decided;
  private final Map<String, Instant> wishes;
  private long unreadable;

  Reduction(Projection before) {
    this.before = before;
    this.calls = new HashMap<>(before.calls());
    this.ended = new HashMap<>(before.ended());
    this.specialists = new HashMap<>(before.specialists());
    this.broken = new ArrayList<>(before.broken());
    this.letters = new LinkedHashMap<>(before.letters());
    this.wishes = new HashMap<>(before.wishes());
    this.decided = new HashMap<>(before.decided());
    this.unreadable = before.unreadable();
  }

  void take(Fact fact) {
    switch (fact) {
      case CallSeen seen -> seen(seen.call());
      case CallForgotten gone -> calls.remove(gone.callId());
      case CallEnded over -> ended.put(over.call().callId(), over.call());
      case Decided decision -> decided(decision);
      case SpecialistSeen seen -> specialists.put(seen.specialist().number(), seen.specialist());
      case SpecialistForgotten gone -> specialists.remove(gone.number());
      case PromiseBroken news -> broken.add(news.promise());
      case LetterFiled filed ->
          letters.put(filed.id(), new FiledLetter(filed.id(), filed.letter(), null));
      case LetterPutBack back -> putBack(back.mark());
      case Unreadable _ -> unreadable++;
    }
  }

  private void seen(CallSnapshot call) {
    calls.put(call.callId(), new LiveCall(call, Owed.of(call), wishedAt(call)));
  }

  /** Journal and snapshot of one decision are on two topics, and either may be read first. */
  private Instant wishedAt(CallSnapshot call) {
    Instant told = wishes.get(call.callId());
    if (told != null && !told.isAfter(call.since())) {
      return told;
    }
    LiveCall known = calls.get(call.callId());
    return known != null && known.waits() && LiveCall.waits(call.state())
        ? known.wishedAt()
        : call.since();
  }

  private void decided(Decided change) {
    decided.merge(
        change.partition(), change.at(), (one, other) -> one.isAfter(other) ? one : other);
    CallState from = change.from();
    if (from == change.to()) {
      return;
    }
    happened(change.at(), Stretch.change(from, change.to()));
    if (from != null) {
      changes
          .computeIfAbsent(change.at().getEpochSecond(), _ -> new HashMap<>())
          .merge(new Arrow(from, change.to()), 1, Integer::sum);
    }
    if (!LiveCall.waits(change.to())) {
      waited(wishes.remove(change.callId()), change.at());
    } else if (from == null || !LiveCall.waits(from)) {
      wishes.put(change.callId(), change.at());
      calls.computeIfPresent(change.callId(), (_, call) -> waitingSince(call, change.at()));
    }
  }

  private void happened(Instant at, Stretch what) {
    happened.merge(History.stretchOf(at), what, Stretch::plus);
  }

  /** A wait that is over is remembered in each stretch at whose end it went on. */
  private void waited(@Nullable Instant wish, Instant until) {
    if (wish != null) {
      long over = History.stretchOf(until);
      long most = History.WINDOW.toSeconds() / History.SECONDS;
      for (long each = Math.max(History.stretchOf(wish), over - most); each < over; each++) {
        happened.merge(each, Stretch.wait(wish), Stretch::plus);
      }
    }
  }

  private static LiveCall waitingSince(LiveCall call, Instant wish) {
    return call.waits() && wish.isBefore(call.wishedAt())
        ? new LiveCall(call.snapshot(), call.owed(), wish)
        : call;
  }

  private void putBack(DeadLetterRequeued mark) {
    letters.computeIfPresent(
        mark.letter(), (id, letter) -> new FiledLetter(id, letter.content(), mark));
  }

  Projection result(Limits limits) {
    return new Projection(
        Collections.unmodifiableMap(calls),
        newest(ended, limits.endedCalls(), CallIndex::endedAt),
        Collections.unmodifiableMap(specialists),
        List.copyOf(broken.subList(Math.max(0, broken.size() - limits.faults()), broken.size())),
        newest(letters, limits.faults(), letter -> letter.content().at()),
        Collections.unmodifiableMap(wishes),
        before.rates().with(changes),
        before.history().with(happened),
        Collections.unmodifiableMap(decided),
        unreadable,
        before.version() + 1);
  }

  /** Cut with some slack, so that a full map is not sorted for every new entry. */
  private static <T> Map<String, T> newest(
      Map<String, T> all, int limit, Function<T, @Nullable Instant> at) {
    if (all.size() <= limit + limit / 10) {
      return Collections.unmodifiableMap(all);
    }
    Map<String, T> kept = new LinkedHashMap<>();
    all.entrySet().stream()
        .sorted(
            Comparator.comparing(
                (Map.Entry<String, T> each) -> at.apply(each.getValue()),
                Comparator.nullsFirst(Comparator.naturalOrder())))
        .skip(all.size() - limit)
        .forEach(each -> kept.put(each.getKey(), each.getValue()));
    return Collections.unmodifiableMap(kept);
  }
}
